import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { approvePolicy, proposePolicy, rehearsePolicy } from '../../../shared/flow/change-policy.ts';
import { bankFile, bankKey, casesByHousehold, day, SmallCounty } from './small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await SmallCounty.start();
  await county.deliverRoster([
    { household: 'POOR', person: 1 },
    { household: 'RICH', person: 2 },
  ]);
  await county.deliver({
    [bankKey('b.csv')]: bankFile([{ person: 1 }, { person: 2, balance: '50000.00' }]),
    [bankKey('old.csv', '2026-06-30', 'merged-bank')]: bankFile([{ person: 1 }]),
  });
});
afterAll(() => county.stop());

/** The default policy without the rule on deposits, and without a bank that is no more. */
const lenient: Policy = {
  ...defaultPolicy,
  rules: defaultPolicy.rules.filter(({ rule }) => rule !== 'financial-assets'),
  retiredProviders: [
    { source: 'bank', provider: 'merged-bank', effectiveFrom: day, restsOn: 'merged with another' },
  ],
};
const at = '2026-10-30T08:00:00.000Z';

it('a policy is proposed by one, rehearsed, approved by another, and holds from the night of its day', async () => {
  const { target } = county;
  const proposed = { by: 'proposer', at, effectiveOn: day, why: 'a rehearsal' };
  const { version } = await proposePolicy(lenient, proposed, target);
  expect(await proposePolicy(lenient, proposed, target)).toEqual({ kind: 'known', version });

  const approver = { by: 'approver', at };
  expect(await approvePolicy(version, approver, target)).toEqual({
    kind: 'refused',
    reason: 'not-rehearsed',
  });
  const rehearsed = await rehearsePolicy(version, { at, day }, target);
  expect(rehearsed).toMatchObject({
    kind: 'rehearsed',
    rehearsal: {
      households: 2,
      rules: { 'financial-assets': { newly: 0, noLonger: 1 } },
      kinds: { now: { none: 1, review: 0, suspension: 1 }, then: { none: 2, review: 0, suspension: 0 } },
    },
  });
  expect(await approvePolicy(version, { by: 'proposer', at }, target)).toEqual({
    kind: 'refused',
    reason: 'same-person',
  });
  const before = await target.policies.current();
  expect(await approvePolicy(version, approver, target)).toMatchObject({ kind: 'approved' });
  // Approving alone changes nothing yet.
  expect((await target.policies.current()).version).toBe(before.version);

  const night = await county.night();
  expect(casesByHousehold(night)).toEqual({});
  expect(night.notices.map(({ reason }) => reason)).not.toContain('provider-overdue');
  expect((await target.policies.current()).version).toBe(version);
  expect(await target.proposals.read(version)).toMatchObject({ state: 'in-force', approvedBy: 'approver' });
});
