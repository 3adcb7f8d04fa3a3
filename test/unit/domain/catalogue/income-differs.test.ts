/** Income that is found against income that is declared: the worked examples, and what is unknown. */
import { describe, expect, it } from 'vitest';
import type { Holding, Profile } from '../../../../shared/contracts/household-file.ts';
import type { SourceFreshness } from '../../../../shared/contracts/runs.ts';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import { monthsUpTo } from '../../../../shared/domain/kernel/calendar.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import { aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';
import { aContribution, aFundAccount, aPension, aWage } from '../../../builders/income.ts';

const rule = 'income-differs';
const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
const year = monthsUpTo('2026-10', 12);

const covering = (source: string, from = '2025-10', to = '2026-10'): SourceFreshness => ({
  ...fresh(source, `${source}-office`),
  months: { from, to },
});
const freshness = [covering('tax'), covering('pension'), covering('social-insurance')];

/** A town household of two that declares 500 a month, and nothing else. */
function household(holdings: readonly Holding[], profile: Partial<Profile> = {}) {
  return aHousehold({
    ...{ members, holdings: [...holdings] },
    profile: { headcount: 2, incomeFen: 500_00, monthlyAmountFen: 200_00, ...profile },
  });
}
const rural = { scheme: 'rural', incomePeriod: 'year', incomeFen: 2_400_00 } as const;

const judge = (holdings: readonly Holding[], profile?: Partial<Profile>, policy: Policy = defaultPolicy) =>
  resultOf(household(holdings, profile), rule, { freshness, policy });

const found = (holdings: readonly Holding[], profile?: Partial<Profile>) =>
  findingsOf(household(holdings, profile), { freshness });

/** The default policy with other numbers for income. */
function withIncome(changes: Readonly<Record<string, unknown>>): Policy {
  return {
    ...defaultPolicy,
    rules: defaultPolicy.rules.map((entry) => (entry.rule === rule ? { ...entry, ...changes } : entry)),
  };
}
const exempting = withIncome({
  basicPension: [{ from: '2023-07', to: '2026-09', monthlyFen: 103_00, restsOn: 'a county' }],
});
const exemptingNow = withIncome({
  basicPension: [{ from: '2023-07', monthlyFen: 103_00, restsOn: 'a county' }],
});

