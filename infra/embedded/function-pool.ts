/**
 * Runs invocations on instances of functions: warm ones first, no more at once than the machine can carry, and no more
 * threads alive than that and a few, because each takes tens of megabytes.
 */
import type { FunctionDefinition } from './functions.ts';
import { type Instance, type Outcome, startInstance } from './instances.ts';

export interface PoolSettings {
  definitions: readonly FunctionDefinition[];
  environmentOf(definition: FunctionDefinition): Readonly<Record<string, string>>;
  /** How many invocations run at once, of all functions. */
  concurrency: number;
  heapMegabytes: number;
  onLine(definition: FunctionDefinition, line: string): void;
}

export interface FunctionPool {
  /**
   * Runs one invocation as soon as there is room. The event is asked for only then, so that messages are not taken from
   * a queue before somebody can work on them; without an event nothing runs.
   */
  run(
    functionId: string,
    takeEvent: () => string | undefined,
    functionArn?: string,
  ): Promise<Outcome | undefined>;
  /** Invocations that run or wait for room. */
  busy(): number;
  stop(): Promise<void>;
}

interface Slot {
  definition: FunctionDefinition;
  instance: Instance;
  stopTimer: NodeJS.Timeout | undefined;
}

/** Instances that wait for work beyond those that may run, so that functions that take turns stay warm. */
const spareInstances = 2;
const idleMilliseconds = 5000;

export function createFunctionPool(settings: PoolSettings): FunctionPool {
  const definitions = new Map(settings.definitions.map((definition) => [definition.logicalId, definition]));
  const live = new Set<Slot>();
  const idle: Slot[] = [];
  const running = new Map<string, number>();
  const waiting: { definition: FunctionDefinition; start: () => void }[] = [];
  const stopping = new Set<Promise<void>>();
  let runningInAll = 0;
  let isStopped = false;

  const hasRoom = ({ logicalId, reservedConcurrency }: FunctionDefinition): boolean =>
    runningInAll < settings.concurrency && (running.get(logicalId) ?? 0) < (reservedConcurrency ?? Infinity);

  const count = ({ logicalId }: FunctionDefinition, change: 1 | -1): void => {
    runningInAll += change;
    running.set(logicalId, (running.get(logicalId) ?? 0) + change);
  };

  const startWaiting = (): void => {
    for (;;) {
      const next = waiting.findIndex(({ definition }) => hasRoom(definition));
      const [first] = next < 0 || isStopped ? [] : waiting.splice(next, 1);
      if (first === undefined) return;
      count(first.definition, 1);
      first.start();
    }
  };

  const discard = (slot: Slot): void => {
    clearTimeout(slot.stopTimer);
    live.delete(slot);
    const stopped = slot.instance.stop().finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  };

  const takeSlot = (definition: FunctionDefinition): Slot => {
    const warm = idle.findLastIndex((slot) => slot.definition === definition && slot.instance.isAlive());
    const [slot] = warm < 0 ? [] : idle.splice(warm, 1);
    if (slot !== undefined) {
      clearTimeout(slot.stopTimer);
      return slot;
    }
    if (runningInAll + idle.length > settings.concurrency + spareInstances) {
      idle.splice(0, 1).forEach(discard);
    }
    const instance = startInstance({
      definition,
      environment: settings.environmentOf(definition),
      heapMegabytes: settings.heapMegabytes,
      onLine: (line) => settings.onLine(definition, line),
    });
    const started: Slot = { definition, instance, stopTimer: undefined };
    live.add(started);
    return started;
  };

  const giveBack = (slot: Slot): void => {
    if (!slot.instance.isAlive() || isStopped) {
      discard(slot);
      return;
    }
    idle.push(slot);
    slot.stopTimer = setTimeout(() => {
      idle.splice(idle.indexOf(slot), 1);
      discard(slot);
    }, idleMilliseconds).unref();
  };

  const runNow = async (
    definition: FunctionDefinition,
    takeEvent: () => string | undefined,
    functionArn: string,
  ): Promise<Outcome | undefined> => {
    try {
      const event = takeEvent();
      if (event === undefined) return undefined;
      const slot = takeSlot(definition);
      const outcome = await slot.instance.invoke(event, functionArn);
      giveBack(slot);
      return outcome;
    } finally {
      count(definition, -1);
      startWaiting();
    }
  };

  return {
    run: async (functionId, takeEvent, functionArn) => {
      const definition = definitions.get(functionId);
      if (definition === undefined) throw new Error(`there is no function ${functionId}`);
      if (hasRoom(definition)) count(definition, 1);
      else await new Promise<void>((start) => waiting.push({ definition, start }));
      return runNow(definition, takeEvent, functionArn ?? definition.arn);
    },
    busy: () => runningInAll + waiting.length,
    stop: async () => {
      isStopped = true;
      idle.length = 0;
      live.forEach(discard);
      await Promise.all(stopping);
    },
  };
}
