/** What of a policy applies to a county on a day. */
import type { CalendarDate, Fen, Scheme } from '../../contracts/primitives.ts';
import type { Fraction } from '../kernel/fraction.ts';
import { type Dated, findInForce } from './dated.ts';
import { exactly } from '../kernel/decimal.ts';
import type { Policy } from './document.ts';
import type { RuleEntry } from '../catalogue/rules/index.ts';

/** The flat policy of one county and day. */
export interface PolicyInForce {
  /** One entry a rule, in the order in which the policy first names the rules; those that are off too. */
  rules: readonly RuleEntry[];
  /** A year's guarantee for one person, or `none` where policy names no standard. */
  yearlyStandardFen: Readonly<Record<Scheme, Fen | 'none'>>;
  /** Yuan for one unit of a currency, exactly. */
  yuanPerUnit: ReadonlyMap<string, Fraction>;
  clearanceGrowthShare: number;
}

export function policyInForce(policy: Policy, county: string, day: CalendarDate): PolicyInForce {
  const standards = pickInForce(policy.standards, (entry) => entry.scheme, county, day);
  const yearly = new Map(
    standards.map(({ scheme, period, amountFen }) => [
      scheme,
      period === 'month' ? amountFen * 12 : amountFen,
    ]),
  );
  const rates = pickInForce(policy.currencyRates, (entry) => entry.currency, county, day);
  return {
    rules: pickInForce(policy.rules, (entry) => entry.rule, county, day),
    yearlyStandardFen: { urban: yearly.get('urban') ?? 'none', rural: yearly.get('rural') ?? 'none' },
    yuanPerUnit: new Map(rates.map(({ currency, yuanPerUnit }) => [currency, exactly(yuanPerUnit)])),
    clearanceGrowthShare: policy.clearances.growthShare,
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
