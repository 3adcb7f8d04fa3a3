/** What staff read of income: whole explanations, in both languages. */
import { incomeDiffers } from '../../../../shared/domain/catalogue/rules/income-differs.ts';
import { describe, expect, it } from 'vitest';
import type { Holding, Member, Profile } from '../../../../shared/contracts/household-file.ts';
import type { SourceFreshness } from '../../../../shared/contracts/runs.ts';
import { monthsUpTo } from '../../../../shared/domain/kernel/calendar.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { fresh, resultOf } from '../../../builders/assessment.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';
import { aContribution, aPension, aWage } from '../../../builders/income.ts';

const covering = (source: string): SourceFreshness => ({
  ...fresh(source, `${source}-office`),
  months: { from: '2025-10', to: '2026-10' },
});
const freshness = ['tax', 'pension', 'social-insurance'].map(covering);
const two = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];

interface Parts {
  profile?: Partial<Profile>;
  policy?: Policy;
  members?: Member[];
}

/** A town household of two that declares 500 a month, and is paid 200. */
function said(holdings: readonly Holding[], { profile, policy = defaultPolicy, members = two }: Parts = {}) {
  const file = aHousehold({
    ...{ members, holdings: [...holdings] },
    profile: { headcount: 2, incomeFen: 500_00, monthlyAmountFen: 200_00, ...profile },
  });
  return resultOf(file, 'income-differs', { freshness, policy }).explanation;
}

function withIncome(changes: Readonly<Record<string, unknown>>): Policy {
  const rules = defaultPolicy.rules.map((entry) =>
    entry.rule === 'income-differs' ? { ...entry, ...changes } : entry,
  );
  return { ...defaultPolicy, rules };
}
const costs = { name: { zh: '就业成本', en: 'costs of work' }, restsOn: 'a province' };
/** Why one month is compared, and which. */
const why = {
  zh: '申报的是月收入，所以只比对一个月；2026-10 是最近一个已经过完的月份。',
  en: 'The income of a month is declared, so one month is compared; 2026-10 is the last month that is over.',
};
const rural = { scheme: 'rural', incomePeriod: 'year', incomeFen: 2_400_00 } as const;

describe('what was found', () => {
  it('nothing', () => {
    expect(said([])).toEqual({
      zh: `比对 2026-10 的收入：查得 0.00 元，申报 500.00 元。${why.zh}`,
      en: `For 2026-10: 0.00 yuan found, 500.00 declared. ${why.en}`,
    });
  });

  it('by kind, what is deducted, what would be due and is paid, and what to do', () => {
    const policy = withIncome({ deductions: [{ ...costs, from: 'work', amount: { share: 0.1 } }] });
    expect(said([aPension(), aWage({}, { member: 2 })], { policy })).toEqual({
      zh:
        '比对 2026-10 的收入：查得 1,110.00 元（转移净收入 300.00，工资性收入 900.00，扣减 90.00），申报 500.00 元。' +
        why.zh +
        '按查得收入测算，每月应保障 0.00 元，现每月发放 200.00 元。' +
        '先复核、不拟停发：请家庭说明，核实后按程序调整。',
      en:
        'For 2026-10: 1,110.00 yuan found (transfers 300.00, wages 900.00, less 90.00 deducted), 500.00 declared. ' +
        `${why.en} ` +
        'By what is found 0.00 a month would be due; 200.00 is paid. ' +
        'Review, not suspension: hear the household, check, and correct by procedure.',
    });
  });

  it('of who applies, and is paid nothing: what would be due alone', () => {
    const { zh, en } = said([aWage({ income_amount: '600' })], {
      profile: { incomeFen: 0, monthlyAmountFen: 0 },
    });
    expect(zh).toContain('每月应保障 100.00 元。先复核');
    expect(en).toContain('By what is found 100.00 a month would be due. Review');
  });

  it('all of it from work, of who is over the standard: a gradual exit may be granted', () => {
    const { zh, en } = said([aWage()]);
    expect(zh).toContain(
      '现每月发放 200.00 元。查得的收入均为工资性收入或经营净收入；核实后人均收入超过保障标准的，可以按规定给予渐退期。先复核',
    );
    expect(en).toContain(
      '200.00 is paid. All of it is from work; if it holds and the household is over the standard, a gradual exit may be granted. Review',
    );
  });

  it('the dearest month is due where months are not alike', () => {
    const profile = { ...rural, headcount: 2, incomeFen: 1_000_00 };
    expect(said([aPension({ monthly_benefit: '2500' })], { profile }).zh).toContain('每月应保障 191.67 元');
  });

  it('where what is due cannot be calculated: why', () => {
    const policy: Policy = { ...defaultPolicy, standards: [] };
    const { zh, en } = said([aWage()], { policy });
    expect(zh).toMatch(/按查得收入无法测算应保障金额：\S+。先复核/);
    expect(en).toMatch(/What would be due by it cannot be calculated: .+\. Review/);
  });

  it('an amount that is known as a range', () => {
    const { zh, en } = said([aWage({ tax_paid: '' })]);
    expect(zh).toContain('查得 0.00 至 900.00 元（工资性收入 0.00 至 900.00）');
    expect(en).toContain('0.00 to 900.00 yuan found (wages 0.00 to 900.00)');
  });
});

