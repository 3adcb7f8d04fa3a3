/** A queue in which dead letters lie: looked at one by one, counted, put back or removed. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Failure } from '../../contracts/failures.ts';

export interface DeadLetter {
  messageId: string;
  body: string;
  /** How it is answered for; changes with every look. */
  receiptHandle: string;
  sentAt: Date;
  /** Why it is dead, where the letter itself says so. */
  why?: Failure;
}

/** Where dead letters of one kind lie, and how they go back. */
export interface LetterBox {
  /** Takes every letter in hand for two minutes; `putBack` or `redrive` answers for it sooner. */
  take(): Promise<DeadLetter[]>;
  /** About how many there are, without taking any in hand. */
  count(): Promise<number>;
  putBack(letter: DeadLetter): Promise<void>;
  /** Has its work done again, then removes it: who dies in between leaves it doubled, which is harmless. */
  redrive(letter: DeadLetter): Promise<void>;
  /** Removes it; its work is not done. */
  discard(letter: DeadLetter): Promise<void>;
}

/** Long enough to look at every one, so that none is seen twice. */
const lookSeconds = 120;
const largestBatch = 10;

export class LetterQueue implements Omit<LetterBox, 'redrive'> {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

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
      if (messages.length === 0) return letters;
      for (const { MessageId = '', Body = '', ReceiptHandle = '', Attributes } of messages) {
        const sentAt = new Date(Number(Attributes?.SentTimestamp ?? 0));
        letters.push({ messageId: MessageId, body: Body, receiptHandle: ReceiptHandle, sentAt });
      }
    }
  }

  async count(): Promise<number> {
    const answer = await this.#client.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.#url,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    const { ApproximateNumberOfMessages = 0, ApproximateNumberOfMessagesNotVisible = 0 } =
      answer.Attributes ?? {};
    return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
  }

  async putBack({ receiptHandle }: DeadLetter): Promise<void> {
    const answer = { QueueUrl: this.#url, ReceiptHandle: receiptHandle, VisibilityTimeout: 0 };
    await this.#client.send(new ChangeMessageVisibilityCommand(answer));
  }

  async discard({ receiptHandle }: DeadLetter): Promise<void> {
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receiptHandle }));
  }
}
