/** Plots: what is planted in chosen households on purpose, with the answer that it must give. */
import type { CaseKind, RuleName } from '../../shared/contracts/household-file.ts';
import { isReachable, type Household, type Member } from './families.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

export interface Plot {
  name: string;
  /** How many households get it. */
  households: number;
  /** The findings that it must give; none where it is there to be passed over. */
  raises: readonly Raise[];
  /** Which households it can be planted in, beyond what every plot asks. */
  suits?: (household: Household) => boolean;
  /** True for the plots that need somebody who cannot be reached. */
  anyHousehold?: boolean;
  plant(scene: Scene): void;
}

export interface Raise {
  rule: RuleName;
  kind: CaseKind;
}

export interface Scene {
  household: Household;
  head: Member;
  random: Random;
  ledger: Ledger;
}

export const review = (rule: RuleName): Raise => ({ rule, kind: 'review' });
export const suspension = (rule: RuleName): Raise => ({ rule, kind: 'suspension' });
export const entitlement = (rule: RuleName): Raise => ({ rule, kind: 'entitlement' });

/** A plot for households of which everybody can be reached. */
export function plot(name: string, households: number, raises: readonly Raise[], plant: Plot['plant']): Plot {
  return { name, households, raises, plant };
}

/** Assigns households to every plot, none of them to two plots of the same list. */
export function dealPlots(
  plots: readonly Plot[],
  households: readonly Household[],
  random: Random,
): Map<Household, Plot> {
  const free = new Set(random.shuffle(households.filter(({ shared }) => shared === 'no')));
  const dealt = new Map<Household, Plot>();
  for (const plot of plots) {
    let missing = plot.households;
    for (const household of free) {
      if (missing === 0) break;
      if (!admits(plot, household)) continue;
      dealt.set(household, plot);
      free.delete(household);
      missing -= 1;
    }
    if (missing > 0) throw new RangeError(`no more households for ${plot.name}`);
  }
  return dealt;
}

/** Unless the plot says otherwise everybody counts, so that what it plants is what is found. */
function admits(plot: Plot, household: Household): boolean {
  if (!plot.anyHousehold && !household.members.every(isReachable)) return false;
  return plot.suits?.(household) ?? true;
}
