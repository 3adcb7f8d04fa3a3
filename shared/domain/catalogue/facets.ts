/**
 * What a rule may see of a thing that a household has (要素), whatever the source: money in a bank and money in a fund
 * are money. Sources say facets, rules read them, and neither knows the other.
 */
import type { Bilingual, CalendarDate, CalendarMonth, Certainty, Fen } from '../../contracts/primitives.ts';
import type { Fraction } from '../kernel/fraction.ts';
import { say } from '../kernel/say.ts';
import type { MatchedRow } from './matched-row.ts';

/** One of several different amounts that one asset has on its newest day. */
export interface MoneyPart {
  /** At least 0. In yuan, unless the currency is unclear. */
  fen: Fen;
  certainty: Certainty;
  rows: readonly MatchedRow[];
}

export interface Money {
  kind: 'money';
  /** What such money is called in a sum: 存款, deposits. */
  called: Bilingual;
  /** Number of the account, policy or contract that it is under: enough to tell whether the guarantee is paid into it. */
  identifier: string;
  /** The day that the amount is of. */
  on: CalendarDate;
  /** Somebody holds it together with others, of whom this says nothing. */
  isJoint?: true;
  /** Sum of the parts. */
  fen: Fen;
  /** The most that it may be: with each of the rows that repeat each other, or of a day that has not come. */
  mostFen: Fen;
  /** Largest first; one, unless several are under one number. */
  parts: readonly MoneyPart[];
}

export interface Home {
  kind: 'home';
  /** `unclear` also where its rows name different uses. */
  use: 'dwelling' | 'commercial' | 'other' | 'unclear';
  /** What members hold of it together, above 0 and at most 1; meaningless while the share is unclear. */
  share: Fraction;
}

export interface Vehicle {
  kind: 'vehicle';
  type: 'motor' | 'vessel' | 'machinery';
  /**
   * What it is classed as, in ascending order, usually one: of motor vehicles codes of GA 24.7, of others a class of
   * machine-classes.ts; `unknown` for no such.
   */
  classes: readonly string[];
  valueFen?: Fen;
}

/** A part in a business (市场主体). */
export interface Stake {
  kind: 'stake';
  /**
   * `counts`: owner, partner, shareholder, legal representative; `evidence`: an office without a share, and whoever is a
   * plain member of a cooperative or a village collective.
   */
  role: 'counts' | 'evidence';
  business: 'company' | 'sole-trader' | 'partnership' | 'cooperative' | 'collective' | 'unclear';
  /** What members hold of it together, above 0 and at most 1; `some` where only an amount is given; `none` where nothing is. */
  share: Fraction | 'some' | 'none' | 'unclear';
  /** Its name, by which others name it as payer; folded. */
  payer: string;
  /** Year of the last known annual report. */
  reportedYear?: number;
  /** On the list of businesses whose operation is irregular (经营异常名录), or perhaps on it. */
  isIrregular: boolean;
}

/** At least and at most so much, the same where it is known. */
export interface FenRange {
  leastFen: Fen;
  mostFen: Fen;
}

/** What a member earned or was paid for one month, by one payer. */
export interface Income {
  kind: 'income';
  /** `unclear`: nobody knows what it was paid for. */
  sort: 'wage' | 'business' | 'property' | 'transfer' | 'unclear';
  /** The month that it is for, whenever it was paid. */
  month: CalendarMonth;
  /** Net of tax and own contributions; `works`, or `may-work`, where nobody knows for how much. */
  net: FenRange | 'works' | 'may-work';
  /** 基础养老金 in it, which policy may exempt up to an amount. */
  basicPension?: FenRange;
  /** Name of who pays, folded as names of businesses are; absent where it is not given. */
  payer?: string;
  /** What policy may exempt whole: preferential pensions (优抚), or relief of the government. */
  exemptAs?: 'preferential' | 'relief';
  /** It is no month's income: a bonus of the year, back pay that names no months, what is paid for a month to come. */
  isOneOff?: true;
  certainty: Certainty;
  rows: readonly MatchedRow[];
}

