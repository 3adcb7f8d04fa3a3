/** Dead letters with the reason why each is one, and their way back. */
import type { DeadLetter, LetterBox } from '../adapters/letter-queue.ts';
import type { Failures } from '../adapters/failures.ts';
import type { Failure } from '../contracts/failures.ts';

export interface RedriveDependencies {
  failures: Failures;
  /** By the name of the queue they were given up by, or of the schedule that could not start. */
  queues: Readonly<Record<string, LetterBox>>;
}

export interface ExplainedLetter {
  queue: string;
  letter: DeadLetter;
  /** Undefined: its function was cut off before it could say anything. */
  why: Failure | undefined;
}

/** Every dead letter; they are left where they are. */
export async function showDeadLetters({ queues, failures }: RedriveDependencies): Promise<ExplainedLetter[]> {
  const explained: ExplainedLetter[] = [];
  for (const [queue, letters] of Object.entries(queues)) {
    const taken = await letters.take();
    for (const letter of taken) {
      explained.push({ queue, letter, why: letter.why ?? (await failures.read(letter.messageId)) });
    }
    for (const letter of taken) await letters.putBack(letter);
  }
  return explained;
}

/**
 * Sends every dead letter back to its queue; returns how many there were. Whatever a message asks for can be done
 * twice, late and out of order, so sending it back days later is harmless.
 */
export async function redriveAll({ queues, failures }: RedriveDependencies): Promise<number> {
  let sent = 0;
  for (const letters of Object.values(queues)) {
    for (const letter of await letters.take()) {
      await letters.redrive(letter);
      await failures.forget(letter.messageId);
      sent += 1;
    }
  }
  return sent;
}
