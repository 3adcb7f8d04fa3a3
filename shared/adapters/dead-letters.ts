/** Dead letters: messages that a queue has given up on, looked at one by one and sent back to where they came from. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

export interface DeadLetter {
  messageId: string;
  body: string;
  /** How it is answered for; changes with every look. */
  receiptHandle: string;
  sentAt: Date;
}

/** Long enough to look at every one, so that none is seen twice. */
const lookSeconds = 120;
const largestBatch = 10;

export class DeadLetters {
  readonly #client: SQSClient;
  readonly #source: string;
  readonly #url: string;

  private constructor(client: SQSClient, source: string, url: string) {
    this.#client = client;
    this.#source = source;
    this.#url = url;
  }

  /** The dead letters of a queue. Errors: a queue that has no dead-letter queue. */
  static async of(client: SQSClient, queueUrl: string): Promise<DeadLetters> {
    const answer = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['RedrivePolicy'] }),
    );
    const policy = JSON.parse(answer.Attributes?.RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
    const name = policy.deadLetterTargetArn?.split(':').at(-1);
    if (name === undefined) throw new Error(`${queueUrl} has no dead-letter queue`);
    // Both lie in one account and region.
    return new DeadLetters(client, queueUrl, queueUrl.replace(/[^/]+$/, name));
  }

  /** Takes every letter in hand for two minutes; `putBack` or `redrive` answers for it sooner. */
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

  /** About how many there are, without taking any in hand. */
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

  /** Sends it back to its queue, then removes it here: who dies in between leaves it doubled, which is harmless. */
  async redrive({ body, receiptHandle }: DeadLetter): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#source, MessageBody: body }));
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receiptHandle }));
  }

  async putBack({ receiptHandle }: DeadLetter): Promise<void> {
    const answer = { QueueUrl: this.#url, ReceiptHandle: receiptHandle, VisibilityTimeout: 0 };
    await this.#client.send(new ChangeMessageVisibilityCommand(answer));
  }
}
