/** What of the rows counts as income of a period: which months, which source, what comes off, and who works. */
import { describe, expect, it } from 'vitest';
import type { Holding, Member, Profile } from '../../../../shared/contracts/household-file.ts';
import type { SourceFreshness } from '../../../../shared/contracts/runs.ts';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { HeldAsset } from '../../../../shared/domain/catalogue/held.ts';
import { describeUncertain } from '../../../../shared/domain/catalogue/rules/describe-income.ts';
import { findIncome } from '../../../../shared/domain/catalogue/rules/income-found.ts';
import { defaultIncomePolicy } from '../../../../shared/domain/catalogue/rules/income-policy.ts';
import { monthsUpTo } from '../../../../shared/domain/kernel/calendar.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import { aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';
import { aContribution, aPension, aWage } from '../../../builders/income.ts';
import { thingsOf } from '../../../builders/rows-of-source.ts';

const rule = 'income-differs';
const covering = (source: string, to = '2026-10'): SourceFreshness => ({
  ...fresh(source, `${source}-office`),
  months: { from: '2025-10', to },
});
const everywhere = ['tax', 'pension', 'social-insurance'].map((source) => covering(source));
const two = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
const rural = { scheme: 'rural', incomePeriod: 'year', incomeFen: 2_400_00 } as const;

interface Parts {
  profile?: Partial<Profile>;
  policy?: Policy;
  members?: Member[];
  freshness?: SourceFreshness[];
}

/** A town household of two that declares 500 a month, and is paid 200. */
const household = (holdings: readonly Holding[], { profile, members = two }: Parts = {}) =>
  aHousehold({
    ...{ members, holdings: [...holdings] },
    profile: { headcount: 2, incomeFen: 500_00, monthlyAmountFen: 200_00, ...profile },
  });
const judge = (holdings: readonly Holding[], parts: Parts = {}) => {
  const { policy = defaultPolicy, freshness = everywhere } = parts;
  return resultOf(household(holdings, parts), rule, { freshness, policy });
};
const amountOf = (holdings: readonly Holding[], parts: Parts = {}) => {
  const result = judge(holdings, parts);
  return result.kind === 'failed' ? result.finding.amountFen : result.kind;
};
const findingsIn = (holdings: readonly Holding[], parts: Parts = {}) =>
  findingsOf(household(holdings, parts), { freshness: parts.freshness ?? everywhere });

function withIncome(changes: Readonly<Record<string, unknown>>): Policy {
  const rules = defaultPolicy.rules.map((entry) => (entry.rule === rule ? { ...entry, ...changes } : entry));
  return { ...defaultPolicy, rules };
}

describe('what policy lets be', () => {
  const twelve = (income_amount: string) =>
    monthsUpTo('2026-10', 12).map((month) => aWage({ month, income_amount }));

  it('is its amount for each month of the period', () => {
    expect(amountOf(twelve('250'), { profile: rural })).toBe('passed');
    expect(amountOf(twelve('250.01'), { profile: rural })).toBe(3_000_12);
  });

  it('is the least wage for each month and each who works', () => {
    const declaring = (incomeFen: number) => ({ profile: { ...rural, incomeFen } });
    const one = [aContribution()];
    expect(amountOf(one, declaring(12_000_00))).toBe('passed');
    expect(amountOf(one, declaring(11_999_99))).toBe(null);
    const both = [aContribution(), aContribution({}, { member: 2 })];
    expect(amountOf(both, declaring(24_000_00))).toBe('passed');
    expect(amountOf(both, declaring(23_999_99))).toBe(null);
    expect(amountOf([aContribution(), aContribution({ month: '2026-09' })], declaring(12_000_00))).toBe(
      'passed',
    );
  });
});

