/** Dead letters with the reason why each is one, and their way back. */
import type { DeadLetter, DeadLetterQueue } from '../../store/aws/dead-letter-queue.ts';
import type { Failures } from '../../store/failures.ts';
import type { Failure } from '../../contracts/failures.ts';

export interface RedriveDependencies {
  failures: Failures;
  /** By the name of the queue they were given up by, or of the schedule that could not start. */
  queues: Readonly<Record<string, DeadLetterQueue>>;
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
 * Sends dead letters back to their queues, those of these message ids or all; returns how many it were. Whatever a
 * message asks for can be done twice, late and out of order, so sending it back days later is harmless.
 */
export function redrive(deps: RedriveDependencies, only?: ReadonlySet<string>): Promise<number> {
  return answerFor(deps, only, (letters, letter) => letters.redrive(letter));
}

/** Gives the dead letters of these message ids up for good; returns how many it were. */
export function discard(deps: RedriveDependencies, only: ReadonlySet<string>): Promise<number> {
  return answerFor(deps, only, (letters, letter) => letters.discard(letter));
}

async function answerFor(
  { queues, failures }: RedriveDependencies,
  only: ReadonlySet<string> | undefined,
  answer: (letters: DeadLetterQueue, letter: DeadLetter) => Promise<void>,
): Promise<number> {
  let answered = 0;
  for (const letters of Object.values(queues)) {
    const taken = await letters.take();
    const isWanted = ({ messageId }: DeadLetter) => only?.has(messageId) ?? true;
    for (const letter of taken.filter(isWanted)) {
      await answer(letters, letter);
      await failures.forget(letter.messageId);
      answered += 1;
    }
    for (const letter of taken.filter((other) => !isWanted(other))) await letters.putBack(letter);
  }
  return answered;
}
