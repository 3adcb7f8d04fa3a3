import { describe, expect, it } from 'vitest';
import type { AmountInput, Supporter } from '../../../../shared/contracts/case-steps.ts';
import { amountDue } from '../../../../shared/domain/payments/amount-due.ts';
import { describeLines } from '../../../../shared/domain/payments/describe-lines.ts';
import { sayMonths } from '../../../../shared/domain/payments/say-months.ts';
import type { AmountPolicy } from '../../../../shared/domain/policy/amount-policy.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';

const choice = { effectiveFrom: '2013-01-01', restsOn: 'product choice' };

/** The general standards, and the same again for one county by name. */
const standards = defaultPolicy.standards.flatMap((each) => [each, { ...each, county: '320102' }]);

/** The lines in both languages, as an official reads them. */
function linesOf(
  found: Partial<AmountInput>,
  amounts: Partial<AmountPolicy> = {},
  personClasses: (readonly string[])[] = [],
) {
  const policy = { ...defaultPolicy, standards, amounts: { ...defaultPolicy.amounts, ...amounts } };
  const input: AmountInput = {
    headcount: 1,
    incomeFen: 0,
    incomePeriod: 'year',
    supporters: [],
    ...found,
  };
  const members = Array.from({ length: input.headcount }, (_, index) =>
    aMember({ ordinal: index + 1, personClasses: [...(personClasses[index] ?? [])] }),
  );
  const file = aHousehold({ profile: { scheme: 'rural' }, members });
  const amount = amountDue(file, policyInForce(policy, file.profile.county, '2026-10-31'), input);
  return amount.kind === 'due' ? amount.lines.map(({ text, fen }) => [text.zh, text.en, fen]) : amount;
}

const byMethod = (
  method: AmountPolicy['methods'][number]['method'],
  rounding: 'fen' | 'yuan-up' = 'fen',
): Partial<AmountPolicy> => ({
  methods: [{ scheme: 'rural', method, alone: { monthlyFen: 120_00 }, rounding, ...choice }],
});

const supporter = (parts: Partial<Supporter> = {}): Supporter => ({
  ...{ headcount: 3, incomeFen: 36_000_00, incomePeriod: 'year', scheme: 'rural' },
  ...{ livesTogether: false, recipient: false, over60UnableToWork: false },
  ...parts,
});

const year = (fen: number) => ['每年应保障金额（不低于 0）', 'due in a year (not below 0)', fen];
const month = (fen: number) => ['每月应保障金额（÷ 12）', 'due in a month (÷ 12)', fen];

