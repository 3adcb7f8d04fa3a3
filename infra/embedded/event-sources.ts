/** Event source mappings: hand a queue's messages to a function in batches, and settle what it says of them. */
import { z } from 'zod';
import { makeBatchEvent, readFailures } from './batches.ts';
import { UnsupportedTemplateError } from './errors.ts';
import type { Outcome } from './instances.ts';
import type { FaultInjection } from './fault-injection.ts';
import type { Invoker } from './invocations.ts';
import type { Queue, ReceivedMessage } from './queues.ts';

/** What is run of AWS::Lambda::EventSourceMapping. */
export const eventSourceProperties = z.object({
  BatchSize: z.coerce.number().int().positive().default(10),
  Enabled: z.boolean().default(true),
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number().int().min(2).optional() }).optional(),
});

export interface EventSource {
  logicalId: string;
  queue: Queue;
  functionId: string;
  /** As the mapping names it, with its alias. */
  functionArn: string;
  batchSize: number;
  reportsFailures: boolean;
  maximumConcurrency: number;
}

export interface SourceFunction {
  logicalId: string;
  arn: string;
  timeoutSeconds: number;
}

/** Throws UnsupportedTemplateError for what Lambda would not accept either. */
export function readEventSource(
  logicalId: string,
  properties: z.infer<typeof eventSourceProperties>,
  queue: Queue,
  subject: SourceFunction,
): EventSource {
  const where = `${logicalId} (AWS::Lambda::EventSourceMapping)`;
  if (properties.BatchSize > 10 && properties.MaximumBatchingWindowInSeconds === 0) {
    throw new UnsupportedTemplateError(
      `${where}: property BatchSize above 10 needs MaximumBatchingWindowInSeconds`,
    );
  }
  if (queue.visibilityTimeoutSeconds < subject.timeoutSeconds) {
    throw new UnsupportedTemplateError(
      `${where}: messages of ${queue.logicalId} become visible before ${subject.logicalId} has timed out`,
    );
  }
  return {
    logicalId,
    queue,
    functionId: subject.logicalId,
    functionArn: subject.arn,
    batchSize: properties.BatchSize,
    reportsFailures: properties.FunctionResponseTypes.length > 0,
    maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency ?? 1000,
  };
}

export interface RunningSource {
  /** Whether messages are taken; work in progress is finished either way. */
  enable(isEnabled: boolean): void;
  isEnabled(): boolean;
  /** Batches that are worked on or wait for room. */
  active(): number;
  stop(): void;
}

export interface SourceSurroundings {
  invoker: Invoker;
  region: string;
  faults: FaultInjection | undefined;
  /** Called whenever a batch has come to its end. */
  onSettled: () => void;
  /** Called when a batch could not be settled. */
  onFailure: (error: unknown) => void;
}

/** Works off a queue from now on. */
export function runEventSource(source: EventSource, surroundings: SourceSurroundings): RunningSource {
  const { queue } = source;
  const { invoker, region, onSettled, onFailure } = surroundings;
  let active = 0;
  let waiting = 0;
  let isStopped = false;
  let isEnabled = true;
  let timer: NodeJS.Timeout | undefined;

  const work = async (): Promise<void> => {
    let batch: ReceivedMessage[] = [];
    let isWaiting = true;
    const stopWaiting = (): void => {
      if (isWaiting) waiting--;
      isWaiting = false;
    };
    const takeEvent = (): string | undefined => {
      stopWaiting();
      batch = isStopped || !isEnabled ? [] : queue.receive(source.batchSize);
      redeliverEarly(queue, batch, surroundings.faults);
      return batch.length === 0 ? undefined : JSON.stringify(makeBatchEvent(batch, queue.arn, region));
    };
    active++;
    waiting++;
    try {
      const { functionArn } = source;
      const outcome = await invoker.run(source.functionId, takeEvent, {
        records: () => batch.length,
        functionArn,
      });
      if (outcome !== undefined && !isStopped) settle(source, batch, outcome);
    } finally {
      stopWaiting();
      active--;
    }
  };

  const pump = (): void => {
    if (isStopped || !isEnabled) return;
    while (active < source.maximumConcurrency && waiting * source.batchSize < queue.depth().visible) {
      void work()
        .catch(onFailure)
        .finally(() => {
          pump();
          onSettled();
        });
    }
    clearTimeout(timer);
    const next = queue.nextVisibleAt();
    if (next !== undefined) timer = setTimeout(wake, Math.min(Math.max(next - Date.now(), 1), longestTimer));
  };

  /** Messages whose time has come become visible when somebody receives; nobody might. */
  const wake = (): void => {
    queue.surface();
    pump();
  };

  let isPumpPlanned = false;
  queue.onChange(() => {
    // Messages that arrive together go into one batch.
    if (isPumpPlanned) return;
    isPumpPlanned = true;
    setImmediate(() => {
      isPumpPlanned = false;
      pump();
    });
  });
  wake();
  return {
    enable: (wanted) => {
      isEnabled = wanted;
      wake();
    },
    isEnabled: () => isEnabled,
    active: () => active,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Lets the visibility of a batch expire while it is worked on, where the harness wants it. */
function redeliverEarly(
  queue: Queue,
  batch: readonly ReceivedMessage[],
  faults: FaultInjection | undefined,
): void {
  if (batch.length === 0) return;
  const bodies = batch.map(({ body }) => body);
  const milliseconds = faults?.onBatch({ queueId: queue.logicalId, bodies });
  if (milliseconds !== undefined) setTimeout(() => queue.expire(batch), milliseconds);
}

/** Timers take no longer times. */
const longestTimer = 2 ** 31 - 1;

function settle(
  { queue, reportsFailures }: EventSource,
  batch: readonly ReceivedMessage[],
  outcome: Outcome,
): void {
  const failed =
    outcome.kind === 'returned' ? (reportsFailures ? readFailures(outcome.payload, batch) : []) : batch;
  queue.settle(
    batch.filter((message) => !failed.includes(message)),
    failed,
  );
}