/** Something that happened to a person (事件). Its source is personal: the rows of the thing say to whom. */
export interface Event {
  kind: 'event';
  what:
    | 'died'
    | 'married'
    | 'divorced'
    /** On the household register, whatever was before: 正常, 迁入. */
    | 'registered'
    | 'register-cancelled'
    | 'register-moved'
    | 'joined-army'
    | 'went-to-school';
  on: CalendarDate;
  /** Token of the spouse, or of the former one; absent where it is not given. */
  spouseToken?: string;
  /** Six digits of GB/T 2260: the county where the register is since; absent where not given. */
  county?: string;
}

/** Other assistance than the guarantee, of Act arts. 13 to 15 and beside it. */
export const aidSchemes = [
  ...['destitute', 'orphan', 'unsupported-child', 'guarantee', 'edge', 'spending', 'disability-subsidies'],
  ...['old-age', 'temporary', 'medical', 'education', 'housing', 'employment', 'disaster', 'preferential'],
] as const;
export type AidScheme = (typeof aidSchemes)[number];

/** Other assistance that somebody gets (其他救助). */
export interface Aid {
  kind: 'aid';
  scheme: AidScheme | 'unclear';
  /** A month; absent where it is not known. */
  monthlyFen?: Fen;
  from: CalendarDate;
  /** The last day; absent where no end is set. */
  until?: CalendarDate;
}

/** Stages of school, from the first; 研究生 is none in which 办法 art. 7 still counts a grown child. */
export const schoolStages = [
  'preschool',
  'primary',
  'junior',
  'senior',
  'undergraduate',
  'graduate',
] as const;
export type SchoolStage = (typeof schoolStages)[number];
export const schoolStageTitles: Readonly<Record<SchoolStage, Bilingual>> = {
  preschool: say('学前', 'before school'),
  primary: say('小学', 'primary school'),
  junior: say('初中', 'junior secondary school'),
  senior: say('高中', 'senior secondary school'),
  undergraduate: say('大专、本科', 'college'),
  graduate: say('研究生', 'graduate studies'),
};

/** Disabilities by the digit that a certificate has for them: sight, hearing, speech, limbs, intellect, mind, several. */
export const disabilities = ['sight', 'hearing', 'speech', 'limbs', 'intellect', 'mind', 'several'] as const;
export type Disability = (typeof disabilities)[number];
export const disabilityTitles: Readonly<Record<Disability, Bilingual>> = {
  sight: say('视力', 'sight'),
  hearing: say('听力', 'hearing'),
  speech: say('言语', 'speech'),
  limbs: say('肢体', 'limbs'),
  intellect: say('智力', 'intellect'),
  mind: say('精神', 'mind'),
  several: say('多重', 'several'),
};
/** From the gravest. */
export const disabilityGrades = ['1', '2', '3', '4'] as const;
export type DisabilityGrade = (typeof disabilityGrades)[number];
export const disabilityGradeTitles: Readonly<Record<DisabilityGrade, Bilingual>> = {
  '1': say('一级', 'first'),
  '2': say('二级', 'second'),
  '3': say('三级', 'third'),
  '4': say('四级', 'fourth'),
};

/** What says which class of person somebody is (人员类别); it says so until a day, which an expected graduation is too. */
export type PersonClass = { kind: 'class'; until?: CalendarDate } & (
  | { by: 'school'; stage: SchoolStage | 'unclear' }
  | { by: 'disability'; disability: Disability | 'unclear'; grade: DisabilityGrade | 'unclear' }
);

/** Whether assistance is granted for a day: the first and the last are part of it. */
export function isGrantedOn({ from, until }: Pick<Aid, 'from' | 'until'>, day: CalendarDate): boolean {
  return from <= day && (until === undefined || day <= until);
}

export type Facet = Money | Home | Vehicle | Stake | Income | Event | Aid | PersonClass;
export type FacetKind = Facet['kind'];

/** What events and vehicles are about, where one source of them knows what another does not. */
export type FacetTopic = 'death' | 'register' | 'marriage' | 'motor-vehicle' | 'vessel' | 'machine';

/** The facets of one kind. */
export function facetsOf<Kind extends FacetKind>(
  { facets }: { facets: readonly Facet[] },
  kind: Kind,
): Extract<Facet, { kind: Kind }>[] {
  return facets.filter((facet): facet is Extract<Facet, { kind: Kind }> => facet.kind === kind);
}
