import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AmountInput, Supporter } from '../../../../shared/contracts/case-steps.ts';
import { calculateAmount, supportOwedFen } from '../../../../shared/domain/payments/calculate-amount.ts';
import { judgeSinglePerson } from '../../../../shared/domain/payments/single-person.ts';

const rural = { yearlyStandardFen: 2_400_00, supportShare: 0.2 };
const urban = { yearlyStandardFen: 4_200_00, supportShare: 0.2 };

const household = (parts: Partial<AmountInput> = {}): AmountInput => ({
  headcount: 2,
  incomeFen: 2_500_00,
  incomePeriod: 'year',
  supporters: [],
  ...parts,
});

const child = (parts: Partial<Supporter> = {}): Supporter => ({
  headcount: 3,
  incomeFen: 6_000_00,
  incomePeriod: 'month',
  livesTogether: false,
  recipient: false,
  over60UnableToWork: false,
  ...parts,
});

describe('the amount that a household is due', () => {
  it('of a rural household of 2 with 2,500 a year is 2,300 a year', () => {
    const { yearlyFen, monthlyFen } = calculateAmount(household(), rural);
    expect(yearlyFen).toBe(2_300_00);
    expect(monthlyFen).toBe(191_67);
  });

  it('is shown line by line, and the lines add up', () => {
    const input = household({ supporters: [child({ incomeFen: 3_000_00, incomePeriod: 'month' })] });
    const { lines, yearlyFen } = calculateAmount({ ...input, headcount: 3 }, urban);
    expect(lines.map(({ text, fen }) => `${text.en}: ${fen}`)).toEqual([
      'standard of 4,200.00 a year × 3 people: 1260000',
      "less: the household's income in a year: -250000",
      'less: support owed (36,000.00 ÷ 3 − 4,200.00) × 20 %, not below 0: -156000',
      'due in a year (not below 0): 854000',
      'due in a month (÷ 12): 71167',
    ]);
    expect(yearlyFen).toBe(12_600_00 - 2_500_00 - 1_560_00);
  });

  it('is shown in Chinese with the same figures', () => {
    const { lines } = calculateAmount(household({ supporters: [child()] }), urban);
    expect(lines.map(({ text }) => text.zh)).toEqual([
      '保障标准每人每年 4,200.00 元 × 2 人',
      '减：家庭年收入',
      '减：赡养费（72,000.00 元 ÷ 3 人 − 4,200.00 元）× 20 %，不低于 0',
      '每年应保障金额（不低于 0）',
      '每月应保障金额（÷ 12）',
    ]);
  });

  it('of one person is the standard for 1 person', () => {
    const [standard] = calculateAmount(household({ headcount: 1 }), rural).lines;
    expect(standard?.text.en).toBe('standard of 2,400.00 a year × 1 person');
  });

  it('falls by nothing for a supporter who owes none, and the line says why', () => {
    const { lines, yearlyFen } = calculateAmount(
      household({ supporters: [child({ recipient: true })] }),
      rural,
    );
    expect(lines[2]?.text).toEqual({
      zh: '减：赡养费（本人为低保对象，不计）',
      en: 'less: support owed (none: the supporter is a recipient)',
    });
    expect(yearlyFen).toBe(2_300_00);
  });

  it('is never below 0', () => {
    expect(calculateAmount(household({ incomeFen: 9_999_00 }), rural)).toMatchObject({
      yearlyFen: 0,
      monthlyFen: 0,
    });
  });

  it('falls by what is earned, fen for fen, and never rises with income', () => {
    fc.assert(
      fc.property(fc.nat(10_000_00), fc.nat(10_000_00), fc.integer({ min: 1, max: 9 }), (a, b, headcount) => {
        const due = (incomeFen: number) =>
          calculateAmount(household({ headcount, incomeFen }), rural).yearlyFen;
        expect(due(a)).toBe(Math.max(0, headcount * 2_400_00 - a));
        expect(due(a + b)).toBeLessThanOrEqual(due(a));
      }),
    );
  });
});

describe('support owed', () => {
  it('by a child’s household of 3 with 6,000 a month is 330 a month', () => {
    expect(supportOwedFen(child(), urban)).toBe(330_00);
  });

  it('is never below 0', () => {
    expect(supportOwedFen(child({ incomeFen: 1_000_00 }), urban)).toBe(0);
  });

  it.each([
    ['when living together', { livesTogether: true }],
    ['by a recipient', { recipient: true }],
    ['by somebody over 60 who is unable to work', { over60UnableToWork: true }],
  ])('is nothing %s', (_when, parts) => {
    expect(supportOwedFen(child(parts), urban)).toBe(0);
  });
});

describe('guaranteeing one person alone', () => {
  const judge = (yearlyIncomeFen: number, headcount = 3) =>
    judgeSinglePerson({ headcount, yearlyIncomeFen }, { yearlyStandardFen: 2_400_00, multiple: 3 });

  it('is open to an adult whose parents’ household of 3 has 12,000 a year', () => {
    expect(judge(12_000_00)).toBe('alone');
  });

  it('is needless within the standard, and closed above the multiple', () => {
    expect(judge(7_200_00)).toBe('whole-household');
    expect(judge(7_200_01)).toBe('alone');
    expect(judge(21_600_00)).toBe('alone');
    expect(judge(21_600_01)).toBe('neither');
  });

  it('takes a multiple with decimals exactly', () => {
    const judgeAtOneAndAHalf = (yearlyIncomeFen: number) =>
      judgeSinglePerson({ headcount: 1, yearlyIncomeFen }, { yearlyStandardFen: 2_400_00, multiple: 1.5 });
    expect(judgeAtOneAndAHalf(3_600_00)).toBe('alone');
    expect(judgeAtOneAndAHalf(3_600_01)).toBe('neither');
  });
});
