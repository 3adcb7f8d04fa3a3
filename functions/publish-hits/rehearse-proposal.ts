import { log } from '../../shared/runtime/log.ts';
import type { RehearseMessage } from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { rehearsePolicy, type RehearsalDependencies } from '../../shared/app/policy/change-policy.ts';

/** Rehearses a policy that was proposed in the console, since a request cannot wait that long. */
export async function rehearseProposal(
  { version }: RehearseMessage,
  deps: RehearsalDependencies & { now(): Date; today(): CalendarDate },
): Promise<void> {
  const at = deps.now().toISOString();
  const { kind } = await rehearsePolicy(version, { at, day: deps.today() }, deps);
  log.info('policy-rehearsed', { policyVersion: version, outcome: kind });
}
