/** The hooks of a target that serves many trials: those of the trial that runs now, or none. */
import type { Interference } from '../../../infra/embedded/interference.ts';
import { notifiedKeys } from './key-parts.ts';

export class ChangingFates implements Interference {
  /** Undefined: nothing interferes. */
  now: Interference | undefined;
  /** Keys of which S3 tells nobody. */
  unheard: ReadonlySet<string> = new Set();

  onCall: Interference['onCall'] = (call) => this.now?.onCall(call) ?? { kind: 'pass' };
  onMessage: Interference['onMessage'] = (message) =>
    this.#isUnheard(message.body) ? [] : (this.now?.onMessage(message) ?? [0]);
  onBatch: Interference['onBatch'] = (batch) => this.now?.onBatch(batch);
  onInvocation: Interference['onInvocation'] = (invocation) => this.now?.onInvocation(invocation);

  #isUnheard(body: string): boolean {
    return this.unheard.size > 0 && notifiedKeys(body).some((key) => this.unheard.has(key));
  }
}
