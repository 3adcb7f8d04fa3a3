/** What is due in a year before supplements, by the method of the county (办法 8, 23). */
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Bilingual, Fen } from '../../contracts/primitives.ts';
import { exactly, timesRounded } from '../kernel/decimal.ts';
import { makeFraction } from '../kernel/fraction.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import type { Grant, Step } from '../policy/amount-policy.ts';
import { incomeOf, isWithinStandard, type AmountBasis } from './amount-basis.ts';
import type { AmountUnknown } from './amount-unknown.ts';
import { grantInYear } from './grant.ts';
import { judgeSinglePerson } from './single-person.ts';

export interface BaseAmount {
  fen: Fen;
  lines: AmountLine[];
}

/** Whoever is guaranteed alone gets what policy gives a person alone, and never the difference. */
export function baseAmount(basis: AmountBasis): BaseAmount | AmountUnknown {
  const { singledOutOf, method } = basis;
  if (singledOutOf !== undefined) return guaranteedAlone(basis, singledOutOf);
  switch (method.method.kind) {
    case 'difference':
      return difference(basis);
    case 'full':
      return fullStandard(basis);
    case 'steps':
      return fixedStep(basis, method.method.steps);
  }
}

function guaranteedAlone(
  basis: AmountBasis,
  { headcount, yearlyIncomeFen }: NonNullable<AmountBasis['singledOutOf']>,
): BaseAmount {
  const { multiple, yearlyStandardFen } = basis;
  if (judgeSinglePerson({ headcount, yearlyIncomeFen }, basis) !== 'neither')
    return grantEach(basis, basis.method.alone, say('单人保', 'guaranteed alone'));
  const most = say(
    `单人保：家庭年收入上限（保障标准 × ${multiple} × ${headcount} 人）`,
    `guaranteed alone: the most income in a year (standard × ${multiple} × ${countOf(headcount, 'person', 'people')})`,
  );
  const mostFen = timesRounded(BigInt(yearlyStandardFen) * BigInt(headcount), exactly(multiple));
  return { fen: 0, lines: [{ text: most, fen: mostFen }, ownIncomeLine(yearlyIncomeFen)] };
}

function fullStandard(basis: AmountBasis): BaseAmount {
  if (!isWithinStandard(basis)) return overStandard(basis);
  return grantEach(basis, { shareOfStandard: 1 }, say('全额', 'the full standard'));
}

function fixedStep(basis: AmountBasis, steps: readonly Step[]): BaseAmount | AmountUnknown {
  if (!isWithinStandard(basis)) return overStandard(basis);
  const { livingTogether } = basis;
  const index = steps.findIndex((each) => incomeOf(basis) <= each.yearlyIncomeUpToFen * livingTogether);
  const step = steps[index];
  if (step === undefined) return 'no-step-for-income';
  return grantEach(basis, step.grant, say(`分档第 ${index + 1} 档`, `step ${index + 1}`));
}

/** (standard − income ÷ people living together) × recipients, rounded once to the fen, never below 0. */
function difference(basis: AmountBasis): BaseAmount {
  const { recipients, livingTogether, yearlyStandardFen } = basis;
  const guaranteed = yearlyStandardFen * livingTogether;
  const ofAll = Math.max(0, guaranteed - incomeOf(basis));
  const fen = timesRounded(BigInt(ofAll), makeFraction(BigInt(recipients), BigInt(livingTogether)));
  const people = say(
    `其中保障对象 ${recipients} 人（÷ ${livingTogether} × ${recipients}）`,
    `of these ${countOf(recipients, 'recipient')} (÷ ${livingTogether} × ${recipients})`,
  );
  return {
    fen,
    lines: [...incomeLines(basis), ...(recipients < livingTogether ? [{ text: people, fen }] : [])],
  };
}

/** The same for each recipient. */
function grantEach(
  { recipients, yearlyStandardFen }: AmountBasis,
  grant: Grant,
  name: Bilingual,
): BaseAmount {
  const each = grantInYear(grant, yearlyStandardFen);
  const fen = each * recipients;
  const yearly = formatYuan(each);
  const text = say(
    `${name.zh}：每人每年 ${yearly} 元 × ${recipients} 人`,
    `${name.en}: ${yearly} a year × ${countOf(recipients, 'person', 'people')}`,
  );
  return { fen, lines: [{ text, fen }] };
}

function overStandard(basis: AmountBasis): BaseAmount {
  return { fen: 0, lines: incomeLines(basis) };
}

/** The standard of all who live together, less what they have. */
function incomeLines({ livingTogether, yearlyStandardFen, incomeFen, support }: AmountBasis): AmountLine[] {
  const yearly = formatYuan(yearlyStandardFen);
  const standard = say(
    `保障标准每人每年 ${yearly} 元 × 共同生活 ${livingTogether} 人`,
    `standard of ${yearly} a year × ${countOf(livingTogether, 'person', 'people')} living together`,
  );
  return [{ text: standard, fen: yearlyStandardFen * livingTogether }, ownIncomeLine(incomeFen), ...support];
}

function ownIncomeLine(yearlyFen: Fen): AmountLine {
  const text = say('减：家庭年收入', "less: the household's income in a year");
  return { text, fen: yearlyFen === 0 ? 0 : -yearlyFen };
}
