/**
 * What households declare and are paid, planted on purpose: for each line of the calculation some that are paid right,
 * too little or too much. The answers hold under a policy that states the county's method; without one nobody is asked.
 */
import type { CaseKind } from '../../shared/contracts/household-file.ts';
import type { AmountInput, Supporter } from '../../shared/contracts/case-steps.ts';
import type { Household } from './families.ts';
import { dealPlots, type Plot } from './plots.ts';
import type { Scheme } from './places.ts';
import { createRandom } from './random.ts';

/** How a policy may calculate what is due; what is planted has an answer under each. */
export type StatedMethod = 'difference' | 'steps';

export interface AmountPlot {
  name: string;
  households: number;
  scheme: Scheme;
  /** People who live together. */
  people: number;
  /** The income of all of them, in the period of the scheme: a rural one by the year, an urban one by the month. */
  incomeFen: number;
  monthlyAmountFen: number;
  /** How many of them receive the guarantee, counted from the last row; all unless said. */
  recipients?: number;
  /** 人员类别 of each recipient; `''`: none is on record. */
  personClass: string;
  /** What `amount-differs` must raise under each method that the county might state. */
  raises: Readonly<Record<StatedMethod, CaseKind | 'nothing'>>;
  /** What a survey finds of supporters who live elsewhere, which no roster shows, and what is due by it in a year. */
  survey?: { found: AmountInput; yearlyFen: number };
}

const ordinary = '一般';

function plot(
  name: string,
  household: Pick<AmountPlot, 'scheme' | 'people' | 'incomeFen' | 'monthlyAmountFen'> & Partial<AmountPlot>,
  difference: CaseKind | 'nothing',
  steps: CaseKind | 'nothing',
): AmountPlot {
  return { name, households: 15, personClass: ordinary, ...household, raises: { difference, steps } };
}

const couple = { scheme: 'rural', people: 2, incomeFen: 2_500_00 } as const;
const twoOfThree = { scheme: 'urban', people: 3, incomeFen: 600_00, recipients: 2 } as const;
const alone = {
  scheme: 'rural',
  people: 3,
  incomeFen: 12_000_00,
  recipients: 1,
  personClass: '单人保',
} as const;
const child = { scheme: 'urban', people: 2, incomeFen: 0, recipients: 1, personClass: '重残儿童' } as const;

/** A grown child in town, three people with 6,000 a month: owes 330 a month. */
const inTown: Supporter = {
  ...{ headcount: 3, incomeFen: 6_000_00, incomePeriod: 'month', scheme: 'urban' },
  ...{ livesTogether: false, recipient: false, over60UnableToWork: false },
};
/** Owes 20 % of what each of two people has above the standard: 20 a month. */
const inTheVillage: Supporter = {
  ...inTown,
  ...{ headcount: 2, incomeFen: 600_00, scheme: 'rural' },
};
const parents = (supporters: Supporter[]): AmountInput => ({
  ...{ headcount: 2, livingTogether: 2, incomeFen: 0, incomePeriod: 'year', supporters },
});

