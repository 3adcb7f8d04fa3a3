/**
 * Runs invocations on instances of functions: warm ones first, no more at once than the machine can carry, and no more
 * threads alive than that and a few, because each takes tens of megabytes.
 */
import type { MessagePort } from 'node:worker_threads';
import { type CallGate, createCallGate } from './call-gate.ts';
import type { Endpoints, FunctionDefinition } from './functions.ts';
import { type Instance, type Outcome, startInstance } from './instances.ts';
import type { Ending, FaultInjection } from './fault-injection.ts';

export interface PoolSettings {
  definitions: readonly FunctionDefinition[];
  environmentOf(definition: FunctionDefinition): Readonly<Record<string, string>>;
  /**
   * Logical ids of the functions that work queues off, those first whose work gives work to others: where there is not room
   * for all, what comes later does not hold up what comes before.
   */
  queueWorkers: readonly string[];
  /** How many invocations run at once, of all functions. */
  concurrency: number;
  heapMegabytes: number;
  /** Instances that wait for work beyond those that may run, so that functions that take turns stay warm. */
  spareInstances: number;
  /** How long an instance waits for work. */
  idleMilliseconds: number;
  endpoints: Endpoints;
  /** A port for requests to tables; undefined where these are not in this process. */
  connectTables(): MessagePort | undefined;
  faults: FaultInjection | undefined;
  onLine(definition: FunctionDefinition, line: string): void;
}

/** `workedMilliseconds`: how long the function's thread was at work; the rest of the time it waited for others. */
export type PoolOutcome = Outcome & { workedMilliseconds: number };

export interface FunctionPool {
  /**
   * Runs one invocation as soon as there is room. The event is asked for only then, so that messages are not taken from
   * a queue before somebody can work on them; without an event nothing runs.
   */
  run(
    functionId: string,
    takeEvent: () => string | undefined,
    functionArn?: string,
  ): Promise<PoolOutcome | undefined>;
  /** Invocations that run or wait for room. */
  busy(): number;
  /** Bytes that each living instance has in use. */
  memory(): Promise<number[]>;
  stop(): Promise<void>;
}

interface Slot {
  definition: FunctionDefinition;
  instance: Instance;
  gate: CallGate | undefined;
  stopTimer: NodeJS.Timeout | undefined;
}

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

  // On AWS none takes another's room. Here who is asked by a person, or by a schedule, goes before those that work queues off.
  const rankOf = ({ logicalId }: FunctionDefinition): number => settings.queueWorkers.indexOf(logicalId);

  const count = ({ logicalId }: FunctionDefinition, change: 1 | -1): void => {
    runningInAll += change;
    running.set(logicalId, (running.get(logicalId) ?? 0) + change);
  };

  const startWaiting = (): void => {
    for (;;) {
      const able = waiting.filter(({ definition }) => hasRoom(definition));
      const [first] = able.sort((one, other) => rankOf(one.definition) - rankOf(other.definition));
      if (first === undefined || isStopped) return;
      waiting.splice(waiting.indexOf(first), 1);
      count(first.definition, 1);
      first.start();
    }
  };

  const discard = (slot: Slot): void => {
    clearTimeout(slot.stopTimer);
    live.delete(slot);
    slot.gate?.close();
    const stopped = slot.instance.stop().finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  };

  const takeSlot = async (definition: FunctionDefinition): Promise<Slot> => {
    const warm = idle.findLastIndex((slot) => slot.definition === definition && slot.instance.isAlive());
    const [slot] = warm < 0 ? [] : idle.splice(warm, 1);
    if (slot !== undefined) {
      clearTimeout(slot.stopTimer);
      return slot;
    }
    if (runningInAll + idle.length > settings.concurrency + settings.spareInstances) {
      idle.splice(0, 1).forEach(discard);
    }
    const { faults, endpoints } = settings;
    const environment = settings.environmentOf(definition);
    const tables =
      environment['AWS_ENDPOINT_URL_DYNAMODB'] === endpoints.dynamodb ? settings.connectTables() : undefined;
    const gate =
      faults &&
      (await createCallGate(
        { endpoints, tables },
        {
          onCall: (call) => faults.onCall(call),
          onStart: (call) => faults.onStart?.({ functionId: definition.logicalId, ...call }),
        },
      ));
    const instance = startInstance({
      definition,
      environment: gate?.redirect(environment) ?? environment,
      // Where somebody stands between functions and tables, every request goes by him.
      tables: gate === undefined ? tables : undefined,
      heapMegabytes: settings.heapMegabytes,
      onLine: (line) => settings.onLine(definition, line),
    });
    const started: Slot = { definition, instance, gate, stopTimer: undefined };
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
    }, settings.idleMilliseconds).unref();
  };

  const runNow = async (
    definition: FunctionDefinition,
    takeEvent: () => string | undefined,
    functionArn: string,
  ): Promise<PoolOutcome | undefined> => {
    try {
      const event = takeEvent();
      if (event === undefined) return undefined;
      const slot = await takeSlot(definition);
      const invocation = { functionId: definition.logicalId, event };
      slot.gate?.begin(invocation, (how) => {
        if (how === 'killed') slot.instance.kill();
      });
      const timeout = settings.faults?.onInvocation(invocation);
      const before = slot.instance.workedMilliseconds();
      const outcome = await slot.instance.invoke(event, functionArn, timeout);
      const workedMilliseconds = slot.instance.workedMilliseconds() - before;
      const ending = slot.gate?.ending();
      giveBack(slot);
      return { ...(ending === undefined ? outcome : outcomeOf(ending)), workedMilliseconds };
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
    memory: () => Promise.all([...live].map(({ instance }) => instance.memory())),
    stop: async () => {
      isStopped = true;
      idle.length = 0;
      live.forEach(discard);
      await Promise.all(stopping);
    },
  };
}

/** What the caller hears of an invocation that was ended, whatever its thread may still have said. */
function outcomeOf(ending: Ending): Outcome {
  const error = { errorType: `FaultInjection.${ending}`, errorMessage: 'ended by the harness', trace: [] };
  return { kind: ending === 'timed-out' ? 'timed-out' : 'failed', error };
}
