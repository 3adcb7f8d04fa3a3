/** Sets a provisioned stack going: functions wait to be invoked, queues are worked off, schedules wait for their time. */
import { readAutomations, type Automations } from './automations.ts';
import { describeError, EmbeddedTargetError } from './errors.ts';
import { type RunningSource, runEventSource } from './event-sources.ts';
import { createFunctionPool, type PoolSettings } from './function-pool.ts';
import { createIdleness, type Idleness } from './idleness.ts';
import { createInvoker, type InvocationReport, type Invoker } from './invocations.ts';
import type { Provisioned } from './provision.ts';
import { countMessages } from './queues.ts';
import type { Stack } from './stack.ts';

export interface RunningStack {
  invoker: Invoker;
  idleness: Idleness;
  /** Bytes that each living instance of a function has in use. */
  memory(): Promise<number[]>;
  automations: Automations;
  /** What works queues off, by logical id of its mapping. */
  sources: ReadonlyMap<string, Pick<RunningSource, 'isEnabled'>>;
  stop(): Promise<void>;
}

export type RunSettings = Omit<PoolSettings, 'definitions' | 'queueWorkers'> & {
  region: string;
  onInvocation(report: InvocationReport): void;
};

export function runStack(stack: Stack, provisioned: Provisioned, settings: RunSettings): RunningStack {
  const pool = createFunctionPool({
    ...settings,
    definitions: provisioned.functions,
    // The template has them in the order in which a delivery passes them.
    queueWorkers: provisioned.sources.map(({ functionId }) => functionId),
  });
  const invoker = createInvoker(
    pool,
    (functionId) => {
      const rules = provisioned.asynchronousRules.get(functionId);
      if (rules === undefined) throw new EmbeddedTargetError(`there is no function ${functionId}`);
      return rules;
    },
    (report) => {
      settings.onInvocation(report);
      idleness.check();
    },
  );
  const running = new Map<string, RunningSource>();
  const idleness = createIdleness(() => {
    const filled = provisioned.sources
      .filter(
        ({ logicalId, queue }) => running.get(logicalId)?.isEnabled() !== false && countMessages(queue) > 0,
      )
      .map(({ queue }) => ({ queue: queue.logicalId, ...queue.depth() }));
    const isBusy =
      pool.busy() + invoker.pending() > 0 || [...running.values()].some((source) => source.active() > 0);
    if (filled.length === 0 && !isBusy) return undefined;
    return JSON.stringify({ invocations: pool.busy(), asynchronous: invoker.pending(), queues: filled });
  });
  for (const source of provisioned.sources) {
    source.queue.onChange(() => idleness.check());
    running.set(
      source.logicalId,
      runEventSource(source, {
        invoker,
        region: settings.region,
        faults: settings.faults,
        onSettled: () => idleness.check(),
        onFailure: (error) => idleness.fail(error instanceof Error ? error : new Error(describeError(error))),
      }),
    );
  }
  return {
    invoker,
    idleness,
    memory: () => pool.memory(),
    automations: readAutomations(stack, running),
    sources: running,
    stop: async () => {
      for (const source of running.values()) source.stop();
      await pool.stop();
    },
  };
}
