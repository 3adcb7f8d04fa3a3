/** Invokes functions, synchronously or asynchronously, and reports each result to the listener. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { FunctionError, UnsupportedTemplateError } from './errors.ts';
import type { FunctionPool } from './function-pool.ts';
import type { FunctionDefinition } from './functions.ts';
import type { Outcome } from './instances.ts';
import type { Queue } from './queues.ts';

/** What one invocation came to, for whoever watches. */
export interface InvocationReport {
  /** Logical id of the function. */
  function: string;
  /** Messages of the batch; 0 where the event is not a batch. */
  records: number;
  milliseconds: number;
  /** Of these, how long the function's own thread was at work: the rest it waited for tables, objects and queues. */
  workedMilliseconds: number;
  outcome: Outcome['kind'];
  /** Type of the error, without its message, which may tell more than a listener should hear. */
  errorType?: string;
}

export interface Invoker {
  /** Runs one invocation; undefined if there was no event. `records` is asked for after the event was taken. */
  run(
    functionId: string,
    takeEvent: () => string | undefined,
    options?: { records?: () => number; functionArn?: string },
  ): Promise<Outcome | undefined>;
  /** Invokes and waits for the answer. Throws FunctionError. */
  invoke(functionId: string, payload: unknown): Promise<unknown>;
  /** Invokes as Lambda does for schedules: retried, then handed to the function's dead-letter queue. Throws FunctionError. */
  invokeAsynchronously(functionId: string, event: string): Promise<void>;
  /** Asynchronous invocations that have not come to an end. */
  pending(): number;
}

/** What is run of AWS::Lambda::EventInvokeConfig. */
export const eventInvokeProperties = z.object({
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
});

export interface AsynchronousRules {
  maximumRetryAttempts: number;
  /** Queue for a report of what failed for good. */
  onFailure: Queue | undefined;
  /** Queue for the event alone; the older way. */
  deadLetters: Queue | undefined;
}

/** Lambda waits a minute before the first retry and two before the second. */
const retryMilliseconds = 50;

export function createInvoker(
  pool: FunctionPool,
  asynchronousRules: (functionId: string) => AsynchronousRules,
  onInvocation: (report: InvocationReport) => void,
): Invoker {
  let pending = 0;

  const run: Invoker['run'] = async (functionId, takeEvent, { records, functionArn } = {}) => {
    let startedAt = 0;
    const take = (): string | undefined => {
      startedAt = performance.now();
      return takeEvent();
    };
    const outcome = await pool.run(functionId, take, functionArn);
    if (outcome === undefined) return undefined;
    onInvocation({
      function: functionId,
      records: records?.() ?? 0,
      milliseconds: performance.now() - startedAt,
      workedMilliseconds: outcome.workedMilliseconds,
      outcome: outcome.kind,
      ...(outcome.kind === 'returned' ? {} : { errorType: outcome.error.errorType }),
    });
    return outcome;
  };

  const invokeOnce = async (functionId: string, event: string): Promise<Outcome> => {
    const outcome = await run(functionId, () => event);
    if (outcome === undefined) throw new Error(`${functionId} was not invoked`);
    return outcome;
  };

  const retry = async (functionId: string, event: string): Promise<void> => {
    const rules = asynchronousRules(functionId);
    const attempts = rules.maximumRetryAttempts + 1;
    for (let attempt = 1; ; attempt++) {
      const outcome = await invokeOnce(functionId, event);
      if (outcome.kind === 'returned') return;
      if (attempt === attempts) {
        rules.deadLetters?.send(event);
        rules.onFailure?.send(describeFailure(event, outcome.error, attempts));
        throw new FunctionError(
          functionId,
          outcome.kind,
          `${describeOutcome(outcome)} (attempts: ${attempts})`,
        );
      }
      await sleep(retryMilliseconds * attempt);
    }
  };

  return {
    run,
    invoke: async (functionId, payload) => {
      const outcome = await invokeOnce(functionId, JSON.stringify(payload ?? null));
      if (outcome.kind === 'returned') return JSON.parse(outcome.payload) as unknown;
      throw new FunctionError(functionId, outcome.kind, describeOutcome(outcome));
    },
    invokeAsynchronously: async (functionId, event) => {
      pending++;
      try {
        await retry(functionId, event);
      } finally {
        pending--;
      }
    },
    pending: () => pending,
  };
}

function describeOutcome(outcome: Outcome): string {
  return outcome.kind === 'returned'
    ? 'returned'
    : `${outcome.error.errorType}: ${outcome.error.errorMessage}`;
}

function describeFailure(event: string, error: object, attempts: number): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: attempts },
    requestPayload: JSON.parse(event) as unknown,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  });
}

/** What the template says of asynchronous invocations of a function; Lambda's own rules where it says nothing. */
export function readAsynchronousRules(
  definition: FunctionDefinition,
  configuration: z.infer<typeof eventInvokeProperties> | undefined,
  findQueue: (arn: string) => Queue | undefined,
): AsynchronousRules {
  const find = (arn: string | undefined): Queue | undefined => {
    const queue = arn === undefined ? undefined : findQueue(arn);
    if (arn === undefined || queue !== undefined) return queue;
    throw new UnsupportedTemplateError(
      `${definition.logicalId}: failed events cannot go to ${arn}, only to a queue`,
    );
  };
  return {
    maximumRetryAttempts: configuration?.MaximumRetryAttempts ?? 2,
    onFailure: find(configuration?.DestinationConfig?.OnFailure?.Destination),
    deadLetters: find(definition.deadLetterArn),
  };
}
