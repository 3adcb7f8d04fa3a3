/** Dead letters: messages that were given up on, looked at one by one, counted, put back, redriven or discarded. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Failure } from '../../contracts/failures.ts';
import { readDepth } from './queues.ts';

export interface DeadLetter {
  messageId: string;
  body: string;
  /** How it is answered for; changes with every look. */
  receiptHandle: string;
  sentAt: Date;
  /** Why it is dead, where the letter itself says so. */
  why?: Failure;
}

/** What sets a dead letter apart from others: how its work is begun again, and what is read out of it first. */
interface Origin {
  resend: (body: string) => Promise<unknown>;
  read?: (letter: DeadLetter) => DeadLetter;
}

/** Long enough to look at every one, so that none is seen twice. */
const lookSeconds = 120;
const largestBatch = 10;

export class DeadLetterQueue {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #origin: Origin;

  constructor(client: SQSClient, url: string, origin: Origin) {
    this.#client = client;
    this.#url = url;
    this.#origin = origin;
  }

  /** The dead-letter queue of a queue. Errors: the queue has none. */
  static async of(client: SQSClient, queueUrl: string): Promise<DeadLetterQueue> {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['RedrivePolicy'] }),
    );
    const policy = JSON.parse(Attributes?.RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
    const name = policy.deadLetterTargetArn?.split(':').at(-1);
    if (name === undefined) throw new Error(`${queueUrl} has no dead-letter queue`);
    // Both are in one account and region.
    return new DeadLetterQueue(client, queueUrl.replace(/[^/]+$/, name), {
      resend: (body) => client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body })),
    });
  }

  /** Takes every letter in hand for two minutes; `putBack`, `redrive` or `discard` answers for it sooner. */
  async take(): Promise<DeadLetter[]> {
    const letters: DeadLetter[] = [];
    for (;;) {
      const answer = await this.#client.send(
        new ReceiveMessageCommand({
          QueueUrl: this.#url,
          MaxNumberOfMessages: largestBatch,
          VisibilityTimeout: lookSeconds,
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      const messages = answer.Messages ?? [];
      if (messages.length === 0) return letters.map((letter) => this.#origin.read?.(letter) ?? letter);
      for (const { MessageId = '', Body = '', ReceiptHandle = '', Attributes } of messages) {
        const sentAt = new Date(Number(Attributes?.SentTimestamp ?? 0));
        letters.push({ messageId: MessageId, body: Body, receiptHandle: ReceiptHandle, sentAt });
      }
    }
  }

  /** About how many there are, without taking any in hand. */
  async count(): Promise<number> {
    const { waiting, inWork } = await readDepth(this.#client, this.#url);
    return waiting + inWork;
  }

  async putBack({ receiptHandle }: DeadLetter): Promise<void> {
    const answer = { QueueUrl: this.#url, ReceiptHandle: receiptHandle, VisibilityTimeout: 0 };
    await this.#client.send(new ChangeMessageVisibilityCommand(answer));
  }

  /** Has its work done again, then removes it: who dies in between leaves it doubled, which is harmless. */
  async redrive(letter: DeadLetter): Promise<void> {
    await this.#origin.resend(letter.body);
    await this.discard(letter);
  }

  /** Removes it; its work is not done. */
  async discard({ receiptHandle }: DeadLetter): Promise<void> {
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receiptHandle }));
  }
}
