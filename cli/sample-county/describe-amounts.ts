/** The answers of what is planted of amounts, by household. */
import type { CaseKind } from '../../shared/contracts/household-file.ts';
import type { Fen } from '../../shared/contracts/primitives.ts';
import {
  type AmountPlot,
  type Ending,
  raisedBy,
  type StatedMethod,
  statedMethodNames,
} from './amount-plots.ts';
import type { Household } from './families.ts';
import { sampleCounty } from './identities.ts';

/** What is planted of amounts; its answers hold under the policies of `test/builders/stated-methods.ts`. */
export interface PlantedAmounts {
  planted: Record<string, string[]>;
  /** What `amount-differs` must raise, by method and household; under `difference` no other household has any. */
  expected: Record<StatedMethod, Record<string, CaseKind>>;
  /** What they are due a month by difference once the urban standard is 375 a month. */
  raised: Record<string, Fen>;
  /** Households that staff mark as gone, and what the list for finance must say of each. */
  ended: Record<string, Ending>;
}

export function describeAmounts(plots: ReadonlyMap<Household, AmountPlot>): PlantedAmounts {
  const amounts: PlantedAmounts = {
    planted: {},
    expected: { difference: {}, steps: {}, full: {} },
    raised: {},
    ended: {},
  };
  for (const [{ number }, plot] of plots) {
    const householdId = `${sampleCounty}-${number}`;
    const before = (amounts.planted[plot.name] ??= []).push(householdId) - 1;
    for (const method of statedMethodNames) {
      const raised = raisedBy(plot, method);
      if (raised !== 'nothing') amounts.expected[method][householdId] = raised;
    }
    const { dueWhenRaisedFen, ends } = plot;
    if (dueWhenRaisedFen !== undefined) amounts.raised[householdId] = dueWhenRaisedFen;
    if (ends !== undefined && before < ends.households)
      amounts.ended[householdId] = { cause: ends.cause, change: ends.change };
  }
  return amounts;
}
