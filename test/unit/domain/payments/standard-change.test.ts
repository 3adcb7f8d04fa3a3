import { describe, expect, it } from 'vitest';
import {
  compareStandards as compare,
  monthsOfStandards,
  standardChangeColumns,
  timingOf,
} from '../../../../shared/domain/payments/standard-change.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';

const raised: Policy = {
  ...defaultPolicy,
  standards: [
    ...defaultPolicy.standards,
    {
      scheme: 'urban',
      period: 'month',
      amountFen: 375_00,
      effectiveFrom: '2026-10-01',
      restsOn: 'notice 12',
    },
  ],
};
const compareStandards = (
  file: ReturnType<typeof aHousehold>,
  policies: { before: Policy; after: Policy },
  timing: ReturnType<typeof timingOf>,
) => compare(file, monthsOfStandards(policies, file.profile.county, timing), timing);

const both = { before: defaultPolicy, after: raised };
const alone = (parts = {}) =>
  aHousehold({
    profile: { headcount: 1, incomeFen: 100_00, monthlyAmountFen: 250_00, ...parts },
    members: [aMember()],
  });

describe('a standard that rises', () => {
  const decidedInJanuary = timingOf(['2026-10-01'], '2027-01-15');

  it('from October and decided in January gives 25 more a month and 75 of back pay a person', () => {
    expect(compareStandards(alone(), both, decidedInJanuary)).toMatchObject({
      kind: 'changed',
      change: {
        fromMonth: '2026-10',
        recipients: 1,
        paidFen: 250_00,
        beforeFen: 250_00,
        afterFen: 275_00,
        backPayFen: 75_00,
      },
    });
  });

  it('shows how the new amount and the back pay come about, line by line', () => {
    const outcome = compareStandards(alone(), both, decidedInJanuary);
    const lines = outcome.kind === 'changed' ? outcome.change.lines : [];
    expect(lines.map(({ text, fen }) => [text.zh, fen])).toEqual([
      ['保障标准每人每年 4,500.00 元 × 共同生活 1 人', 4_500_00],
      ['减：家庭年收入', -1_200_00],
      ['每月应保障金额（÷ 12）', 275_00],
      ['每年应保障金额（不低于 0）', 3_300_00],
      ['补发：2026-10 至 2026-12，每月 25.00 元 × 3 个月', 75_00],
    ]);
    expect(lines.at(-1)?.text.en).toBe('back pay: 2026-10 to 2026-12, 25.00 a month × 3 months');
  });

  it('tells months of back pay apart that differ by a fen', () => {
    const file = alone({ scheme: 'rural', incomePeriod: 'year', incomeFen: 0, monthlyAmountFen: 200_00 });
    const rural = { scheme: 'rural' as const, period: 'year' as const, amountFen: 2_410_00 };
    const after = {
      ...defaultPolicy,
      standards: [
        ...defaultPolicy.standards,
        { ...rural, effectiveFrom: '2026-03-01', restsOn: 'notice 13' },
      ],
    };
    const outcome = compareStandards(
      file,
      { before: defaultPolicy, after },
      timingOf(['2026-03-01'], '2026-07-02'),
    );
    expect(outcome).toMatchObject({ change: { backPayFen: 3_34, afterFen: 200_83 } });
    const lines = outcome.kind === 'changed' ? outcome.change.lines.slice(-2) : [];
    expect(lines.map(({ text, fen }) => [text.en, fen])).toEqual([
      ['back pay: 2026-03 to 2026-04, 0.84 a month × 2 months', 1_68],
      ['back pay: 2026-05 to 2026-06, 0.83 a month × 2 months', 1_66],
    ]);
  });

  it('gives each recipient the same, and no back pay where it is decided in time', () => {
    const file = { ...alone({ headcount: 3 }), members: [1, 2, 3].map((ordinal) => aMember({ ordinal })) };
    expect(compareStandards(file, both, timingOf(['2026-10-01'], '2026-09-10'))).toMatchObject({
      change: { recipients: 3, beforeFen: 950_00, afterFen: 1_025_00, backPayFen: 0 },
    });
  });

  describe('with others in the same quarter', () => {
    const standard = (scheme: 'urban' | 'rural', amountFen: number, effectiveFrom: string) => ({
      ...{ scheme, period: 'month' as const, amountFen, effectiveFrom, restsOn: 'notice 12' },
    });
    const twice = [
      standard('urban', 375_00, '2026-10-01'),
      standard('rural', 250_00, '2026-11-01'),
      standard('urban', 400_00, '2026-12-01'),
    ];
    const policies = {
      before: defaultPolicy,
      after: { ...defaultPolicy, standards: [...defaultPolicy.standards, ...twice] },
    };
    const days = twice.map(({ effectiveFrom }) => effectiveFrom);
    const changeOf = (file: ReturnType<typeof alone>, decidedOn: string) => {
      const outcome = compareStandards(file, policies, timingOf(days, decidedOn));
      if (outcome.kind !== 'changed') throw new Error(outcome.kind);
      return outcome.change;
    };
    const villager = () =>
      alone({ scheme: 'rural', incomePeriod: 'year', incomeFen: 0, monthlyAmountFen: 200_00 });

    it('says what is due from the second on, where both are to come', () => {
      const change = changeOf(alone(), '2026-09-10');
      expect(change).toMatchObject({ fromMonth: '2026-10', afterFen: 275_00, backPayFen: 0 });
      expect(change.lines.at(-1)).toEqual({
        text: { zh: '自 2026-12 起每月应保障金额', en: 'due in a month from 2026-12' },
        fen: 300_00,
      });
    });

    it('pays back by each where both are past', () => {
      const change = changeOf(alone(), '2027-01-15');
      expect(change).toMatchObject({ fromMonth: '2026-10', afterFen: 300_00, backPayFen: 25_00 * 2 + 50_00 });
      expect(change.lines.slice(-2).map(({ text, fen }) => [text.zh, fen])).toEqual([
        ['补发：2026-10 至 2026-11，每月 25.00 元 × 2 个月', 50_00],
        ['补发：2026-12 至 2026-12，每月 50.00 元 × 1 个月', 50_00],
      ]);
    });

    it('reaches a household whose own standard is not the first of them', () => {
      expect(changeOf(villager(), '2026-09-10')).toMatchObject({
        ...{ fromMonth: '2026-11', beforeFen: 200_00, afterFen: 250_00, backPayFen: 0 },
      });
      expect(changeOf(villager(), '2027-01-15')).toMatchObject({
        ...{ fromMonth: '2026-11', afterFen: 250_00, backPayFen: 100_00 },
      });
    });

    it('takes a fen of a month’s share of the year for no further step', () => {
      const change = changeOf(alone({ incomeFen: 1_000_01, incomePeriod: 'year' }), '2026-09-10');
      expect(change.lines.filter(({ text }) => text.en.startsWith('due in a month from'))).toHaveLength(1);
      const rural = changeOf(
        alone({ scheme: 'rural', incomeFen: 1_000_01, incomePeriod: 'year', monthlyAmountFen: 100_00 }),
        '2026-09-10',
      );
      expect(rural.lines.filter(({ text }) => text.en.startsWith('due in a month from'))).toEqual([]);
    });
  });

  it('says nothing of another scheme', () => {
    expect(compareStandards(alone({ scheme: 'rural' }), both, decidedInJanuary)).toEqual({ kind: 'same' });
  });

  it('takes nothing back where it falls', () => {
    const fallen = { before: raised, after: defaultPolicy };
    expect(compareStandards(alone(), fallen, decidedInJanuary)).toMatchObject({
      change: { beforeFen: 275_00, afterFen: 250_00, backPayFen: 0 },
    });
  });

  it('reaches a household that was over the former standard', () => {
    const file = alone({ incomeFen: 360_00, monthlyAmountFen: 0 });
    expect(compareStandards(file, both, decidedInJanuary)).toMatchObject({
      change: { beforeFen: 0, afterFen: 15_00, backPayFen: 45_00 },
    });
  });

  it('is said of who is guaranteed, not of all who live there', () => {
    const file = {
      ...alone({ headcount: 2 }),
      members: [aMember(), aMember({ ordinal: 2, recipient: false })],
    };
    expect(compareStandards(file, both, decidedInJanuary)).toMatchObject({ change: { recipients: 1 } });
  });

  it('is paid from its own month where it begins after the decision, and from that of the decision else', () => {
    expect(timingOf(['2026-10-01'], '2026-09-10').firstPaidMonth).toBe('2026-10');
    expect(timingOf(['2026-10-01'], '2026-10-31').firstPaidMonth).toBe('2026-10');
    expect(timingOf(['2026-10-01'], '2026-11-01').firstPaidMonth).toBe('2026-11');
  });

  it('has back pay where the month that is paid first is the same by both policies', () => {
    const over = { ...raised.standards.at(-1), effectiveTo: '2026-12-31' };
    const after = { ...raised, standards: [...defaultPolicy.standards, over] } as Policy;
    expect(compareStandards(alone(), { before: defaultPolicy, after }, decidedInJanuary)).toMatchObject({
      change: { beforeFen: 250_00, afterFen: 250_00, backPayFen: 75_00 },
    });
  });

  it('is unknown where either policy has no standard, be it for a month of back pay alone', () => {
    const entry = {
      ...{ scheme: 'urban' as const, period: 'month' as const, amountFen: 375_00, restsOn: 'notice 12' },
    };
    const from = (effectiveFrom: string) => ({
      ...defaultPolicy,
      standards: [{ ...entry, effectiveFrom }],
    });
    const timing = timingOf(['2013-02-01'], '2013-03-15');
    const [early, late, none] = [from('2013-02-01'), from('2013-03-01'), { ...defaultPolicy, standards: [] }];
    const unknown = { kind: 'unknown', reason: 'standard-unknown' };
    expect(compareStandards(alone(), { before: none, after: early }, timing)).toEqual(unknown);
    expect(compareStandards(alone(), { before: early, after: none }, timing)).toEqual(unknown);
    expect(compareStandards(alone(), { before: late, after: early }, timing)).toEqual(unknown);
    expect(compareStandards(alone(), { before: early, after: late }, timing)).toEqual(unknown);
    expect(compareStandards(alone(), { before: early, after: early }, timing)).toEqual({ kind: 'same' });
  });

  it('is a list with who, where, how many, from when, how much and why', () => {
    const outcome = compareStandards(alone(), both, decidedInJanuary);
    if (outcome.kind !== 'changed') throw new Error(outcome.kind);
    const named = { ...outcome.change, headName: '张三丰' };
    const row = standardChangeColumns.map(({ title, of }) => [title.zh, of(named, ({ zh }) => zh)]);
    expect(Object.fromEntries(row)).toEqual({
      家庭编号: outcome.change.householdId,
      户主姓名: '张三丰',
      乡镇: outcome.change.town,
      村社区: outcome.change.village,
      救助类别: '城市低保',
      保障人口: 1,
      起始月份: '2026-10',
      现月发放金额: 250_00,
      原应保障金额: 250_00,
      新应保障金额: 275_00,
      每月增加: 25_00,
      补发金额: 75_00,
      金额测算: expect.stringContaining('补发：2026-10 至 2026-12，每月 25.00 元 × 3 个月 75.00') as string,
    });
  });

  it('leaves what cannot be calculated unknown', () => {
    expect(compareStandards(alone(), both, timingOf(['2012-11-01'], '2027-01-15'))).toEqual({
      kind: 'unknown',
      reason: 'standard-unknown',
    });
  });
});