describe('the lines of an amount', () => {
  it('by difference name the standard, the income, support owed and who of the household is guaranteed', () => {
    const found = { headcount: 1, livingTogether: 2, incomeFen: 600_00, supporters: [supporter()] };
    expect(linesOf({ ...found, supporters: [] })).toEqual([
      [
        '保障标准每人每年 2,400.00 元 × 共同生活 2 人',
        'standard of 2,400.00 a year × 2 people living together',
        4_800_00,
      ],
      ['减：家庭年收入', "less: the household's income in a year", -600_00],
      ['其中保障对象 1 人（÷ 2 × 1）', 'of these 1 recipient (÷ 2 × 1)', 2_100_00],
      month(175_00),
      year(2_100_00),
    ]);
    expect(linesOf(found)).toEqual(
      expect.arrayContaining([
        [
          '减：赡养费（36,000.00 元 ÷ 3 人 − 2,400.00 元）× 20 %，不低于 0',
          'less: support owed (36,000.00 ÷ 3 − 2,400.00) × 20 %, not below 0',
          -1_920_00,
        ],
      ]),
    );
  });

  it('say that a supporter’s standard is the general one where policy has none for that county', () => {
    const [, , support] = linesOf({ supporters: [supporter({ county: '411525' })] }) as unknown[];
    expect(support).toEqual([
      '减：赡养费（36,000.00 元 ÷ 3 人 − 通用标准（政策没有 411525 的标准，请核实）2,400.00 元）× 20 %，不低于 0',
      'less: support owed (36,000.00 ÷ 3 − general standard (policy has none for 411525; please verify) 2,400.00) × 20 %, not below 0',
      -1_920_00,
    ]);
  });

  it('of several supporters say which, and by the standard of which county', () => {
    const supporters = [
      supporter({ county: '320102' }),
      supporter({ recipient: true }),
      supporter({ agreedMonthlyFen: 10_00 }),
    ];
    const lines = linesOf({ headcount: 2, supporters });
    expect(Array.isArray(lines) && lines.slice(2, 5)).toEqual([
      [
        '减：第 1 位赡养人，赡养费（36,000.00 元 ÷ 3 人 − 320102 的标准 2,400.00 元）× 20 %，不低于 0',
        'less: supporter 1, support owed (36,000.00 ÷ 3 − standard in 320102 2,400.00) × 20 %, not below 0',
        -1_920_00,
      ],
      [
        '减：第 2 位赡养人，赡养费（本人为低保对象，不计）',
        'less: supporter 2, support owed (none: the supporter is a recipient)',
        0,
      ],
      [
        '减：第 3 位赡养人，赡养费（按判决、裁定或者协议）',
        'less: supporter 3, support (by judgment or agreement)',
        -120_00,
      ],
    ]);
  });

  it('of one person without income have nothing taken off', () => {
    expect(linesOf({})).toEqual([
      [
        '保障标准每人每年 2,400.00 元 × 共同生活 1 人',
        'standard of 2,400.00 a year × 1 person living together',
        2_400_00,
      ],
      ['减：家庭年收入', "less: the household's income in a year", 0],
      month(200_00),
      year(2_400_00),
    ]);
  });

  it('name months that differ by a fen apart', () => {
    expect(linesOf({ headcount: 2, incomeFen: 2_500_00 })).toEqual(
      expect.arrayContaining([
        ['每月应保障金额（1 至 8 月）', 'due in a month (months 1 to 8)', 191_67],
        ['每月应保障金额（9 至 12 月）', 'due in a month (months 9 to 12)', 191_66],
      ]),
    );
    expect(linesOf({ headcount: 1, incomeFen: 2_400_00 - 1 })).toEqual(
      expect.arrayContaining([
        ['每月应保障金额（1 至 1 月）', 'due in a month (months 1 to 1)', 1],
        ['每月应保障金额（2 至 12 月）', 'due in a month (months 2 to 12)', 0],
      ]),
    );
  });

  it('of fixed steps name the step, and the rounding where a month is rounded up to the yuan', () => {
    const steps = [
      { yearlyIncomeUpToFen: 800_00, grant: { monthlyFen: 180_50 } },
      { yearlyIncomeUpToFen: 2_400_00, grant: { monthlyFen: 60_00 } },
    ];
    expect(linesOf({ headcount: 2, incomeFen: 3_000_00 }, byMethod({ kind: 'steps', steps }))).toEqual([
      ['分档第 2 档：每人每年 720.00 元 × 2 人', 'step 2: 720.00 a year × 2 people', 1_440_00],
      month(120_00),
      year(1_440_00),
    ]);
    expect(linesOf({}, byMethod({ kind: 'steps', steps }, 'yuan-up'))).toEqual([
      ['分档第 1 档：每人每年 2,166.00 元 × 1 人', 'step 1: 2,166.00 a year × 1 person', 2_166_00],
      ['每年测算金额（不低于 0）', 'calculated for a year (not below 0)', 2_166_00],
      ['每月应保障金额（÷ 12，进到元）', 'due in a month (÷ 12, up to the yuan)', 181_00],
      year(2_172_00),
    ]);
  });

  it('of the full standard and of a person alone name them', () => {
    expect(linesOf({}, byMethod({ kind: 'full' }))).toEqual([
      ['全额：每人每年 2,400.00 元 × 1 人', 'the full standard: 2,400.00 a year × 1 person', 2_400_00],
      month(200_00),
      year(2_400_00),
    ]);
    const singledOutOf = { headcount: 3, incomeFen: 12_000_00, incomePeriod: 'year' as const };
    expect(linesOf({ singledOutOf }, byMethod({ kind: 'full' }))).toEqual([
      ['单人保：每人每年 1,440.00 元 × 1 人', 'guaranteed alone: 1,440.00 a year × 1 person', 1_440_00],
      month(120_00),
      year(1_440_00),
    ]);
  });

  it('over the standard name it and the income, whatever the method', () => {
    const over = [
      [
        '保障标准每人每年 2,400.00 元 × 共同生活 1 人',
        'standard of 2,400.00 a year × 1 person living together',
        2_400_00,
      ],
      ['减：家庭年收入', "less: the household's income in a year", -2_400_01],
      month(0),
      year(0),
    ];
    const steps = [{ yearlyIncomeUpToFen: 9_000_00, grant: { monthlyFen: 60_00 } }];
    for (const amounts of [{}, byMethod({ kind: 'full' }), byMethod({ kind: 'steps', steps })])
      expect(linesOf({ incomeFen: 2_400_01 }, amounts)).toEqual(over);
  });

  it('of supplements name what they are for, how much each gets and how many get it', () => {
    const supplements = [
      {
        name: { zh: '重残', en: 'gravely disabled' },
        classes: ['重残', '一级残疾'],
        grant: { shareOfStandard: 0.3 },
        ...choice,
      },
      { name: { zh: '老年', en: 'old' }, classes: ['老年人'], grant: { monthlyFen: 20_00 }, ...choice },
      { name: { zh: '退役', en: 'veteran' }, classes: ['退役军人'], grant: { monthlyFen: 10_00 }, ...choice },
    ];
    const priceSupplements = [{ scheme: 'rural' as const, monthlyFen: 5_00, ...choice }];
    const classes = [['重残'], ['重残', '一级残疾'], ['老年人']];
    expect(linesOf({ headcount: 3 }, { supplements, priceSupplements }, classes)).toEqual([
      [
        '保障标准每人每年 2,400.00 元 × 共同生活 3 人',
        'standard of 2,400.00 a year × 3 people living together',
        7_200_00,
      ],
      ['减：家庭年收入', "less: the household's income in a year", 0],
      [
        '加：分类施保 重残（每人每年 720.00 元 × 2 人）',
        'plus: supplement gravely disabled (720.00 a year × 2 people)',
        1_440_00,
      ],
      [
        '加：分类施保 老年（每人每年 240.00 元 × 1 人）',
        'plus: supplement old (240.00 a year × 1 person)',
        240_00,
      ],
      [
        '加：价格补贴（每人每年 60.00 元 × 3 人）',
        'plus: price supplement (60.00 a year × 3 people)',
        180_00,
      ],
      month(755_00),
      year(9_060_00),
    ]);
    expect(linesOf({}, { priceSupplements })).toEqual(
      expect.arrayContaining([
        [
          '加：价格补贴（每人每年 60.00 元 × 1 人）',
          'plus: price supplement (60.00 a year × 1 person)',
          60_00,
        ],
      ]),
    );
  });

  it('name the months beside an amount that is not the same in all of them', () => {
    const months = [...Array<number>(8).fill(191_67), ...Array<number>(4).fill(191_66)];
    const of = (monthlyAmountFen: number, ofMonths: number[] | undefined = months) => {
      const input = { headcount: 2, incomeFen: 2_500_00 };
      const calculation = { input, monthlyFen: 191_66, yearlyFen: 2_300_00, months: ofMonths, lines: [] };
      return sayMonths({ calculation, monthlyAmountFen });
    };
    expect(of(191_66)).toEqual({
      zh: '1 至 8 月每月 191.67 元，9 至 12 月每月 191.66 元',
      en: '191.67 in months 1 to 8, 191.66 in months 9 to 12',
    });
    expect(of(200_00)).toBeUndefined();
    expect(of(191_66, Array<number>(12).fill(191_66))).toBeUndefined();
    expect(sayMonths({ calculation: null, monthlyAmountFen: 0 })).toBeUndefined();
  });

  it('fill one cell of a list, in the language that is spoken', () => {
    const lines = [
      { text: { zh: '甲', en: 'a' }, fen: 1_200_00 },
      { text: { zh: '乙', en: 'b' }, fen: -5 },
    ];
    expect(describeLines(lines, ({ zh }) => zh)).toBe('甲 1,200.00；乙 -0.05');
    expect(describeLines(lines, ({ en }) => en)).toBe('a 1,200.00；b -0.05');
    expect(describeLines([], ({ en }) => en)).toBe('');
  });
});
