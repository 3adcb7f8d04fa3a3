/** The frame of every function that works off a queue: each record settles on its own, in time. */
import middy from '@middy/core';
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { NamedError } from '../contracts/named-error.ts';
import { count, flushMetrics } from './metrics.ts';
import type { Failures } from './failures.ts';
import { describeError, log } from './log.ts';

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
      const [outcome] = await Promise.allSettled([workInTime(record, invocation)]);
      if (outcome.status === 'rejected') await noteFailure(record, outcome.reason);
      settled.push(outcome);
    }
    const failed = settled.filter(({ status }) => status === 'rejected').length;
    count({ MessagesDone: settled.length - failed, MessagesFailed: failed });
    flushMetrics();
    return settled;
  };
  const workInTime = async (record: SQSRecord, invocation: Invocation): Promise<void> => {
    if (invocation.remainingMs() < options.reserveMs) throw new NotBegunError('too little time is left');
    await options.work(record.body, invocation);
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
      sqsPartialBatchFailure({
        // The record's body stays out of the log.
        logger: (reason: unknown, record: SQSRecord) => {
          log.error(`${options.name}-failed`, reason, {
            messageId: record.messageId,
            attempt: Number(record.attributes.ApproximateReceiveCount),
          });
        },
      }),
    )
    .handler(settleAll);
  return handler as unknown as (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
}