describe('the worked examples', () => {
  it('a pension of 300 and a net wage of 900 are 1,200 against 500', () => {
    const finding = found([aPension(), aWage({}, { member: 2 })]).get(rule);
    expect(finding).toMatchObject({ kind: 'review', amountFen: 1_200_00, limitFen: 500_00 });
    expect(finding?.explanation.zh).toContain(
      '查得 1,200.00 元（转移净收入 300.00，工资性收入 900.00），申报 500.00 元',
    );
    expect(finding?.explanation.zh).toContain('每月应保障 0.00 元，现每月发放 200.00 元');
    expect(finding?.proposes).toBeUndefined();
  });

  it('the 900 as a contribution base alone: somebody works, and no amount', () => {
    const finding = found([aPension(), aContribution({}, { member: 2 })]).get(rule);
    expect(finding).toMatchObject({ kind: 'review', amountFen: null, limitFen: null });
    expect(finding?.evidence).toMatchObject([{ source: 'social-insurance', memberOrdinal: 2 }]);
  });

  it('twelve months of 200 against 2,400 a year pass', () => {
    const wages = year.map((month) => aWage({ income_amount: '200', month }));
    expect(judge(wages, rural)).toMatchObject({ kind: 'passed' });
  });

  it.each([
    [{ basic_pension: '103' }],
    [{ basic_pension: '', account_pension: '77' }],
    [{ basic_pension: '103', account_pension: '77' }],
  ])('of a pension of 180 with a basic pension of 103 in force (%o), 77 counts', (parts) => {
    const pension = aPension({ monthly_benefit: '180', ...parts });
    const declaring = { incomeFen: 77_00 - 50_00 };
    expect(judge([pension], declaring, exemptingNow)).toMatchObject({ kind: 'passed' });
    const less = judge([pension], { incomeFen: 77_00 - 50_01 }, exemptingNow);
    expect(less).toMatchObject({ kind: 'failed', finding: { amountFen: 77_00 } });
  });

  it('no exemption in force that month is unjudged where it decides, and only there', () => {
    const pension = aPension({ monthly_benefit: '180', basic_pension: '103' });
    const unjudged = judge([pension], { incomeFen: 100_00 }, exempting);
    expect(unjudged).toMatchObject({ kind: 'unjudged' });
    expect(unjudged.explanation.zh).toContain('政策没有 2026-10 的基础养老金标准');
    expect(judge([pension], { incomeFen: 150_00 }, exempting)).toMatchObject({ kind: 'passed' });
    expect(judge([pension], { incomeFen: 0 }, exempting)).toMatchObject({ kind: 'failed' });
  });

  it('one wage told by tax and by a base is what tax says, the base shown', () => {
    const wage = aWage({ income_amount: '3,400', tax_paid: '50', own_contributions: '300' });
    const finding = found([wage, aContribution({ base: '3,000' })]).get(rule);
    expect(finding).toMatchObject({ amountFen: 3_050_00 });
    const other = found([aWage({ income_amount: '3000' }), aContribution({ base: '5,000' })]).get(rule);
    expect(other).toMatchObject({ amountFen: 3_000_00 });
    expect(other?.evidence.map(({ note }) => note.zh).join()).toContain('缴费基数 5,000.00');
  });

  it('two employers in one month are both', () => {
    const finding = found([aWage(), aWage({ payer: '县纺织有限公司', income_amount: '600' })]).get(rule);
    expect(finding).toMatchObject({ amountFen: 1_500_00 });
  });

  it('back pay of six months in one counts for each month its own', () => {
    const months = monthsUpTo('2026-09', 6);
    const paid = months.map((month) =>
      aPension({ monthly_benefit: '300', for_month: month, is_back_pay: '是' }),
    );
    expect(judge([...paid, aPension()])).toMatchObject({ kind: 'passed' });
    expect(judge(paid, { ...rural, incomeFen: 1_800_00 })).toMatchObject({ kind: 'passed' });
    expect(judge(paid, { ...rural, incomeFen: 1_000_00 })).toMatchObject({
      finding: { amountFen: 1_800_00 },
    });
  });

  it('a bonus of the year is no month’s income, and unclear', () => {
    const bonus = aWage({ income_item: '全年一次性奖金', income_amount: '20000', month: '2026-02' });
    expect(judge([bonus])).toMatchObject({ kind: 'unjudged' });
    const findings = found([bonus]);
    expect([...findings.keys()]).toEqual(['unclear-asset']);
    expect(findings.get('unclear-asset')?.explanation.zh).toContain('为一次性所得');
  });

  it('a month that none covers is unjudged', () => {
    const short = [covering('tax', '2026-01')];
    const file = household([aWage({ income_amount: '9000' })], rural);
    const result = resultOf(file, rule, { freshness: short });
    expect(result.kind).toBe('unjudged');
    expect(result.explanation.zh).toContain('没有数据源覆盖 2025-11、2025-12');
    expect(
      resultOf(file, rule, { freshness: [...short, covering('pension', '2025-10', '2025-12')] }),
    ).toMatchObject({ kind: 'unjudged' });
    expect(resultOf(file, rule, { freshness: [...short, covering('pension')] })).toMatchObject({
      kind: 'failed',
    });
  });
});

describe('the period', () => {
  it.each([
    [
      'the newest month that every counted source covers',
      [covering('tax'), covering('pension', '2025-09', '2026-09')],
      '2026-09',
    ],
    ['the last month that is over', [covering('tax', '2025-10', '2026-11')], '2026-10'],
    [
      'that of the providers of a source together',
      [covering('tax'), { ...covering('tax', '2025-01', '2026-03'), provider: 'b' }],
      '2026-10',
    ],
    [
      'the newest of the providers of a source, whichever comes first',
      [covering('tax', '2025-01', '2026-03'), { ...covering('tax', '2025-01', '2026-09'), provider: 'b' }],
      '2026-09',
    ],
    [
      'the newest of the providers of a source, whichever comes last',
      [covering('tax', '2025-01', '2026-09'), { ...covering('tax', '2025-01', '2026-03'), provider: 'b' }],
      '2026-09',
    ],
  ])('is %s', (_what, of, month) => {
    const result = resultOf(household([]), rule, { freshness: of });
    expect(result.kind).toBe('passed');
    expect(result.explanation.zh).toContain(`比对 ${month} 的收入：`);
  });

  it('is unknown where a month in it is covered by nobody', () => {
    const gap = [covering('tax', '2025-10', '2025-12'), { ...covering('tax', '2026-02'), provider: 'b' }];
    expect(resultOf(household([], rural), rule, { freshness: gap })).toMatchObject({
      kind: 'unjudged',
      explanation: { en: 'No source covers 2026-01.' },
    });
  });

  it('is nobody’s where no delivery says its months', () => {
    expect(resultOf(household([]), rule, { freshness: [fresh('tax', 'office')] })).toMatchObject({
      kind: 'unjudged',
    });
  });

  it('is not stretched by income outside it', () => {
    expect(judge([aWage({ income_amount: '9000', month: '2026-09' })])).toMatchObject({ kind: 'passed' });
  });
});