describe('work', () => {
  it('of one for certain is a finding, whatever of another is unclear', () => {
    expect(amountOf([aContribution(), aContribution({ kind: '补充保险' }, { member: 2 })])).toBe(null);
  });

  it('is paid for by what a business takes in, whatever that is', () => {
    expect(amountOf([aContribution(), aWage({ income_item: '经营所得' })])).toBe('unjudged');
  });

  it('before the period is no question', () => {
    expect(amountOf([aContribution({ month: '2026-09' })])).toBe('passed');
    expect(amountOf([aContribution({ month: '2025-11' })], { profile: rural })).toBe(null);
    expect(amountOf([aContribution({ month: '2025-10' })], { profile: rural })).toBe('passed');
  });

  it('in a month of the period is known by the pay of that month', () => {
    const paid = [aWage({ income_amount: '100', month: '2026-10' })];
    expect(amountOf([...paid, aContribution({ month: '2026-10' })], { profile: rural })).toBe('passed');
    expect(amountOf([...paid, aContribution({ month: '2025-11' })], { profile: rural })).toBe(null);
    expect(
      amountOf([aWage({ month: '2026-10', income_amount: '100' }, { member: 2 }), aContribution()]),
    ).toBe(null);
  });

  it('since the period is known by the pay of its last month', () => {
    const freshness = [
      covering('tax', '2026-09'),
      covering('pension', '2026-09'),
      covering('social-insurance'),
    ];
    const since = aContribution({ month: '2026-10' });
    expect(amountOf([since, aWage({ month: '2026-09', income_amount: '400' })], { freshness })).toBe(
      'passed',
    );
    expect(amountOf([since], { freshness })).toBe(null);
  });
});

describe('what is paid once', () => {
  const once = (month: string) => aWage({ income_item: '全年一次性奖金', income_amount: '20000', month });

  it('counts once, of the period or not', () => {
    for (const month of ['2026-10', '2026-02', '2026-11'])
      expect(judge([once(month)]).explanation.en).toContain(': 0.00 to 20,000.00 yuan found');
  });

  it('may lie in any month of a year, and of no longer', () => {
    expect(amountOf([once('2025-11')])).toBe('unjudged');
    expect(amountOf([once('2025-10')])).toBe('passed');
  });
});

describe('a basic pension', () => {
  const pension = aPension({ monthly_benefit: '700', basic_pension: '103' });
  const from = (month: string, to?: string) => ({
    policy: withIncome({
      basicPension: [
        { from: month, ...(to !== undefined && { to }), monthlyFen: 103_00, restsOn: 'a county' },
      ],
    }),
  });

  it('comes off from the first month of the amount in force to its last', () => {
    expect(amountOf([pension], from('2026-10'))).toBe(597_00);
    expect(amountOf([pension], from('2023-07', '2026-10'))).toBe(597_00);
    for (const inForce of [from('2026-10'), from('2023-07', '2026-10')])
      expect(amountOf([pension], { ...inForce, profile: { incomeFen: 600_00 } })).toBe('passed');
  });

  it('does not before or after: nobody knows how much counts', () => {
    expect(amountOf([pension], { ...from('2026-11'), profile: { incomeFen: 600_00 } })).toBe('unjudged');
    expect(amountOf([pension], { ...from('2023-07', '2026-09'), profile: { incomeFen: 600_00 } })).toBe(
      'unjudged',
    );
  });
});

describe('a deduction', () => {
  const by = (amount: object, more: object = {}) => ({
    policy: withIncome({
      deductions: [
        { name: { zh: '扣减', en: 'a deduction' }, from: 'all', amount, restsOn: 'a province', ...more },
      ],
    }),
  });

  it('is of everything, or of work alone', () => {
    const rows = [aWage(), aPension()];
    expect(amountOf(rows, by({ share: 0.1 }))).toBe(1_080_00);
    expect(amountOf(rows, by({ share: 0.1 }, { from: 'work' }))).toBe(1_110_00);
  });

  it('takes no more than there is', () => {
    expect(
      amountOf([aPension({ monthly_benefit: '300' }), aWage({}, { member: 2 })], by({ monthlyFen: 400_00 })),
    ).toBe('passed');
    expect(
      amountOf(
        [aPension({ monthly_benefit: '300' }), aWage({ income_amount: '2000' }, { member: 2 })],
        by({ monthlyFen: 400_00 }),
      ),
    ).toBe(1_600_00);
  });

  it('takes no more than there is of a member, however many there are', () => {
    const name = { zh: '扣减', en: 'a deduction' };
    const each = { name, from: 'all', amount: { monthlyFen: 400_00 }, restsOn: 'a province' };
    const policy = withIncome({ deductions: [each, each] });
    const rows = [aPension({ monthly_benefit: '300' }), aWage({ income_amount: '2000' }, { member: 2 })];
    expect(amountOf(rows, { policy })).toBe(1_200_00);
    const unknown = [...rows, aPension({ monthly_benefit: '600', benefit_status: '待定' })];
    expect(judge(unknown, { policy }).explanation.en).toContain('1,200.00 to 1,300.00 yuan found');
  });

  it('is of each month', () => {
    const rows = monthsUpTo('2026-10', 12).map((month) => aWage({ month, income_amount: '400' }));
    expect(amountOf(rows, { ...by({ monthlyFen: 100_00 }), profile: rural })).toBe(3_600_00);
  });

  it('is for whoever has one of its classes', () => {
    const members = [
      aMember({ personClasses: ['一般'] }),
      aMember({ ordinal: 2, name: '李小梅', personClasses: ['重度残疾'] }),
    ];
    const classes = { classes: ['重度残疾', '一级残疾'] };
    expect(amountOf([aWage({}, { member: 2 })], { ...by({ monthlyFen: 400_00 }, classes), members })).toBe(
      'passed',
    );
    expect(amountOf([aWage()], { ...by({ monthlyFen: 400_00 }, classes), members })).toBe(900_00);
  });
});

