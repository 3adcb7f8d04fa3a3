/** Dead letters: messages that a queue has given up on, sent back to where they came from. */
import { GetQueueAttributesCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { LetterQueue, type DeadLetter, type LetterBox } from './letter-queue.ts';

export class DeadLetters implements LetterBox {
  readonly #client: SQSClient;
  readonly #source: string;
  readonly #letters: LetterQueue;

  private constructor(client: SQSClient, source: string, letters: LetterQueue) {
    this.#client = client;
    this.#source = source;
    this.#letters = letters;
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
    return new DeadLetters(client, queueUrl, new LetterQueue(client, queueUrl.replace(/[^/]+$/, name)));
  }

  take(): Promise<DeadLetter[]> {
    return this.#letters.take();
  }

  count(): Promise<number> {
    return this.#letters.count();
  }

  putBack(letter: DeadLetter): Promise<void> {
    return this.#letters.putBack(letter);
  }

  discard(letter: DeadLetter): Promise<void> {
    return this.#letters.discard(letter);
  }

  async redrive(letter: DeadLetter): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#source, MessageBody: letter.body }));
    await this.#letters.discard(letter);
  }
}