describe('what is let be', () => {
  it.each([
    [500_00, '550', 'passed'],
    [500_00, '550.01', 'failed'],
    [2_000_00, '2,200', 'passed'],
    [2_000_00, '2,200.01', 'failed'],
    [0, '50', 'passed'],
    [0, '50.01', 'failed'],
  ])('of %i fen declared, %s found: %s', (incomeFen, income_amount, kind) => {
    expect(judge([aWage({ income_amount })], { incomeFen })).toMatchObject({ kind });
  });
});

describe('what is unknown', () => {
  it.each([
    ['the gross amount alone', aWage({ tax_paid: '' }), '只有税前金额'],
    ['a wage without its contributions', aWage({ own_contributions: '' }), '只有税前金额'],
    ['what a business took in', aWage({ income_item: '经营所得' }), '只有税前金额'],
    ['an item that nobody knows', aWage({ income_item: '其他' }), '种类不明'],
    ['ten million a month', aWage({ income_amount: '10,000,000' }), '金额大得不合情理'],
    [
      'a benefit of an unknown state',
      aPension({ monthly_benefit: '900', benefit_status: '核查' }),
      '状态不明',
    ],
    ['a payer that nobody names', aWage({ payer: '不详' }), '编号不能识别'],
    [
      'a benefit for a month to come',
      aPension({ paid_month: '2026-12', monthly_benefit: '900' }),
      '所属月份尚未到来',
    ],
    ['back pay without its months', aPension({ monthly_benefit: '900', is_back_pay: '是' }), '为一次性所得'],
    [
      'back pay for a span of months',
      aPension({ monthly_benefit: '900', for_month: '2026-03至2026-08' }),
      '为一次性所得',
    ],
  ])('%s: unjudged, and reported', (_what, row, text) => {
    expect(judge([row])).toMatchObject({ kind: 'unjudged' });
    const findings = found([row]);
    expect([...findings.keys()]).toEqual(['unclear-asset']);
    expect(findings.get('unclear-asset')?.explanation.zh).toContain(text);
  });

  it('matters not where all of it is within what is declared', () => {
    expect(judge([aWage({ tax_paid: '' })], { incomeFen: 900_00 })).toMatchObject({ kind: 'passed' });
    expect([...found([aWage({ tax_paid: '' })], { incomeFen: 900_00 }).keys()]).toEqual([]);
  });

  it('is nothing where the sure part alone is too much', () => {
    const finding = found([aWage(), aWage({ payer: '县纺织有限公司', tax_paid: '' })]).get(rule);
    expect(finding).toMatchObject({ kind: 'review', amountFen: 900_00 });
  });

  it('a doubtful row counts for nothing', () => {
    expect(judge([aWage({}, { name: '王五' })])).toMatchObject({ kind: 'passed' });
  });
});

