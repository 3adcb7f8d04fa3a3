/**
 * What households declare and are paid, planted on purpose: for each line of the calculation some that are paid right,
 * too little or too much. The answers hold under a policy that states the county's method; without one nobody is asked.
 */
import type { CaseKind } from '../../shared/contracts/household-file.ts';
import type { AmountInput, Supporter } from '../../shared/contracts/case-steps.ts';
import type { Fen } from '../../shared/contracts/primitives.ts';
import type { Household } from './families.ts';
import { dealPlots, type Plot } from './plots.ts';
import type { Scheme } from './places.ts';
import { createRandom } from './random.ts';

/** How a policy may calculate what is due; what is planted has an answer under each. */
export const statedMethodNames = ['difference', 'steps', 'full'] as const;
export type StatedMethod = (typeof statedMethodNames)[number];

/** Households of one kind: who they are, what they declare and what they are due a month, as worked out by hand. */
interface Kind {
  scheme: Scheme;
  /** People who live together. */
  people: number;
  /** The income of all of them, in the period of the scheme: a rural one by the year, an urban one by the month. */
  incomeFen: Fen;
  /** How many of them receive the guarantee, counted from the last row; all unless said. */
  recipients?: number;
  /** 人员类别 of each recipient; `''`: none is on record; 一般 unless said. */
  personClass?: string;
  /** The dearest month under each method that the county might state; `unknown`: nothing can be said. */
  due: Readonly<Record<StatedMethod, Fen | 'unknown'>>;
  /** By difference, once the urban standard is 375 a month. */
  dueWhenRaisedFen?: Fen;
  /** What a survey finds of supporters who live elsewhere, which no roster shows, and what is due by it in a year. */
  survey?: { found: AmountInput; yearlyFen: Fen };
}

/** A household that staff mark as gone, and what the list for finance says of it. */
export interface Ending {
  cause: 'died' | 'moved' | 'left';
  change: 'stopped' | 'to-be-decided';
}

export interface AmountPlot extends Kind {
  name: string;
  households: number;
  paidFen: Fen;
  /** So many of them end, the first ones. */
  ends?: Ending & { households: number };
}

const due = (difference: Fen | 'unknown', steps: Fen | 'unknown', full: Fen | 'unknown'): Kind['due'] => ({
  ...{ difference, steps, full },
});

const couple: Kind = {
  ...{ scheme: 'rural', people: 2, incomeFen: 2_500_00, due: due(191_67, 231_67, 400_00) },
};
const twoOfThree: Kind = {
  ...{ scheme: 'urban', people: 3, incomeFen: 600_00, recipients: 2, due: due(300_00, 280_00, 700_00) },
  dueWhenRaisedFen: 350_00,
};
const threeInTown: Kind = {
  ...{ scheme: 'urban', people: 3, incomeFen: 900_00, due: due(150_00, 210_00, 1_050_00) },
  dueWhenRaisedFen: 225_00,
};
const overTheStandard: Kind = {
  ...{ scheme: 'urban', people: 1, incomeFen: 400_00, due: due(0, 0, 0), dueWhenRaisedFen: 0 },
};
const alone: Kind = {
  ...{ scheme: 'rural', people: 3, incomeFen: 12_000_00, recipients: 1, personClass: '单人保' },
  due: due(200_00, 220_00, 150_00),
};
const aloneOverTheMultiple: Kind = { ...alone, incomeFen: 25_000_00, due: due(0, 0, 0) };
const perhapsAlone: Kind = {
  ...alone,
  ...{ personClass: '一般', due: due('unknown', 'unknown', 'unknown') },
};
const child: Kind = {
  ...{ scheme: 'urban', people: 2, incomeFen: 0, recipients: 1, personClass: '重残儿童' },
  ...{ due: due(455_00, 315_00, 455_00), dueWhenRaisedFen: 487_50 },
};
/** Without a class on record the supplement is not calculated, and nobody is judged by it. */
const unclassedChild: Kind = {
  ...child,
  ...{ personClass: '', due: due('unknown', 315_00, 'unknown'), dueWhenRaisedFen: 375_00 },
};
const withoutIncome: Kind = {
  ...{ scheme: 'urban', people: 2, incomeFen: 0, due: due(700_00, 630_00, 700_00) },
  dueWhenRaisedFen: 750_00,
};
const with100: Kind = {
  ...{ scheme: 'urban', people: 1, incomeFen: 100_00, due: due(250_00, 227_50, 350_00) },
  dueWhenRaisedFen: 275_00,
};
const with200: Kind = {
  ...{ scheme: 'urban', people: 1, incomeFen: 200_00, due: due(150_00, 140_00, 350_00) },
  dueWhenRaisedFen: 175_00,
};
const inTheCountry: Kind = {
  ...{ scheme: 'rural', people: 1, incomeFen: 0, due: due(200_00, 220_00, 200_00) },
};
const parents: Kind = {
  ...{ scheme: 'rural', people: 2, incomeFen: 0, due: due(400_00, 440_00, 400_00) },
};

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
const supportedBy = (...supporters: Supporter[]): AmountInput => ({
  ...{ headcount: 2, livingTogether: 2, incomeFen: 0, incomePeriod: 'year', supporters },
});

