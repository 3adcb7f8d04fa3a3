/** What of a policy applies to a county on a day. */
import type { CalendarDate, Fen, Scheme } from '../../contracts/primitives.ts';
import type { Fraction } from '../kernel/fraction.ts';
import { type Dated, findInForce } from './dated.ts';
import { exactly } from '../kernel/decimal.ts';
import type { AmountMethod, Grant, Supplement } from './amount-policy.ts';
import type { Policy } from './document.ts';
import type { RuleEntry } from '../catalogue/rule.ts';

/** The flat policy of one county and day. */
export interface PolicyInForce {
  /** One entry a rule, in the order in which the policy first names the rules; those that are off too. */
  rules: readonly RuleEntry[];
  /** A year's guarantee for one person, or `none` where policy names no standard. */
  yearlyStandardFen: Readonly<Record<Scheme, Fen | 'none'>>;
  /** Yuan for one unit of a currency, exactly. */
  yuanPerUnit: ReadonlyMap<string, Fraction>;
  clearanceGrowthShare: number;
  /** How what is due is reckoned. */
  amounts: AmountsInForce;
  /** A year's guarantee for one person of another scheme or county, as a supporter's. */
  standardOf(scheme: Scheme, county: string): Fen | 'none';
}

/** How one scheme's amounts are reckoned. */
export interface MethodInForce {
  method: AmountMethod;
  alone: Grant;
  rounding: 'fen' | 'yuan-up';
}

export interface AmountsInForce {
  methods: Readonly<Record<Scheme, MethodInForce | 'none'>>;
  supplements: readonly Supplement[];
  /** A month's, for each recipient; 0 where none is in force. */
  priceSupplementFen: Readonly<Record<Scheme, Fen>>;
  support: { share: number; plainlyLowShare: number };
}

export function policyInForce(policy: Policy, county: string, day: CalendarDate): PolicyInForce {
  const standardsIn = (place: string) => yearlyStandards(policy, place, day);
  const rates = pickInForce(policy.currencyRates, (entry) => entry.currency, county, day);
  return {
    rules: pickInForce(policy.rules, (entry) => entry.rule, county, day),
    yearlyStandardFen: standardsIn(county),
    yuanPerUnit: new Map(rates.map(({ currency, yuanPerUnit }) => [currency, exactly(yuanPerUnit)])),
    clearanceGrowthShare: policy.clearances.growthShare,
    amounts: amountsInForce(policy, county, day),
    standardOf: (scheme, place) => standardsIn(place)[scheme],
  };
}

function yearlyStandards(policy: Policy, county: string, day: CalendarDate): Record<Scheme, Fen | 'none'> {
  const standards = pickInForce(policy.standards, (entry) => entry.scheme, county, day);
  const yearly = new Map(
    standards.map(({ scheme, period, amountFen }) => [
      scheme,
      period === 'month' ? amountFen * 12 : amountFen,
    ]),
  );
  return { urban: yearly.get('urban') ?? 'none', rural: yearly.get('rural') ?? 'none' };
}

function amountsInForce({ amounts, cases }: Policy, county: string, day: CalendarDate): AmountsInForce {
  const methods = pickInForce(amounts.methods, (entry) => entry.scheme, county, day);
  const prices = pickInForce(amounts.priceSupplements, (entry) => entry.scheme, county, day);
  const methodOf = (scheme: Scheme) => methods.find((entry) => entry.scheme === scheme) ?? 'none';
  const priceOf = (scheme: Scheme) => prices.find((entry) => entry.scheme === scheme)?.monthlyFen ?? 0;
  return {
    methods: { urban: methodOf('urban'), rural: methodOf('rural') },
    supplements: pickInForce(amounts.supplements, (entry) => entry.name.zh, county, day),
    priceSupplementFen: { urban: priceOf('urban'), rural: priceOf('rural') },
    support: cases.support,
  };
}

/** Of each thing the entry in force, in the order in which the things first appear. */
export function pickInForce<Entry extends Dated>(
  entries: readonly Entry[],
  thing: (entry: Entry) => string,
  county: string,
  day: CalendarDate,
): Entry[] {
  return [...Map.groupBy(entries, thing).values()].flatMap((same) => {
    const found = findInForce(same, county, day);
    return found.kind === 'in-force' ? [found.entry] : [];
  });
}
