/** What a household would be paid: the difference between standard and income, line by line (办法 23). */
import type { AmountInput, Supporter } from '../../contracts/case-steps.ts';
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Fen } from '../../contracts/primitives.ts';
import { makeFraction } from '../kernel/fraction.ts';
import { formatYuan } from '../kernel/money.ts';
import { exactly, timesRounded } from '../kernel/decimal.ts';
import { countOf, say } from '../kernel/say.ts';

/** What the calculation rests on, from policy. */
export interface AmountBasis {
  /** A year's guarantee for one person. */
  yearlyStandardFen: Fen;
  /** Share of what a supporter's household has above the standard, such as 0.2. */
  supportShare: number;
}

export interface Amount {
  yearlyFen: Fen;
  /** A twelfth of the year, rounded once to the fen. */
  monthlyFen: Fen;
  lines: AmountLine[];
}

/** Calculates for a year, so that a standard per month and one per year are reckoned alike and rounding happens once. */
export function calculateAmount(input: AmountInput, basis: AmountBasis): Amount {
  const { headcount, incomeFen, incomePeriod } = input;
  const guaranteed = basis.yearlyStandardFen * headcount;
  const own = yearly(incomeFen, incomePeriod);
  const owed = input.supporters.map((each) => describeSupport(each, basis));
  const support = owed.reduce((sum, line) => sum + line.fen, 0);
  const yearlyFen = Math.max(0, guaranteed - own - support);
  const monthlyFen = timesRounded(BigInt(yearlyFen), makeFraction(1n, 12n));
  const standard = formatYuan(basis.yearlyStandardFen);
  return {
    yearlyFen,
    monthlyFen,
    lines: [
      line(
        `保障标准每人每年 ${standard} 元 × ${headcount} 人`,
        `standard of ${standard} a year × ${countOf(headcount, 'person', 'people')}`,
        guaranteed,
      ),
      line('减：家庭年收入', "less: the household's income in a year", -own),
      ...owed.map(({ text, fen }) => ({ text, fen: -fen })),
      line('每年应保障金额（不低于 0）', 'due in a year (not below 0)', yearlyFen),
      line('每月应保障金额（÷ 12）', 'due in a month (÷ 12)', monthlyFen),
    ],
  };
}

/**
 * Support that somebody owes in a month: a share of what each person of the supporter's household has above the standard.
 * Never below 0; not when living together, not from recipients, not from those over 60 who cannot work.
 */
export function supportOwedFen(supporter: Supporter, basis: AmountBasis): Fen {
  return timesRounded(BigInt(supportInYear(supporter, basis)), makeFraction(1n, 12n));
}

function supportInYear(supporter: Supporter, { yearlyStandardFen, supportShare }: AmountBasis): Fen {
  if (excuseOf(supporter) !== undefined) return 0;
  const heads = BigInt(supporter.headcount);
  const above =
    BigInt(yearly(supporter.incomeFen, supporter.incomePeriod)) - BigInt(yearlyStandardFen) * heads;
  if (above <= 0n) return 0;
  const share = exactly(supportShare);
  return timesRounded(above, makeFraction(share.numerator, share.denominator * heads));
}

function describeSupport(supporter: Supporter, basis: AmountBasis): AmountLine {
  const { headcount } = supporter;
  const income = formatYuan(yearly(supporter.incomeFen, supporter.incomePeriod));
  const standard = formatYuan(basis.yearlyStandardFen);
  const percent = `${Number((basis.supportShare * 100).toFixed(4))} %`;
  const excuse = excuseOf(supporter);
  if (excuse !== undefined) {
    return line(`减：赡养费（${excuse.zh}，不计）`, `less: support owed (none: ${excuse.en})`, 0);
  }
  return line(
    `减：赡养费（${income} 元 ÷ ${headcount} 人 − ${standard} 元）× ${percent}，不低于 0`,
    `less: support owed (${income} ÷ ${headcount} − ${standard}) × ${percent}, not below 0`,
    supportInYear(supporter, basis),
  );
}

function excuseOf({ livesTogether, recipient, over60UnableToWork }: Supporter) {
  if (livesTogether) return say('共同生活', 'they live together');
  if (recipient) return say('本人为低保对象', 'the supporter is a recipient');
  return over60UnableToWork ? say('年满 60 且无劳动能力', 'over 60 and unable to work') : undefined;
}

function yearly(amountFen: Fen, period: 'month' | 'year'): Fen {
  return period === 'month' ? amountFen * 12 : amountFen;
}

function line(zh: string, en: string, fen: Fen): AmountLine {
  return { text: say(zh, en), fen };
}