function plot(name: string, kind: Kind, paidFen: Fen, parts: Partial<AmountPlot> = {}): AmountPlot {
  return { name, ...kind, paidFen, households: 15, ...parts };
}

export const amountPlots: readonly AmountPlot[] = [
  plot('paid-what-is-due-of-the-year', couple, 191_67),
  plot('paid-500-a-year-too-little', couple, 150_00, { households: 60 }),
  plot('paid-too-much', couple, 260_00, {
    ...{ households: 40, ends: { cause: 'moved', change: 'stopped', households: 5 } },
  }),
  plot('paid-a-yuan-off', couple, 192_67),
  plot('some-of-a-household-guaranteed', twoOfThree, 300_00),
  plot('income-of-all-taken-off-some', twoOfThree, 100_00),
  plot('three-in-town-with-900', threeInTown, 150_00),
  plot('over-the-standard', overTheStandard, 50_00, {
    ends: { cause: 'left', change: 'stopped', households: 2 },
  }),
  plot('guaranteed-alone', alone, 200_00),
  plot('guaranteed-alone-and-paid-half', alone, 100_00),
  plot('guaranteed-alone-over-the-multiple', aloneOverTheMultiple, 200_00, {
    ...{ households: 5, ends: { cause: 'died', change: 'to-be-decided', households: 2 } },
  }),
  plot('perhaps-guaranteed-alone', perhapsAlone, 200_00),
  plot('supplement-paid', child, 455_00),
  plot('supplement-missing', child, 350_00),
  plot('supplement-of-a-class-not-on-record', unclassedChild, 455_00),
  plot('by-the-first-step', withoutIncome, 630_00),
  plot('by-the-second-step', with100, 227_50),
  plot('by-the-second-step-in-place-of-the-third', with200, 227_50),
  plot('price-supplement-paid', inTheCountry, 220_00, {
    ends: { cause: 'died', change: 'stopped', households: 2 },
  }),
  plot('price-supplement-missing', inTheCountry, 200_00),
  plot('parents-of-two-in-town', parents, 400_00, {
    survey: { found: supportedBy(inTown, inTown), yearlyFen: 0 },
  }),
  plot('parents-of-one-in-town-and-one-in-the-village', parents, 400_00, {
    survey: { found: supportedBy(inTown, inTheVillage), yearlyFen: 600_00 },
  }),
];

/** A yuan either way is let be. */
const TOLERANCE_FEN = 100;

/** What `amount-differs` must raise. */
export function raisedBy({ paidFen, due: dues }: AmountPlot, method: StatedMethod): CaseKind | 'nothing' {
  const dueFen = dues[method];
  if (dueFen === 'unknown' || Math.abs(paidFen - dueFen) <= TOLERANCE_FEN) return 'nothing';
  return paidFen < dueFen ? 'entitlement' : 'review';
}

/** Sets what chosen households declare and are paid. */
export function plantAmounts(households: readonly Household[]): Map<Household, AmountPlot> {
  const dealt = dealPlots(amountPlots.map(plotOf), households, createRandom('amounts'));
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
function plotOf({ name, households, scheme, people }: AmountPlot): Plot {
  return {
    ...{ name, households, raises: [], anyHousehold: true, plant: () => undefined },
    suits: (household) =>
      household.scheme === scheme && household.members.length === people && household.headcount === people,
  };
}

function setAmounts(household: Household, { incomeFen, paidFen, personClass = '一般', ...set }: AmountPlot) {
  Object.assign(household, { incomeFen, monthlyAmountFen: paidFen });
  const first = household.members.length - (set.recipients ?? household.members.length);
  for (const [index, member] of household.members.entries()) {
    member.recipient = index < first ? '否' : '是';
    member.personClass = index < first ? '' : personClass;
  }
}
