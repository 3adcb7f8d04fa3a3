/** The hooks of a target that serves many trials: those of the trial that runs now, or none. */
import type { Interference } from '../../infra/embedded/interference.ts';

export class ChangingFates implements Interference {
  /** Undefined: nothing interferes. */
  now: Interference | undefined;

  onCall: Interference['onCall'] = (call) => this.now?.onCall(call) ?? { kind: 'pass' };
  onMessage: Interference['onMessage'] = (message) => this.now?.onMessage(message) ?? [0];
  onBatch: Interference['onBatch'] = (batch) => this.now?.onBatch(batch);
  onInvocation: Interference['onInvocation'] = (invocation) => this.now?.onInvocation(invocation);
}