describe('work for a pay that is unknown', () => {
  it('of one member', () => {
    expect(said([aContribution(), aContribution({ month: '2026-09' })])).toEqual({
      zh:
        '比对 2026-10 的收入：查得 0.00 元，申报 500.00 元。' +
        why.zh +
        '1 名成员有就业记录（社保缴费或公积金缴存），没有查到工资，申报收入中也看不出工资。先复核、不拟停发：请入户或者向用人单位了解实际工资；缴费基数、缴存基数不作为收入。',
      en:
        'For 2026-10: 0.00 yuan found, 500.00 declared. ' +
        `${why.en} ` +
        '1 member works (contributions on record) for a pay that is unknown, and the declaration leaves no wage for it. ' +
        'Review, not suspension: ask the member or the employer for the actual pay; a contribution base is no income.',
    });
  });

  it('of two', () => {
    const { zh, en } = said([aContribution(), aContribution({}, { member: 2 })]);
    expect(zh).toContain('2 名成员有就业记录');
    expect(en).toContain('2 members work (contributions on record)');
  });
});

describe('why nothing can be said', () => {
  const ask = '因此不作判断：请向提供单位核实，或者请家庭提供收入证明。';
  const saying = (zh: string, en: string) => ({
    zh: expect.stringMatching(new RegExp(`月份。${zh}，${ask}$`)) as string,
    en: expect.stringMatching(
      new RegExp(`\\. Not judged: ${en}\\. Ask the provider, or the household for proof of its income\\.$`),
    ) as string,
  });
  const withBasic = (paid_month: string, monthly_benefit = '300') =>
    aPension({ monthly_benefit, basic_pension: '103', paid_month });

  it('some income is unclear', () => {
    expect(said([aWage({ tax_paid: '' })])).toEqual(saying('有收入不明', 'some income is unclear'));
  });

  it('policy names no basic pension of a month', () => {
    expect(said([withBasic('2026-10', '180')], { profile: { incomeFen: 100_00 } })).toEqual(
      saying('政策没有 2026-10 的基础养老金标准', 'policy names no basic pension of 2026-10'),
    );
  });

  it('of more than three months the first three are named', () => {
    const three = monthsUpTo('2026-10', 3).map((month) => withBasic(month));
    const named = '2026-08、2026-09、2026-10';
    expect(said(three.toReversed(), { profile: { ...rural, incomeFen: 150_00 } })).toEqual(
      saying(`政策没有 ${named} 的基础养老金标准`, `policy names no basic pension of ${named}`),
    );
    const four = [...three, withBasic('2026-07')];
    expect(said(four, { profile: { ...rural, incomeFen: 300_00 } }).zh).toContain(
      '政策没有 2026-07、2026-08、2026-09… 的基础养老金标准',
    );
  });

  it('the basic pension in a benefit is not given', () => {
    const policy = withIncome({
      basicPension: [{ from: '2023-07', monthlyFen: 103_00, restsOn: 'a county' }],
    });
    const pension = aPension({ monthly_benefit: '600', basic_pension: '' });
    expect(said([pension], { policy })).toEqual(
      saying('养老待遇没有写明其中的基础养老金', 'the basic pension in a benefit is not given'),
    );
  });

  it('whether a member works is unclear', () => {
    expect(said([aContribution({ kind: '补充保险' })])).toEqual(
      saying('有成员是否就业不明', 'whether a member works is unclear'),
    );
  });

  it('the roster has no person class that something is deducted for', () => {
    const policy = withIncome({
      deductions: [{ ...costs, from: 'all', classes: ['重度残疾'], amount: { monthlyFen: 400_00 } }],
    });
    expect(said([aWage()], { policy })).toEqual(
      saying(
        '花名册没有写明人员类别，能否扣减不明',
        'the roster has no person class, so whether something is deducted is unknown',
      ),
    );
  });

  it('a deduction is no reason where the income itself is unclear', () => {
    const policy = withIncome({
      deductions: [{ ...costs, from: 'all', classes: ['重度残疾'], amount: { monthlyFen: 400_00 } }],
    });
    const rows = [aWage({ tax_paid: '' }), aWage({ income_amount: '400' }, { member: 2 })];
    expect(said(rows, { policy })).toEqual(saying('有收入不明', 'some income is unclear'));
  });

  it('several reasons are all named', () => {
    const rows = [aWage({ tax_paid: '' }), aContribution({ kind: '补充保险' }, { member: 2 })];
    expect(said(rows)).toEqual(
      saying(
        '有成员是否就业不明[、；]有收入不明',
        'whether a member works is unclear[,;] some income is unclear',
      ),
    );
  });
});

