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
  onInvocation: FaultInjection['onInvocation'] = (invocation) => this.now?.onInvocation(invocation);

  #isUnannounced(body: string): boolean {
    return this.unannounced.size > 0 && notifiedKeys(body).some((key) => this.unannounced.has(key));
  }
}