describe('work', () => {
  it('is no question where the pay is known, or the declaration leaves a wage', () => {
    expect(judge([aContribution(), aWage({ income_amount: '500' })])).toMatchObject({ kind: 'passed' });
    expect(judge([aContribution()], { incomeFen: 1_000_00 })).toMatchObject({ kind: 'passed' });
    expect(judge([aContribution(), aPension()], { incomeFen: 1_000_00 })).toMatchObject({ kind: 'failed' });
  });

  it.each([
    ['residents’ insurance', aContribution({ kind: '城乡居民基本养老保险' })],
    ['contributions that have stopped', aContribution({ contribution_status: '中断' })],
    ['what was paid later', aContribution({ contribution_status: '补缴' })],
    ['a sealed account', aFundAccount({ deposit_status: '封存' })],
    ['a closed account', aFundAccount({ deposit_status: '销户' })],
  ])('is not shown by %s', (_what, row) => {
    expect([...found([row]).keys()]).toEqual([]);
  });

  it('is shown by an account of the housing fund that is paid into', () => {
    expect(found([aFundAccount()]).get(rule)).toMatchObject({ kind: 'review', amountFen: null });
  });

  it.each([
    ['a kind of insurance', aContribution({ kind: '补充保险' }), '种类不明'],
    ['a state of contributions', aContribution({ contribution_status: '待核定' }), '状态不明'],
    ['a state of deposits', aFundAccount({ deposit_status: '待核定' }), '状态不明'],
  ])('may be shown by %s that nobody knows: unjudged, and reported', (_what, row, text) => {
    expect(judge([row])).toMatchObject({ kind: 'unjudged' });
    expect(found([row]).get('unclear-asset')?.explanation.zh).toContain(text);
  });

  it('as the only ground suggests a gradual exit of who is over the standard, and is paid', () => {
    expect(found([aWage()]).get(rule)?.proposes).toBe('gradual-exit');
    const stillDue = found([aWage({ income_amount: '600' })], { incomeFen: 0 }).get(rule);
    expect(stillDue?.explanation.zh).toContain('每月应保障 100.00 元');
    expect(stillDue?.explanation.zh).not.toContain('渐退');
    expect(stillDue?.proposes).toBeUndefined();
    expect(found([aWage()], { monthlyAmountFen: 0 }).get(rule)?.proposes).toBeUndefined();
  });
});

describe('exemptions and deductions', () => {
  it.each(['定期抚恤金', '高龄津贴'])('%s does not count', (benefit_type) => {
    expect(judge([aPension({ benefit_type, monthly_benefit: '900' })])).toMatchObject({ kind: 'passed' });
    const counting = withIncome({ exempt: [] });
    expect(judge([aPension({ benefit_type, monthly_benefit: '900' })], {}, counting)).toMatchObject({
      kind: 'failed',
    });
  });

  const name = { zh: '就业成本', en: 'costs of work' };
  it('costs of work come off the pay', () => {
    const policy = withIncome({
      deductions: [{ name, from: 'work', amount: { share: 0.4 }, restsOn: 'a province' }],
    });
    expect(judge([aWage()], {}, policy)).toMatchObject({ kind: 'passed' });
    expect(judge([aWage(), aPension()], {}, policy)).toMatchObject({ finding: { amountFen: 840_00 } });
  });

  it('what a class of persons may deduct is unknown of who has none on record', () => {
    const policy = withIncome({
      deductions: [
        { name, from: 'all', classes: ['重度残疾'], amount: { monthlyFen: 400_00 }, restsOn: 'a province' },
      ],
    });
    const unjudged = judge([aWage()], {}, policy);
    expect(unjudged).toMatchObject({ kind: 'unjudged' });
    expect(unjudged.explanation.zh).toContain('花名册没有写明人员类别');
    const classed = (word: string) =>
      resultOf(
        aHousehold({
          members: [aMember({ personClasses: [word] })],
          holdings: [aWage()],
          profile: { headcount: 2, incomeFen: 500_00 },
        }),
        rule,
        { freshness, policy },
      ).kind;
    expect(classed('重度残疾')).toBe('passed');
    expect(classed('一般')).toBe('failed');
  });
});

describe('a clearance', () => {
  const explaining = (income_amount: string) => {
    const wage = aWage({ income_amount });
    const key = assetKeyOf(wage.asset, { ...wage, memberToken: wage.identityToken });
    const amounts = { amountFen: 900_00, heldFen: 900_00 };
    const file = { ...household([wage]), clearances: [aClearance({ rule, assets: [key], ...amounts })] };
    return resultOf(file, rule, { freshness });
  };

  it('keeps what it explains silent until it grows', () => {
    expect(explaining('900')).toMatchObject({ kind: 'passed' });
    expect(explaining('1,800')).toMatchObject({ kind: 'failed', finding: { amountFen: 1_800_00 } });
  });
});
