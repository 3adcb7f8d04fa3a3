/** Fills the ledger: every household gets what its plots say, and what people ordinarily have otherwise. */
import type { Household } from './families.ts';
import { homePlots } from './home-plots.ts';
import { dwellOrdinarily } from './homes.ts';
import { sampleCounty } from './identities.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { holdOrdinarily, type Samples } from './other-sources.ts';
import { dealPlots, review, type Plot, type Raise } from './plots.ts';
import { createRandom, type Random } from './random.ts';
import { keepAidAccount, saveOrdinarily } from './savings.ts';
import { savingsPlots } from './savings-plots.ts';
import { driveOrdinarily, vehiclePlots } from './vehicles.ts';

export interface Planting {
  ledger: Ledger;
  /** Household identifiers by the name of the plot. */
  planted: Record<string, string[]>;
  /** What must be found, by household identifier. */
  expected: Record<string, Raise[]>;
}

type Ordinarily = (ledger: Ledger, random: Random, household: Household) => void;

/** Savings, vehicles and homes are dealt apart from each other, so that some households have findings of several kinds. */
export function plantHoldings(households: readonly Household[], samples: Samples): Planting {
  const planting: Planting = { ledger: createLedger(), planted: {}, expected: {} };
  plantKind(planting, households, savingsPlots, saveCarefully(samples));
  plantKind(planting, households, vehiclePlots, driveOrdinarily);
  plantKind(planting, households, homePlots, dwellOrdinarily);
  for (const household of households) {
    if (household.shared === 'guaranteed-twice')
      note(planting, household, household.shared, [review('duplicate-recipient')]);
  }
  return planting;
}

function plantKind(
  planting: Planting,
  households: readonly Household[],
  plots: readonly Plot[],
  ordinarily: Ordinarily,
): void {
  const random = createRandom(plots.map(({ name }) => name).join());
  const dealt = dealPlots(plots, households, random);
  for (const household of households) {
    const plot = dealt.get(household);
    const [head] = household.members;
    if (plot === undefined || head === undefined) {
      ordinarily(planting.ledger, random, household);
      continue;
    }
    plot.plant({ household, head, random, ledger: planting.ledger });
    note(planting, household, plot.name, plot.raises);
  }
}

/** What a shared person saves would count in both households, whose limits differ: theirs stay without. */
const saveCarefully =
  (samples: Samples): Ordinarily =>
  (ledger, random, household) => {
    if (household.shared !== 'no') return keepAidAccount(ledger, random, household);
    saveOrdinarily(ledger, random, household);
    holdOrdinarily(ledger, samples, household);
  };

function note(
  { planted, expected }: Planting,
  { number }: Household,
  plot: string,
  raises: readonly Raise[],
): void {
  const householdId = `${sampleCounty}-${number}`;
  (planted[plot] ??= []).push(householdId);
  if (raises.length > 0) (expected[householdId] ??= []).push(...raises);
}
