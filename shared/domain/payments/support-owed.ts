/** Support that relatives who live elsewhere owe a household (赡养、抚养、扶养费), as it counts for its income. */
import type { Supporter } from '../../contracts/case-steps.ts';
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Bilingual, Fen } from '../../contracts/primitives.ts';
import { exactly, timesRounded } from '../kernel/decimal.ts';
import { makeFraction } from '../kernel/fraction.ts';
import { formatYuan } from '../kernel/money.ts';
import { say } from '../kernel/say.ts';
import type { StandardOfCounty } from '../policy/policy-in-force.ts';
import { inYear } from './period.ts';

/** A supporter with the standard of their own scheme and county. */
export interface MeasuredSupporter {
  supporter: Supporter;
  /** Where and how the supporter lives. */
  standard: StandardOfCounty;
  /** Which of several, from 1; absent where there is one. */
  place?: number;
}

export interface SupportBasis {
  /** Share of what each person of the supporter's household has above the standard, such as 0.2. */
  share: number;
  /** What is given counts as it is unless it is less than this share of what would be owed. */
  plainlyLowShare: number;
}

/**
 * What one supporter's support counts for in a year, with the line that says why. A judgment or agreement comes first;
 * nothing is owed by who lives in the household, receives the guarantee, or is 60 or older and unable to work; what is
 * given counts unless it is plainly low; else it is what would be owed by the supporter's own standard, never below 0.
 */
export function supportInYear(measured: MeasuredSupporter, basis: SupportBasis): AmountLine {
  const { supporter, place } = measured;
  const less = ({ zh, en }: Bilingual, fen: Fen): AmountLine => {
    const which = place === undefined ? say('', '') : say(`第 ${place} 位赡养人，`, `supporter ${place}, `);
    return { text: say(`减：${which.zh}${zh}`, `less: ${which.en}${en}`), fen: fen === 0 ? 0 : -fen };
  };
  const excuse = excuseOf(supporter);
  if (excuse !== undefined) {
    return less(say(`赡养费（${excuse.zh}，不计）`, `support owed (none: ${excuse.en})`), 0);
  }
  if (supporter.agreedMonthlyFen !== undefined) {
    return less(
      say('赡养费（按判决、裁定或者协议）', 'support (by judgment or agreement)'),
      supporter.agreedMonthlyFen * 12,
    );
  }
  const owed = owedInYear(measured, basis);
  const given = supporter.givenMonthlyFen === undefined ? undefined : supporter.givenMonthlyFen * 12;
  if (given !== undefined && !isPlainlyLow(given, owed, basis)) {
    return less(say('赡养费（按实际给付）', 'support (as it is given)'), given);
  }
  return less(describeOwed(measured, basis), owed);
}

function isPlainlyLow(given: Fen, owed: Fen, { plainlyLowShare }: SupportBasis): boolean {
  return given < timesRounded(BigInt(owed), exactly(plainlyLowShare));
}

function owedInYear({ supporter, standard }: MeasuredSupporter, { share }: SupportBasis): Fen {
  const heads = BigInt(supporter.headcount);
  const income = BigInt(inYear(supporter.incomeFen, supporter.incomePeriod));
  const above = income - BigInt(standard.yearlyFen) * heads;
  if (above <= 0n) return 0;
  const { numerator, denominator } = exactly(share);
  return timesRounded(above, makeFraction(numerator, denominator * heads));
}

function describeOwed({ supporter, standard }: MeasuredSupporter, { share }: SupportBasis): Bilingual {
  const income = formatYuan(inYear(supporter.incomeFen, supporter.incomePeriod));
  const yearly = formatYuan(standard.yearlyFen);
  const percent = `${Number((share * 100).toFixed(4))} %`;
  const where = nameCounty(supporter, standard);
  return say(
    `赡养费（${income} 元 ÷ ${supporter.headcount} 人 − ${where.zh}${yearly} 元）× ${percent}，不低于 0`,
    `support owed (${income} ÷ ${supporter.headcount} − ${where.en}${yearly}) × ${percent}, not below 0`,
  );
}

/** Whose standard it is where the supporter lives in another county, and that it is a general one where policy has no other. */
function nameCounty({ county }: Supporter, { general }: StandardOfCounty): Bilingual {
  if (county === undefined) return say('', '');
  return general
    ? say(
        `通用标准（政策没有 ${county} 的标准，请核实）`,
        `general standard (policy has none for ${county}; please verify) `,
      )
    : say(`${county} 的标准 `, `standard in ${county} `);
}

function excuseOf({ livesTogether, recipient, over60UnableToWork }: Supporter): Bilingual | undefined {
  if (livesTogether) return say('共同生活', 'they live together');
  if (recipient) return say('本人为低保对象', 'the supporter is a recipient');
  return over60UnableToWork ? say('年满 60 周岁且无劳动能力', '60 or older and unable to work') : undefined;
}
