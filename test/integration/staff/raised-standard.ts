/** A change of the standards, so that its list can be looked at. */
import { proposePolicy, rehearsePolicy } from '../../../shared/app/policy/change-policy.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { policyVersion } from '../../../shared/domain/policy/policy.ts';
import { completePolicy } from '../../../shared/domain/policy/stored-policy.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { day } from '../../builders/county-files.ts';

const raised = completePolicy({
  ...defaultPolicy,
  standards: [
    ...defaultPolicy.standards,
    {
      ...{ scheme: 'urban', period: 'month', amountFen: 375_00 },
      ...{ effectiveFrom: '2026-10-01', restsOn: 'notice 12' },
    },
  ],
});

/** Proposes and rehearses a standard that rises: its list names everybody in town. @returns the policy's version */
export async function proposeRaisedStandard({ target }: StaffedTarget): Promise<string> {
  const at = `${day}T08:00:00.000Z`;
  await proposePolicy(raised, { by: 'proposer', at, effectiveOn: day, why: 'a standard rises' }, target);
  const version = policyVersion(raised);
  await rehearsePolicy(version, { at, day }, target);
  return version;
}