describe('one kind from two sources', () => {
  const wage = (income_amount: string, source: string): HeldAsset => {
    const [thing] = thingsOf(aWage({ income_amount }));
    if (thing === undefined) throw new Error('no thing');
    return { ...thing, source };
  };
  const monthOf = (...assets: HeldAsset[]) => {
    const policy = { ...defaultIncomePolicy, sources: ['tax', 'pension', 'social-insurance'] };
    return findIncome({ assets, members: two }, ['2026-10'], policy).byMonth;
  };
  const range = (least: number, most: number) => ({ leastFen: least * 100, mostFen: most * 100 });

  it('is the larger of the two', () => {
    expect(monthOf(wage('900', 'tax'), wage('720', 'pension'))).toMatchObject([
      { counts: range(900, 900), sourcesDiffer: false },
    ]);
    expect(monthOf(wage('720', 'tax'), wage('900', 'pension'))).toMatchObject([{ counts: range(900, 900) }]);
  });

  it('is known as a range where they differ by more than a fifth', () => {
    expect(monthOf(wage('900', 'tax'), wage('719', 'pension'))).toMatchObject([
      { counts: range(719, 900), sourcesDiffer: true },
    ]);
    expect(monthOf(wage('719', 'tax'), wage('900', 'pension'))).toMatchObject([
      { counts: range(719, 900), sourcesDiffer: true },
    ]);
  });

  it('is said to differ where that leaves the answer open', () => {
    const policy = { ...defaultIncomePolicy, sources: ['tax', 'pension'] };
    const assets = [wage('900', 'tax'), wage('300', 'pension')];
    const { zh, en } = describeUncertain(findIncome({ assets, members: two }, ['2026-10'], policy));
    expect(zh).toBe('2026-10 各数据源相差较大，因此不作判断：请向提供单位核实，或者请家庭提供收入证明。');
    expect(en).toMatch(/^Not judged: sources differ in 2026-10\. /);
  });

  it('of a source that policy does not count is none', () => {
    expect(monthOf(wage('900', 'tax'), wage('5000', 'a-bank'))).toMatchObject([{ counts: range(900, 900) }]);
  });
});

describe('what is asked about', () => {
  const unclearIn = (holdings: readonly Holding[], parts: Parts = {}) =>
    findingsIn(holdings, parts)
      .get('unclear-asset')
      ?.evidence.map(({ source }) => source);

  it('is what leaves the answer open, and nothing else that is unclear', () => {
    const gross = aWage({ tax_paid: '' });
    const exempt = aPension({ benefit_type: '高龄津贴', monthly_benefit: '900', benefit_status: '待定' });
    expect(unclearIn([gross, exempt])).toEqual(['tax']);
    expect(unclearIn([gross], { profile: { incomeFen: 900_00 } })).toBeUndefined();
  });

  it('is not what would count for nothing, whatever is unclear about it', () => {
    const gross = aWage({ tax_paid: '' });
    const nothing = aPension({ monthly_benefit: '0', benefit_status: '待定' });
    expect(unclearIn([gross, nothing])).toEqual(['tax']);
  });

  it('is work that is unclear where no pay is known, and nothing else beside it', () => {
    const exempt = aPension({ benefit_type: '高龄津贴', monthly_benefit: '900', benefit_status: '待定' });
    expect(unclearIn([aContribution({ kind: '补充保险' }), exempt])).toEqual(['social-insurance']);
    expect(unclearIn([aContribution({ kind: '补充保险' }), aWage({ income_amount: '400' })])).toBeUndefined();
  });

  it('is every income that is unclear where no month is known', () => {
    const nobody = [fresh('tax', 'tax-office')];
    expect(unclearIn([aWage({ tax_paid: '' })], { freshness: nobody })).toEqual(['tax']);
  });
});

