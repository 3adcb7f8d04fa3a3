/** How much waits in a queue, and who takes it from there. */
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface QueueDepth {
  queueArn: string;
  /** About how many messages wait, those that come again later included, and how many are being worked on. */
  waiting: number;
  inWork: number;
}

export async function readDepth(client: SQSClient, queueUrl: string): Promise<QueueDepth> {
  const answer = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'QueueArn',
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesDelayed',
        'ApproximateNumberOfMessagesNotVisible',
      ],
    }),
  );
  const { QueueArn = '', ...counts } = answer.Attributes ?? {};
  return {
    queueArn: QueueArn,
    waiting:
      Number(counts.ApproximateNumberOfMessages ?? 0) +
      Number(counts.ApproximateNumberOfMessagesDelayed ?? 0),
    inWork: Number(counts.ApproximateNumberOfMessagesNotVisible ?? 0),
  };
}
