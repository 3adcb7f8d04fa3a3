/** Queues: messages sent in batches, each accounted for, and how many wait. */
import { GetQueueAttributesCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { NamedError } from '../../contracts/named-error.ts';
import { correlationNow } from '../../runtime/correlation.ts';

const largestBatch = 10;
const mostAttempts = 5;

export class Queue<Message> {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  /** Sends messages, however many, with what set the work going; those that a batch could not take are sent again. */
  async send(messages: AsyncIterable<Message> | Iterable<Message>): Promise<void> {
    let batch: Message[] = [];
    for await (const message of messages) {
      batch.push(message);
      if (batch.length === largestBatch) {
        await this.#sendBatch(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await this.#sendBatch(batch);
  }

  async #sendBatch(messages: readonly Message[]): Promise<void> {
    const correlation = correlationNow();
    let entries = messages.map((message, n) => ({
      Id: String(n),
      MessageBody: JSON.stringify({ ...message, correlation }),
    }));
    for (let attempt = 1; entries.length > 0; attempt += 1) {
      if (attempt > mostAttempts) throw new MessagesUnsentError(this.#url, entries.length);
      const answer = await this.#client.send(
        new SendMessageBatchCommand({ QueueUrl: this.#url, Entries: entries }),
      );
      const failed = new Set((answer.Failed ?? []).map((failure) => failure.Id));
      entries = entries.filter((entry) => failed.has(entry.Id));
    }
  }
}

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

/** SQS kept refusing messages; the work that sends them is retried whole. */
export class MessagesUnsentError extends NamedError {
  readonly name = 'MessagesUnsentError';
  constructor(url: string, count: number) {
    super(`${count} messages could not be sent to ${url}`);
  }
}
