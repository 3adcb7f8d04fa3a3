/**
 * What an invocation has here: more than any function's reserve, and less than a trial waits for rest, so that one that
 * hangs is ended by the platform and its message comes again, as it would in a quarter of an hour on Lambda.
 */
export const invocationMs = 180_000;

/** The hooks of a target that serves many trials: those of the trial that runs now, or none. */
import type { FaultInjection } from '../../../infra/embedded/fault-injection.ts';
import { notifiedKeys } from './key-parts.ts';

export class SwitchedFaults implements FaultInjection {
  /** Undefined: no faults are injected. */
  now: FaultInjection | undefined;
  /** Keys of which S3 tells nobody. */
  unannounced: ReadonlySet<string> = new Set();

  onCall: FaultInjection['onCall'] = (call) => this.now?.onCall(call) ?? { kind: 'pass' };
  onMessage: FaultInjection['onMessage'] = (message) =>
    this.#isUnannounced(message.body) ? [] : (this.now?.onMessage(message) ?? [0]);
  onBatch: FaultInjection['onBatch'] = (batch) => this.now?.onBatch(batch);
  onInvocation: FaultInjection['onInvocation'] = (invocation) =>
    this.now?.onInvocation(invocation) ?? invocationMs;

  #isUnannounced(body: string): boolean {
    return this.unannounced.size > 0 && notifiedKeys(body).some((key) => this.unannounced.has(key));
  }
}
