import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { policyVersion, type Policy } from '../../../shared/domain/policy/policy.ts';
import { retiredButUnknown } from '../../../shared/app/policy/proposals.ts';
import { storeKeys } from '../../../shared/store/keys.ts';
import { completePolicy } from '../../../shared/domain/policy/stored-policy.ts';
import {
  approvePolicy,
  proposePolicy,
  rehearsePolicy,
  withdrawPolicy,
} from '../../../shared/app/policy/change-policy.ts';
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
    [bankKey('old.csv', '2026-06-30', 'merged-bank')]: bankFile([{ person: 1, date: '2026-06-30' }]),
  });
});
afterAll(() => county.stop());

/** The default policy without the rule on deposits, and without a bank that is no more. */
const lenient: Policy = completePolicy({
  ...defaultPolicy,
  rules: defaultPolicy.rules.filter(({ rule }) => rule !== 'financial-assets'),
  retiredProviders: [
    { source: 'bank', provider: 'merged-bank', effectiveFrom: day, restsOn: 'merged with another' },
  ],
});
const at = '2026-10-30T08:00:00.000Z';

it('a policy is proposed by one, rehearsed, approved by another, and holds from the night of its day', async () => {
  const { target } = county;
  const proposed = { by: 'proposer', at, effectiveOn: day, why: 'a rehearsal' };
  const version = policyVersion(lenient);
  expect(await proposePolicy(lenient, proposed, target)).toMatchObject({
    kind: 'proposed',
    proposal: { version },
  });
  expect(await proposePolicy(lenient, proposed, target)).toMatchObject({ kind: 'known' });

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
      rules: { 'financial-assets': { newly: 0, noLonger: 1, otherwise: 0 } },
      due: { changed: 0, yearlyFen: 0, unknown: 0 },
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

it('a proposal with a wrong day is withdrawn by its proposer and proposed again, and both stay recorded', async () => {
  const { target } = county;
  const strict: Policy = completePolicy({ ...defaultPolicy, rules: defaultPolicy.rules.slice(0, 1) });
  const version = policyVersion(strict);
  const wrong = { by: 'proposer', at, effectiveOn: '2026-12-31', why: 'a new standard' };
  const right = { ...wrong, effectiveOn: day };
  expect(await proposePolicy(strict, { ...wrong, effectiveOn: '2026-10-01' }, target)).toEqual({
    kind: 'refused',
    reason: 'day-is-past',
  });
  expect(await target.proposals.read(version)).toBeUndefined();
  await proposePolicy(strict, wrong, target);
  expect(await proposePolicy(strict, right, target)).toMatchObject({
    kind: 'refused',
    reason: 'proposed-otherwise',
    proposal: { effectiveOn: '2026-12-31' },
  });
  expect(await withdrawPolicy(version, { by: 'approver', at }, target)).toEqual({
    kind: 'refused',
    reason: 'not-the-proposer',
  });
  expect(await withdrawPolicy(version, { by: 'proposer', at }, target)).toMatchObject({ kind: 'withdrawn' });
  await rehearsePolicy(version, { at, day }, target);
  expect(await approvePolicy(version, { by: 'approver', at }, target)).toEqual({
    kind: 'refused',
    reason: 'not-proposed',
  });
  expect(await proposePolicy(strict, right, target)).toMatchObject({ kind: 'proposed' });
  const anew = await target.proposals.read(version);
  expect(anew).toMatchObject({
    ...{ state: 'proposed', effectiveOn: day },
    earlier: [{ state: 'withdrawn', withdrawnAt: at, effectiveOn: '2026-12-31' }],
  });
  // What was rehearsed is another day's business.
  expect(anew?.rehearsal).toBeUndefined();
});

it('a policy that was in force once is proposed again; what is approved is not withdrawn', async () => {
  const { target } = county;
  const version = policyVersion(lenient);
  const proposed = { by: 'approver', at, effectiveOn: day, why: 'back again' };
  expect(await proposePolicy(lenient, proposed, target)).toMatchObject({ kind: 'proposed' });
  await rehearsePolicy(version, { at, day }, target);
  expect(await approvePolicy(version, { by: 'proposer', at }, target)).toMatchObject({ kind: 'approved' });
  expect(await withdrawPolicy(version, { by: 'approver', at }, target)).toEqual({
    kind: 'refused',
    reason: 'not-proposed',
  });
});

it('a rehearsal shows how amounts due change on the day from which the policy shall hold', async () => {
  const { target } = county;
  const effectiveOn = '2099-01-01';
  const raised: Policy = completePolicy({
    ...defaultPolicy,
    standards: (['urban', 'rural'] as const).flatMap((scheme) => [
      ...defaultPolicy.standards.filter((each) => each.scheme === scheme),
      { scheme, period: 'month', amountFen: 900_00, effectiveFrom: effectiveOn, restsOn: 'notice 12' },
    ]),
  });
  await proposePolicy(raised, { by: 'proposer', at, effectiveOn, why: 'a standard rises' }, target);
  const rehearsed = await rehearsePolicy(policyVersion(raised), { at, day }, target);
  expect(rehearsed).toMatchObject({ kind: 'rehearsed', rehearsal: { due: { changed: 2, unknown: 0 } } });
  const { rehearsal } = (await target.proposals.read(policyVersion(raised))) ?? {};
  expect(rehearsal?.due?.yearlyFen).toBeGreaterThan(0);
});

it('a provider that is called retired and never delivered is noticed', async () => {
  const pointers = await county.target.pointers.readAll();
  const misspelt = { source: 'bank', provider: 'mergd-bank', effectiveFrom: day, restsOn: '' } as const;
  const retiredProviders = [...(lenient.retiredProviders ?? []), misspelt];
  expect(retiredButUnknown({ retiredProviders }, pointers)).toEqual([misspelt]);
});

it('what two have not agreed on, or have not seen, is not put in force by writing it past those who ask', async () => {
  const { target } = county;
  const before = await target.policies.current();
  const policyWith = (multiplier: number): Policy => {
    const rules = defaultPolicy.rules.map((rule) =>
      rule.rule === 'financial-assets' ? { ...rule, multiplier } : rule,
    );
    return completePolicy({ ...defaultPolicy, rules });
  };
  const propose = async (policy: Policy) => {
    const version = policyVersion(policy);
    await proposePolicy(policy, { by: 'proposer', at, effectiveOn: day, why: 'mine' }, target);
    await rehearsePolicy(version, { at, day }, target);
    return (await target.proposals.read(version))!;
  };
  const approved = { state: 'approved' as const, approvedAt: at };
  const alone = await propose(policyWith(101));
  await target.proposals.change({ ...alone, ...approved, approvedBy: 'proposer' });
  const otherKind = await propose(policyWith(102));
  await target.proposals.change({ ...otherKind, ...approved, approvedBy: 'arn:aws:iam::1:user/proposer' });
  const unseen = await propose(policyWith(103));
  await target.proposals.change({ ...unseen, ...approved, approvedBy: 'approver', rehearsal: undefined });
  // Agreed upon by two, and then another document in its place.
  const changed = await propose(policyWith(104));
  expect(await approvePolicy(changed.version, { by: 'approver', at }, target)).toMatchObject({
    kind: 'approved',
  });
  await target.store.write(storeKeys.policyVersion(changed.version), JSON.stringify(policyWith(999)));

  await county.night();
  expect((await target.policies.current()).version).toBe(before.version);
  const { entries } = await target.audit.read('329901', { from: '0', to: '9', limit: 100 });
  const refused = entries
    .filter(({ code }) => code === 'policy-not-agreed-upon')
    .map(({ subject }) => subject);
  const versions = [alone, otherKind, unseen, changed].map(({ version }) => version);
  expect(refused.sort()).toEqual(versions.sort());
  for (const version of versions)
    expect(await target.proposals.read(version)).toMatchObject({ state: 'refused' });
  expect(await county.deadLetters()).toEqual([]);
});
