/** What else a household may apply for where the guarantee ends or is refused. */
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../shared/contracts/household-file.ts';
import { endsOrRefuses, otherKinds } from '../../../../shared/domain/payments/other-kinds.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { completePolicy, readStoredPolicy } from '../../../../shared/domain/policy/stored-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';

const lines = (cases: Partial<Policy['cases']['otherKinds']>): Policy => ({
  ...defaultPolicy,
  cases: { ...defaultPolicy.cases, otherKinds: { ...defaultPolicy.cases.otherKinds, ...cases } },
});
const inForce = (policy: Policy = defaultPolicy) => policyInForce(policy, '110101', '2026-11-22');
const disposable = lines({
  spending: { yearlyIncomeUpToFen: { urban: 40_000_00, rural: 'none' }, share: 0.4, restsOn: '某统计公报' },
});

/** Three people in town, 12,600 a year by the standard. */
const earning = (monthlyFen: number, profile: Partial<Profile> = {}) =>
  aHousehold({
    profile: { incomeFen: monthlyFen, incomePeriod: 'month', headcount: 3, ...profile },
    members: [aMember(), aMember({ ordinal: 2 }), aMember({ ordinal: 3 })],
  });
const mayOf = (monthlyFen: number, policy?: Policy) =>
  Object.fromEntries(otherKinds(earning(monthlyFen), inForce(policy)).map(({ kind, may }) => [kind, may]));

describe('edge households', () => {
  // 1.5 × 4,200 × 3 = 18,900 a year = 1,575 a month.
  it.each([
    [1_575_00, 'apply'],
    [1_575_01, 'not-apply'],
  ])('%i a month: %s', (monthlyFen, may) => {
    expect(mayOf(monthlyFen)['edge']).toBe(may);
  });

  it('the line is policy', () => {
    expect(mayOf(1_575_01, lines({ edge: { multiple: 2, restsOn: '某省规定' } }))['edge']).toBe('apply');
  });
});

describe('hardship by necessary spending', () => {
  it('says what is not known where no line is stated', () => {
    const [, spending] = otherKinds(earning(1_000_00), inForce());
    expect(spending).toEqual({
      kind: 'necessary-spending',
      may: 'unknown',
      text: {
        zh: '刚性支出困难家庭：政策没有写明当地上年度人均可支配收入，不能判断；可以向乡镇（街道）咨询。',
        en: "household in hardship by necessary spending: policy does not state last year's local disposable income per person, so nobody can say; the town can be asked.",
      },
    });
  });

  // 40,000 × 3 = 120,000 a year = 10,000 a month: under it, not at it.
  it.each([
    [9_999_99, 'apply'],
    [10_000_00, 'not-apply'],
  ])('%i a month: %s', (monthlyFen, may) => {
    expect(mayOf(monthlyFen, disposable)['necessary-spending']).toBe(may);
  });

  it('says the share, and that the town asks for the spending', () => {
    const [, spending] = otherKinds(earning(5_000_00), inForce(disposable));
    expect(spending?.text.en).toContain('over 40 % of income');
    expect(spending?.text.zh).toContain('超过家庭收入的 40%');
    const open = lines({ spending: { ...disposable.cases.otherKinds.spending, share: 'none' } });
    expect(otherKinds(earning(5_000_00), inForce(open))[1]?.text.zh).toContain('超过家庭收入规定的比例');
  });
});

describe('one person alone', () => {
  // 3 × 4,200 × 3 = 37,800 a year = 3,150 a month.
  it.each([
    [3_150_00, 'apply'],
    [3_150_01, 'not-apply'],
  ])('%i a month: %s', (monthlyFen, may) => {
    expect(mayOf(monthlyFen)['single-person']).toBe(may);
  });
});

it('goes by what a survey found in place of what is declared', () => {
  const found = {
    headcount: 3,
    livingTogether: 3,
    incomeFen: 2_000_00,
    incomePeriod: 'month' as const,
    supporters: [],
  };
  const [edge] = otherKinds(earning(0), inForce(), found);
  expect(edge).toMatchObject({ kind: 'edge', may: 'not-apply' });
  expect(edge?.text.en).toBe('edge household: 8,000.00 a year per person are over 1.5 times the standard.');
});

it('without a standard nobody can say anything', () => {
  const all = otherKinds(earning(0), inForce({ ...defaultPolicy, standards: [] }));
  expect(all.map(({ may }) => may)).toEqual(['unknown', 'unknown', 'unknown']);
});

it('is told of every end and every refusal, and of nothing else', () => {
  const household = { kind: 'household' as const };
  const about = (decision: string, kind: 'review' | 'entitlement' = 'review', scope: unknown = household) =>
    endsOrRefuses({ kind, proposal: { decision, scope } as never });
  expect(['terminate', 'gradual-exit'].map((each) => about(each))).toEqual([true, true]);
  expect(about('reduce', 'review', { kind: 'member', ordinal: 2 })).toBe(true);
  expect(about('continue', 'entitlement')).toBe(true);
  expect(['continue', 'reduce', 'increase', 'suspend'].map((each) => about(each))).toEqual([
    ...[false, false, false, false],
  ]);
  expect(endsOrRefuses({ kind: 'review', proposal: null })).toBe(false);
});

it('a policy of before gets the lines that the law names', () => {
  const { otherKinds: _none, ...before } = defaultPolicy.cases;
  const read = readStoredPolicy(
    JSON.parse(JSON.stringify({ ...completePolicy(defaultPolicy), cases: before })),
  );
  expect(read?.cases.otherKinds).toEqual(defaultPolicy.cases.otherKinds);
});
