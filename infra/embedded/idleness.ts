/** Tells when nothing is left to do. */
import { EmbeddedTargetError } from './errors.ts';

export interface Idleness {
  /** To be called whenever something has come to its end. */
  check(): void;
  /** Resolves once nothing is left to do. Throws EmbeddedTargetError after `timeoutMs`, or when an engine has failed. */
  wait(timeoutMs: number): Promise<void>;
  fail(error: Error): void;
}

/** @param describeWork what is left to do, for the message of an error; undefined when there is nothing */
export function createIdleness(describeWork: () => string | undefined): Idleness {
  const waiters = new Set<{ resolve: () => void; reject: (error: Error) => void }>();
  let failure: Error | undefined;
  let isCheckPlanned = false;

  const release = (): void => {
    isCheckPlanned = false;
    if (waiters.size === 0 || (failure === undefined && describeWork() !== undefined)) return;
    for (const { resolve, reject } of waiters) {
      if (failure === undefined) resolve();
      else reject(failure);
    }
    waiters.clear();
  };
  const check = (): void => {
    // After all that follows from this moment's changes, such as a batch that is about to be taken.
    if (!isCheckPlanned) setImmediate(() => setImmediate(release));
    isCheckPlanned = true;
  };

  return {
    check,
    fail: (error) => {
      failure ??= new EmbeddedTargetError(`an engine has failed: ${error.message}`, { cause: error });
      check();
    },
    wait: (timeoutMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiters.delete(waiter);
          reject(new EmbeddedTargetError(`not idle after ${timeoutMs} ms: ${describeWork() ?? 'now it is'}`));
        }, timeoutMs);
        const waiter = {
          resolve: () => {
            clearTimeout(timer);
            resolve();
          },
          reject: (error: Error) => {
            clearTimeout(timer);
            reject(error);
          },
        };
        waiters.add(waiter);
        check();
      }),
  };
}
