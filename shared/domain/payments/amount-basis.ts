/** Everything that an amount rests on, a year's: people, income, support, standard and method. */
import type { AmountInput } from '../../contracts/case-steps.ts';
import type { AmountLine, HouseholdFile } from '../../contracts/household-file.ts';
import type { Fen, Scheme } from '../../contracts/primitives.ts';
import { MOST_YEARLY_INCOME_FEN } from '../kernel/money.ts';
import type { MethodInForce, PolicyInForce } from '../policy/policy-in-force.ts';
import type { AmountUnknown } from './amount-unknown.ts';
import { inYear } from './period.ts';
import { supportInYear, type MeasuredSupporter } from './support-owed.ts';

export type AmountFile = Pick<HouseholdFile, 'profile' | 'members'>;

export interface AmountBasis {
  scheme: Scheme;
  recipients: number;
  livingTogether: number;
  yearlyStandardFen: Fen;
  /** Of all who live together, without support owed. */
  incomeFen: Fen;
  /** A line for each supporter; what counts as income is negative. */
  support: AmountLine[];
  method: MethodInForce;
  /** The household whose recipients are guaranteed alone (单人保); absent where they are not. */
  singledOutOf?: { headcount: number; yearlyIncomeFen: Fen };
  /** Up to this multiple of the standard a household's member may be guaranteed alone. */
  multiple: number;
}

export function measure(
  { profile }: AmountFile,
  policy: PolicyInForce,
  found: AmountInput,
): AmountBasis | AmountUnknown {
  const { scheme } = profile;
  const yearlyStandardFen = policy.yearlyStandardFen[scheme];
  const method = policy.amounts.methods[scheme];
  if (yearlyStandardFen === 'none') return 'standard-unknown';
  if (method === 'none') return 'method-unknown';
  const { headcount: recipients, livingTogether = recipients, singledOutOf } = found;
  if (recipients > livingTogether) return 'more-recipients-than-people';
  if (isBeyondSense(found)) return 'amount-beyond-sense';
  const several = found.supporters.length > 1;
  const supporters = found.supporters.map((supporter, index): MeasuredSupporter | 'none' => {
    const { scheme: theirs = scheme, county = profile.county } = supporter;
    const standard = policy.standardOf(theirs, county);
    if (standard === 'none') return 'none';
    const place = several ? { place: index + 1 } : {};
    const elsewhere = county !== profile.county;
    return { supporter, standard: { ...standard, general: standard.general && elsewhere }, ...place };
  });
  const measured = supporters.filter((each) => each !== 'none');
  if (measured.length < supporters.length) return 'standard-unknown';
  return {
    ...{ scheme, recipients, livingTogether, yearlyStandardFen, method },
    incomeFen: inYear(found.incomeFen, found.incomePeriod),
    support: measured.map((each) => supportInYear(each, policy.amounts.support)),
    ...(singledOutOf !== undefined && {
      singledOutOf: {
        headcount: singledOutOf.headcount,
        yearlyIncomeFen: inYear(singledOutOf.incomeFen, singledOutOf.incomePeriod),
      },
    }),
    multiple: policy.cases.singlePerson.multiple,
  };
}

function isBeyondSense({ supporters, singledOutOf, ...own }: AmountInput): boolean {
  const incomes = [own, ...supporters, ...(singledOutOf === undefined ? [] : [singledOutOf])];
  const support = supporters.flatMap(({ agreedMonthlyFen = 0, givenMonthlyFen = 0 }) => [
    inYear(agreedMonthlyFen, 'month'),
    inYear(givenMonthlyFen, 'month'),
  ]);
  return [...incomes.map((each) => inYear(each.incomeFen, each.incomePeriod)), ...support].some(
    (fen) => fen > MOST_YEARLY_INCOME_FEN,
  );
}

/** Own income and support, a year. */
export function incomeOf({ incomeFen, support }: AmountBasis): Fen {
  return support.reduce((sum, { fen }) => sum - fen, incomeFen);
}

export function isWithinStandard(basis: AmountBasis): boolean {
  return incomeOf(basis) <= basis.yearlyStandardFen * basis.livingTogether;
}
