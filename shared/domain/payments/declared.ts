/** What the roster says of a household, read as a survey's findings. */
import type { AmountInput } from '../../contracts/case-steps.ts';
import { incomeOf, isWithinStandard, type AmountBasis, type AmountFile } from './amount-basis.ts';
import { judgeSinglePerson } from './single-person.ts';

/** @param aloneWords by which a recipient's 人员类别, or the household's 保障类别, says that they are guaranteed alone (单人保) */
export function declaredBy({ profile, members }: AmountFile, aloneWords: readonly string[]): AmountInput {
  const { headcount, category, incomeFen, incomePeriod } = profile;
  const recipients = members.filter(({ recipient }) => recipient);
  const words = new Set([category, ...recipients.flatMap(({ personClasses = [] }) => personClasses)]);
  return {
    headcount: recipients.length,
    livingTogether: headcount,
    incomeFen,
    incomePeriod,
    supporters: [],
    ...(aloneWords.some((word) => words.has(word)) && {
      singledOutOf: { headcount, incomeFen, incomePeriod },
    }),
  };
}

/**
 * Some of a household over the standard are guaranteed, and nothing says that they are guaranteed alone: due is a full
 * standard, or nothing.
 */
export function isAloneOrNot(basis: AmountBasis): boolean {
  const { recipients, livingTogether: headcount, singledOutOf } = basis;
  if (singledOutOf !== undefined || recipients === headcount || isWithinStandard(basis)) return false;
  return judgeSinglePerson({ headcount, yearlyIncomeFen: incomeOf(basis) }, basis) === 'alone';
}
