/**
 * What set a piece of work going: the id of a file, or the name of a night. It is in every line of the log from the
 * file to the cases, and goes with the messages that the work sends.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod';

const current = new AsyncLocalStorage<{ id: string | undefined }>();
const carrier = z.looseObject({ correlation: z.string().optional() });

/** Does work that a message asked for, under the correlation that the message carries, if it does. */
export function correlated<Result>(body: string, work: () => Promise<Result>): Promise<Result> {
  return current.run({ id: carriedBy(body) }, work);
}

/** Does work that this set going. */
export function withCorrelation<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  return current.run({ id }, work);
}

/** From here on the work is about this: a file whose id is known only once its bytes have been read. */
export function correlateWith(id: string): void {
  const store = current.getStore();
  if (store !== undefined) store.id = id;
}

export function correlationNow(): string | undefined {
  return current.getStore()?.id;
}

/** A body that is no JSON is the work's own to refuse. */
function carriedBy(body: string): string | undefined {
  try {
    return carrier.safeParse(JSON.parse(body)).data?.correlation;
  } catch {
    return undefined;
  }
}
