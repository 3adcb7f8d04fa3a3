/** The frame of every function that works off a queue: each record settles on its own, in time. */
import middy from '@middy/core';
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { NamedError } from '../../contracts/named-error.ts';
import { correlated } from '../../runtime/correlation.ts';
import { count, flushMetrics, time } from '../../runtime/metrics.ts';
import type { Failures } from '../../store/failures.ts';
import { describeError, log } from '../../runtime/log.ts';

export interface Invocation {
  /** Milliseconds until the function would be cut off. */
  remainingMs(): number;
}

/** A record was not begun since the time left would not have sufficed; it comes again by itself. */
class NotBegunError extends NamedError {
  readonly name = 'NotBegunError';
}

/**
 * A Lambda handler for an SQS event source with partial batch responses.
 * @param options.work does what one message body asks for; what it throws is retried, then dead-lettered
 * @param options.failures keeps why a message failed, for whoever finds it in the dead-letter queue
 * @param options.reserveMs a record is begun only while at least this much time is left
 */
export function queueFunction(options: {
  name: string;
  failures: Failures;
  reserveMs: number;
  work: (body: string, invocation: Invocation) => Promise<void>;
}): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const settleAll = async (event: SQSEvent, context: Context): Promise<PromiseSettledResult<void>[]> => {
    const invocation = { remainingMs: () => context.getRemainingTimeInMillis() };
    const settled: PromiseSettledResult<void>[] = [];
    for (const record of event.Records) {
      settled.push(await correlated(record.body, () => settle(record, invocation)));
    }
    const failed = settled.filter(({ status }) => status === 'rejected').length;
    count({ MessagesDone: settled.length - failed, MessagesFailed: failed });
    flushMetrics();
    return settled;
  };
  const settle = async (record: SQSRecord, invocation: Invocation): Promise<PromiseSettledResult<void>> => {
    const [outcome] = await Promise.allSettled([workInTime(record, invocation)]);
    if (outcome.status === 'fulfilled') return outcome;
    log.error(`${options.name}-failed`, outcome.reason, {
      messageId: record.messageId,
      attempt: Number(record.attributes.ApproximateReceiveCount),
    });
    await noteFailure(record, outcome.reason);
    return outcome;
  };
  const workInTime = async (record: SQSRecord, invocation: Invocation): Promise<void> => {
    if (invocation.remainingMs() < options.reserveMs) throw new NotBegunError('too little time is left');
    const startedAt = performance.now();
    await options.work(record.body, invocation);
    time('MessageMilliseconds', performance.now() - startedAt);
  };
  /** As well as can be: a table that refuses must not fail the records that were worked off. */
  const noteFailure = async (record: SQSRecord, reason: unknown): Promise<void> => {
    const { error, message } = describeError(reason);
    const { messageId } = record;
    const attempt = Number(record.attributes.ApproximateReceiveCount);
    const why = { messageId, function: options.name, error, attempt, at: new Date().toISOString() };
    await options.failures
      .note({ ...why, ...(message !== undefined && { message }) })
      .catch((refusal: unknown) => log.error('failure-not-noted', refusal, { messageId }));
  };
  const handler = middy<SQSEvent, PromiseSettledResult<void>[]>()
    .use(
      // What failed is in the log already, without the record's body.
      sqsPartialBatchFailure({ logger: () => undefined }),
    )
    .handler(settleAll);
  return handler as unknown as (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
}
