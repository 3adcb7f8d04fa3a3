/** Batches of messages, in the words between Lambda and a function: the event, and what the answer says has failed. */
import { z } from 'zod';
import type { ReceivedMessage } from './queues.ts';

const response = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/** What a function says has failed. As on Lambda, an answer that makes no sense means all of it. */
export function readFailures(payload: string, batch: readonly ReceivedMessage[]): readonly ReceivedMessage[] {
  const answer = response.safeParse(JSON.parse(payload));
  if (!answer.success) return batch;
  const failed = new Set(answer.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
  const messages = batch.filter(({ messageId }) => failed.has(messageId));
  return messages.length === failed.size ? messages : batch;
}

/** The event for a function that works off a queue. */
export function makeBatchEvent(batch: readonly ReceivedMessage[], queueArn: string, region: string): object {
  return {
    Records: batch.map((message) => ({
      messageId: message.messageId,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receiveCount),
        SentTimestamp: String(message.sentTimestamp),
        SenderId: 'EMBEDDED',
        ApproximateFirstReceiveTimestamp: String(message.firstReceiveTimestamp),
      },
      messageAttributes: Object.fromEntries(
        Object.entries(message.messageAttributes).map(([name, attribute]) => [
          name,
          {
            stringValue: attribute.StringValue,
            binaryValue: attribute.BinaryValue,
            stringListValues: [],
            binaryListValues: [],
            dataType: attribute.DataType,
          },
        ]),
      ),
      md5OfBody: message.md5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}
