/** A console over a county that has stated how it calculates: some are paid too little, and a standard is about to rise. */
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { startStaffedHedui, type StaffedTarget } from '../../../cli/staffed-target.ts';
import { approvePolicy, proposePolicy, rehearsePolicy } from '../../../shared/app/policy/change-policy.ts';
import { policyVersion, type Policy } from '../../../shared/domain/policy/policy.ts';
import { completePolicy } from '../../../shared/domain/policy/stored-policy.ts';
import { county, day, rosterFile, rosterKey } from '../../builders/county-files.ts';
import { statedMethods } from '../../builders/stated-methods.ts';

/** Two rural people with 2,500 a year are due 2,300 and paid 1,800. */
export const underpaid = `${county}-N1`;
/** Lives in town with 100 a month and is paid the 250 that are due: 25 more from October. */
export const inTown = `${county}-C3`;

const policy = completePolicy(statedMethods.difference);
/** 375 in place of 350 from the first of October, decided at the end of the month. */
export const raised: Policy = completePolicy({
  ...policy,
  standards: [
    ...policy.standards,
    {
      ...{ scheme: 'urban', period: 'month', amountFen: 375_00 },
      ...{ effectiveFrom: '2026-08-01', restsOn: '县政〔2026〕7号' },
    },
  ],
});
export const raisedVersion = policyVersion(raised);
/** Proposed, and looked at by nobody. */
export const unrehearsed: Policy = {
  ...raised,
  standards: raised.standards.map((each) =>
    each.amountFen === 375_00 ? { ...each, amountFen: 380_00 } : each,
  ),
};

function roster(): string {
  const couple = [1, 2].map((person) => ({ household: 'N1', person, scheme: '农村低保', head: '测安平' }));
  const alone = [3, 4, 5].map((person) => ({ household: `C${person}`, person }));
  return rosterFile([...couple, ...alone])
    .split('\n')
    .map((line) =>
      line
        .replace(/^(N1,.*),600\.00,0,月,/, '$1,150.00,2500,年,')
        .replace(/^(C\d,.*),600\.00,0,月,/, '$1,250.00,100,月,'),
    )
    .join('\n');
}

export async function startPaidCounty(): Promise<StaffedTarget> {
  const hedui = await startStaffedHedui(day, () => Promise.resolve({ county, towns: ['东乡', '西乡'] }));
  const { target } = hedui;
  await target.policies.replace(policy);
  await target.inbox.write(rosterKey('r.csv'), roster());
  await target.embedded.idle();
  await runNight(await nextScheduledTime(target), target);
  const at = `${day}T08:00:00.000Z`;
  const proposed = { by: 'li-policy', at, effectiveOn: '2026-11-15' };
  await proposePolicy(raised, { ...proposed, why: '城市标准调至 375 元' }, target);
  await rehearsePolicy(raisedVersion, { at, day }, target);
  await approvePolicy(raisedVersion, { by: 'wang-policy', at }, target);
  await proposePolicy(unrehearsed, { ...proposed, why: '城市标准调至 380 元' }, target);
  return hedui;
}
