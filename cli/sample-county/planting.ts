/** Fills the ledger: every household gets what its plots say, and what people ordinarily have otherwise. */
import { classPlots } from './class-plots.ts';
import type { Household } from './families.ts';
import { homePlots } from './home-plots.ts';
import { sampleCounty } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { dealPlots, review, type Plot, type Raise } from './plots.ts';
import { createRandom } from './random.ts';
import { facetOf, holdOrdinarily, plotOf, type Samples } from './samples.ts';
import { keepAidAccount } from './savings.ts';
import { savingsPlots } from './savings-plots.ts';
import { vehiclePlots } from './vehicles.ts';

export interface Planting {
  ledger: Ledger;
  /** Household identifiers by the name of the plot. */
  planted: Record<string, string[]>;
  /** What must be found, by household identifier. */
  expected: Record<string, Raise[]>;
}

/** By what rules see of a holding; dealt apart from each other, so that some households have findings of several kinds. */
const plotsByFacet: Readonly<Record<string, readonly Plot[]>> = {
  money: savingsPlots,
  vehicle: vehiclePlots,
  home: homePlots,
  class: classPlots,
};

export function plantHoldings(households: readonly Household[], samples: Samples): Planting {
  const planting: Planting = { ledger: new Map(), planted: {}, expected: {} };
  const facets = new Set([...Object.keys(plotsByFacet), ...Array.from(samples.sources.keys(), facetOf)]);
  for (const facet of facets) plantFacet(planting, households, facet, samples);
  for (const household of households) {
    if (household.shared === 'guaranteed-twice')
      note(planting, household, household.shared, [review('duplicate-recipient')]);
  }
  return planting;
}

/** Who has a plot has nothing else of its facet, so that what it plants is what is found. */
function plantFacet(
  planting: Planting,
  households: readonly Household[],
  facet: string,
  samples: Samples,
): void {
  const plots = plotsByFacet[facet] ?? [];
  const ofFacet = new Map([...samples.sources].filter(([source]) => facetOf(source) === facet));
  const ofRules = [...samples.rules].filter(([, { source }]) => facetOf(source) === facet).map(plotOf);
  // Facets that have no plots of their own are dealt apart from each other as well.
  const random = createRandom(plots.map(({ name }) => name).join() || facet);
  const dealt = dealPlots([...plots, ...ofRules], households, random);
  for (const household of households) {
    const plot = dealt.get(household);
    const [head] = household.members;
    if (plot !== undefined && head !== undefined) {
      plot.plant({ household, head, random, ledger: planting.ledger });
      note(planting, household, plot.name, plot.raises);
      continue;
    }
    if (facet === 'money') keepAidAccount(planting.ledger, random, household);
    if (mayHold(facet, household)) holdOrdinarily(planting.ledger, ofFacet, household);
  }
}

/** Whether what people ordinarily have raises nothing in this household. */
function mayHold(facet: string, { shared, members }: Household): boolean {
  // What a shared person saves or earns would count in both households, whose limits differ: theirs stay without.
  if (['money', 'income'].includes(facet)) return shared === 'no';
  // A certificate or school record may contradict a class that the roster names.
  return facet !== 'class' || members.every(({ personClass }) => personClass === '');
}

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