describe('a gradual exit', () => {
  const proposed = (holdings: readonly Holding[], parts: Parts = {}) => {
    const result = judge(holdings, parts);
    return result.kind === 'failed' ? result.finding.proposes : result.kind;
  };

  it('is offered though income that may be none is of another kind', () => {
    expect(proposed([aWage(), aPension({ benefit_status: '待定' }, { member: 2 })])).toBe('gradual-exit');
    expect(proposed([aWage(), aPension({}, { member: 2 })])).toBeUndefined();
  });

  it('is for whom nothing would be due in any month', () => {
    expect(proposed([aWage({ income_amount: '1400' })])).toBe('gradual-exit');
    expect(proposed([aWage({ income_amount: '4799.95' })], { profile: rural })).toBeUndefined();
    expect(proposed([aWage({ income_amount: '4800' })], { profile: rural })).toBe('gradual-exit');
  });

  it('is for who is over the standard of a year, where the year is compared', () => {
    const policy: Policy = { ...defaultPolicy, amounts: { ...defaultPolicy.amounts, methods: [] } };
    const year = (income_amount: string) =>
      monthsUpTo('2026-10', 12).map((month) => aWage({ month, income_amount }));
    expect(proposed(year('400'), { policy, profile: rural })).toBeUndefined();
    expect(proposed(year('400.01'), { policy, profile: rural })).toBe('gradual-exit');
  });

  it('is for who is over the standard by head, where what is due cannot be calculated', () => {
    const policy: Policy = { ...defaultPolicy, amounts: { ...defaultPolicy.amounts, methods: [] } };
    expect(proposed([aWage({ income_amount: '700.01' })], { policy })).toBe('gradual-exit');
    expect(proposed([aWage({ income_amount: '700' })], { policy })).toBeUndefined();
    expect(proposed([aWage()], { policy: { ...policy, standards: [] } })).toBeUndefined();
  });
});

describe('the evidence', () => {
  it('has of each month what counts and what is held, and of work its rows', () => {
    const basic = aPension({ monthly_benefit: '800', basic_pension: '103' });
    const policy = withIncome({
      basicPension: [{ from: '2023-07', monthlyFen: 103_00, restsOn: 'a county' }],
    });
    const result = judge([basic, aContribution()], { policy });
    expect(result).toMatchObject({
      finding: {
        evidence: [
          { source: 'pension', countedFen: 697_00, heldFen: 800_00 },
          { source: 'social-insurance' },
        ],
      },
    });
    const ofWork = result.kind === 'failed' ? result.finding.evidence[1] : undefined;
    expect(ofWork).not.toHaveProperty('countedFen');
  });

  it('counts a month once that has several rows', () => {
    const result = judge([aWage(), aWage()]);
    const evidence = result.kind === 'failed' ? result.finding.evidence : [];
    expect(evidence.map(({ countedFen }) => countedFen)).toEqual([900_00, undefined]);
  });
});

it('a clearance is of all months that a payer has together', () => {
  const wages = ['2026-09', '2026-10'].map((month) => aWage({ month, income_amount: '2000' }));
  const [wage] = wages;
  if (wage === undefined) throw new Error('no wage');
  const key = assetKeyOf(wage.asset, { ...wage, memberToken: wage.identityToken });
  const explained = (amountFen: number, held: { heldFen?: number } = { heldFen: amountFen }) => {
    const clearances = [aClearance({ rule, assets: [key], amountFen, ...held })];
    const file = { ...household(wages, { profile: rural }), clearances };
    return resultOf(file, rule, { freshness: everywhere }).kind;
  };
  expect(explained(4_000_00)).toBe('passed');
  expect(explained(2_000_00)).toBe('failed');
  // One of before what is held was kept goes by what counted.
  expect(explained(4_000_00, {})).toBe('passed');
  expect(explained(2_000_00, {})).toBe('failed');
});
