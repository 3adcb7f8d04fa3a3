/** The frame of every function that works off a queue: each record settles on its own, in time. */
import middy from '@middy/core';
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { NamedError } from '../contracts/named-error.ts';
import { log } from './log.ts';
import { count, flushMetrics } from './metrics.ts';

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
 * @param options.reserveMs a record is begun only while at least this much time is left
 */
export function queueFunction(options: {
  name: string;
  reserveMs: number;
  work: (body: string, invocation: Invocation) => Promise<void>;
}): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const settleAll = async (event: SQSEvent, context: Context): Promise<PromiseSettledResult<void>[]> => {
    const invocation = { remainingMs: () => context.getRemainingTimeInMillis() };
    const settled: PromiseSettledResult<void>[] = [];
    for (const record of event.Records) {
      const [outcome] = await Promise.allSettled([workInTime(record, invocation)]);
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