describe('the period', () => {
  const judged = (months: { from: string; to: string } | undefined, profile: Partial<Profile> = {}) => {
    const taxes = { ...fresh('tax', 'tax-office'), ...(months !== undefined && { months }) };
    const file = aHousehold({ members: two, holdings: [], profile: { incomeFen: 500_00, ...profile } });
    return resultOf(file, 'income-differs', { freshness: [taxes] }).explanation;
  };

  it('of a year is named by its first and its last month', () => {
    const { zh, en } = judged({ from: '2025-10', to: '2026-10' }, rural);
    expect(zh).toContain('比对 2025-11 至 2026-10 的收入');
    expect(en).toContain('For 2025-11 to 2026-10:');
  });

  it('is explained: how many months are compared, and why these', () => {
    expect(judged({ from: '2025-08', to: '2026-09' })).toEqual({
      zh: '比对 2026-09 的收入：查得 0.00 元，申报 500.00 元。申报的是月收入，所以只比对一个月；2026-09 是各收入数据源都已有数据的最近一个月。',
      en: 'For 2026-09: 0.00 yuan found, 500.00 declared. The income of a month is declared, so one month is compared; 2026-09 is the newest month of which every source of income has data.',
    });
    const { zh, en } = judged({ from: '2025-10', to: '2026-11' }, rural);
    expect(zh).toMatch(/。申报的是年收入，所以比对十二个月；2026-10 是最近一个已经过完的月份。$/);
    expect(en).toContain(
      '. The income of a year is declared, so twelve months are compared; 2026-10 is the last month that is over.',
    );
  });

  it('begins with the first month that is covered, and no later', () => {
    expect(judged({ from: '2025-11', to: '2026-10' }, rural).en).toContain('For 2025-11 to 2026-10:');
    expect(judged({ from: '2026-01', to: '2026-10' }, rural).en).toContain(
      'No source covers 2025-11, 2025-12.',
    );
  });
});

it('shows the exempt part of a pension of some months, and of all from one on', () => {
  const show = incomeDiffers.parameters['basicPension']?.show;
  const entry = { from: '2025-07', monthlyFen: 143_00, restsOn: '通知' };
  expect(show?.({ ...entry, to: '2026-06' })).toEqual({
    zh: '2025-07 至 2026-06 每月 143.00 元',
    en: '143.00 yuan a month from 2025-07 to 2026-06',
  });
  expect(show?.(entry)).toEqual({
    zh: '2025-07 起每月 143.00 元',
    en: '143.00 yuan a month from 2025-07',
  });
});
