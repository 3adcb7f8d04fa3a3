/** Starts that failed for good: what a schedule could not hand over, and what its function failed at three times. */
import { z } from 'zod';
import { nightlyEvent } from '../contracts/messages.ts';
import type { DeadLetter, LetterBox, LetterQueue } from './aws/letter-queue.ts';

/** What Lambda reports of an event that failed for good, as far as it is used. */
const report = z.object({
  timestamp: z.iso.datetime(),
  requestContext: z.object({ approximateInvokeCount: z.int().positive() }),
  requestPayload: nightlyEvent,
  responsePayload: z.object({ errorType: z.string().optional() }).nullish(),
});

export class FailedStarts implements LetterBox {
  readonly #letters: LetterQueue;
  readonly #functionName: string;
  readonly #start: (event: string) => Promise<void>;

  constructor(
    letters: LetterQueue,
    { functionName, start }: { functionName: string; start: (event: string) => Promise<void> },
  ) {
    this.#letters = letters;
    this.#functionName = functionName;
    this.#start = start;
  }

  /** The events, taken out of what Lambda says of them. */
  async take(): Promise<DeadLetter[]> {
    return (await this.#letters.take()).map((letter) => this.#read(letter));
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
    await this.#start(letter.body);
    await this.#letters.discard(letter);
  }

  #read(letter: DeadLetter): DeadLetter {
    const { data } = report.safeParse(JSON.parse(letter.body));
    // The schedule itself keeps the event alone.
    if (data === undefined) return letter;
    return {
      ...letter,
      body: JSON.stringify(data.requestPayload),
      why: {
        messageId: letter.messageId,
        function: this.#functionName,
        // Its message may quote what it choked on.
        error: data.responsePayload?.errorType ?? 'unknown',
        attempt: data.requestContext.approximateInvokeCount,
        at: data.timestamp,
      },
    };
  }
}