export const amountPlots: readonly AmountPlot[] = [
  plot('paid-what-is-due-of-the-year', { ...couple, monthlyAmountFen: 191_67 }, 'nothing', 'entitlement'),
  plot(
    'paid-500-a-year-too-little',
    { ...couple, monthlyAmountFen: 150_00, households: 60 },
    'entitlement',
    'entitlement',
  ),
  plot('paid-too-much', { ...couple, monthlyAmountFen: 260_00, households: 40 }, 'review', 'review'),
  plot('paid-a-yuan-off', { ...couple, monthlyAmountFen: 192_67 }, 'nothing', 'entitlement'),
  plot('some-of-a-household-guaranteed', { ...twoOfThree, monthlyAmountFen: 300_00 }, 'nothing', 'review'),
  plot(
    'income-of-all-taken-off-some',
    { ...twoOfThree, monthlyAmountFen: 100_00 },
    'entitlement',
    'entitlement',
  ),
  plot(
    'three-in-town-with-900',
    { scheme: 'urban', people: 3, incomeFen: 900_00, monthlyAmountFen: 150_00 },
    'nothing',
    'entitlement',
  ),
  plot(
    'over-the-standard',
    { scheme: 'urban', people: 1, incomeFen: 400_00, monthlyAmountFen: 50_00 },
    'review',
    'review',
  ),
  plot('guaranteed-alone', { ...alone, monthlyAmountFen: 200_00 }, 'nothing', 'entitlement'),
  plot(
    'guaranteed-alone-and-paid-half',
    { ...alone, monthlyAmountFen: 100_00 },
    'entitlement',
    'entitlement',
  ),
  plot(
    'guaranteed-alone-over-the-multiple',
    { ...alone, incomeFen: 25_000_00, monthlyAmountFen: 200_00, households: 5 },
    'review',
    'review',
  ),
  plot(
    'perhaps-guaranteed-alone',
    { ...alone, monthlyAmountFen: 200_00, personClass: ordinary },
    'nothing',
    'nothing',
  ),
  plot('supplement-paid', { ...child, monthlyAmountFen: 455_00 }, 'nothing', 'review'),
  plot('supplement-missing', { ...child, monthlyAmountFen: 350_00 }, 'entitlement', 'review'),
  plot(
    'supplement-of-a-class-not-on-record',
    { ...child, monthlyAmountFen: 455_00, personClass: '' },
    'nothing',
    'review',
  ),
  plot(
    'by-the-first-step',
    { scheme: 'urban', people: 2, incomeFen: 0, monthlyAmountFen: 630_00 },
    'entitlement',
    'nothing',
  ),
  plot(
    'by-the-second-step',
    { scheme: 'urban', people: 1, incomeFen: 100_00, monthlyAmountFen: 227_50 },
    'entitlement',
    'nothing',
  ),
  plot(
    'by-the-second-step-in-place-of-the-third',
    { scheme: 'urban', people: 1, incomeFen: 200_00, monthlyAmountFen: 227_50 },
    'review',
    'review',
  ),
  plot(
    'price-supplement-paid',
    { scheme: 'rural', people: 1, incomeFen: 0, monthlyAmountFen: 220_00 },
    'review',
    'nothing',
  ),
  plot(
    'price-supplement-missing',
    { scheme: 'rural', people: 1, incomeFen: 0, monthlyAmountFen: 200_00 },
    'nothing',
    'entitlement',
  ),
  plot(
    'parents-of-two-in-town',
    {
      ...{ scheme: 'rural', people: 2, incomeFen: 0, monthlyAmountFen: 400_00 },
      survey: { found: parents([inTown, inTown]), yearlyFen: 0 },
    },
    'nothing',
    'entitlement',
  ),
  plot(
    'parents-of-one-in-town-and-one-in-the-village',
    {
      ...{ scheme: 'rural', people: 2, incomeFen: 0, monthlyAmountFen: 400_00 },
      survey: { found: parents([inTown, inTheVillage]), yearlyFen: 600_00 },
    },
    'nothing',
    'entitlement',
  ),
];

/** Sets what chosen households declare and are paid. */
export function plantAmounts(households: readonly Household[]): Map<Household, AmountPlot> {
  const dealt = dealPlots(amountPlots.map(placeOf), households, createRandom('amounts'));
  const byName = new Map(amountPlots.map((each) => [each.name, each]));
  const planted = new Map<Household, AmountPlot>();
  for (const [household, { name }] of dealt) {
    const set = byName.get(name);
    if (set === undefined) continue;
    setAmounts(household, set);
    planted.set(household, set);
  }
  return planted;
}

/** Where a plot can be planted: its amounts have to stay those of whoever is counted. */
function placeOf({ name, households, scheme, people }: AmountPlot): Plot {
  return {
    name,
    households,
    raises: [],
    anyHousehold: true,
    suits: (household) =>
      household.scheme === scheme && household.members.length === people && household.headcount === people,
    plant: () => undefined,
  };
}

function setAmounts(
  household: Household,
  { incomeFen, monthlyAmountFen, personClass, ...set }: AmountPlot,
): void {
  Object.assign(household, { incomeFen, monthlyAmountFen });
  const first = household.members.length - (set.recipients ?? household.members.length);
  for (const [index, member] of household.members.entries()) {
    member.recipient = index < first ? '否' : '是';
    member.personClass = index < first ? '' : personClass;
  }
}
