/** Work that ends in time: what cannot be finished is not begun, and what takes too long stops while it can still say so. */
import { NamedError } from '../../contracts/named-error.ts';

/** How long the function may still run, in milliseconds. */
export interface TimeLeft {
  remainingMs(): number;
}

/** The work did not fit in the time a function has. It is tried again from its beginning, then dead-lettered. */
export class OutOfTimeError extends NamedError {
  readonly name = 'OutOfTimeError';
  constructor(what: string) {
    super(`${what} was stopped, as the function would have been cut off`);
  }
}

/** What a function needs to answer, and to leave nothing half said. */
const reserveMs = 20_000;

/** @throws OutOfTimeError when too little is left to go on with `what` */
export function assertTimeLeft(time: TimeLeft, what: string): void {
  if (time.remainingMs() < reserveMs) throw new OutOfTimeError(what);
}

/** Hands on what comes, as long as there is time. @throws OutOfTimeError */
export async function* inTime<T>(
  items: AsyncIterable<T> | Iterable<T>,
  time: TimeLeft,
  what: string,
): AsyncGenerator<T> {
  for await (const item of items) {
    assertTimeLeft(time, what);
    yield item;
  }
}

/**
 * Bytes a second that a pass is sure to take, at half of what S3 gives and one core reads, and half of that again
 * because a file may turn out to be in its other encoding. Gzipped bytes count for four times as many.
 */
const surePlainBytesPerSecond = 20_000_000;
const sureGzippedBytesPerSecond = 5_000_000;

/** Whether a pass over an object of so many bytes is sure to end in the time that is left. */
export function fitsInTime({ bytes, gzipped }: { bytes: number; gzipped: boolean }, time: TimeLeft): boolean {
  const bytesPerSecond = gzipped ? sureGzippedBytesPerSecond : surePlainBytesPerSecond;
  return (bytes / bytesPerSecond) * 1000 <= time.remainingMs() - reserveMs;
}
