/**
 * A situation: one household that is about one thing, what the sources hold about it, and the answer, worked out by hand from the
 * rules and not by running the program.
 */
import type { CaseKind, RuleName } from '../../../shared/contracts/household-file.ts';
import type { Certainty } from '../../../shared/contracts/primitives.ts';
import type { NoticeReason, QuarantineReason } from '../../../shared/contracts/reasons.ts';
import type { Cells } from '../../../shared/domain/catalogue/sample.ts';
import type { FileName, RosterName } from './files.ts';

/** The day that the answers hold for. */
export const KNOWN_DAY = '2026-10-31';

/** Invented codes, which GB/T 2260 has given to no county. */
export const counties = { main: '329902', neighbour: '329903', shrinking: '329904' } as const;

export interface Situation {
  name: string;
  county?: keyof typeof counties;
  /** The rosters that have the household; all of its county unless said. */
  rosters?: readonly RosterName[];
  household?: Partial<HouseholdFacts>;
  /** Three people unless said, all of them authorised recipients. */
  members?: readonly MemberFacts[];
  accounts?: readonly AccountFacts[];
  vehicles?: readonly VehicleFacts[];
  titles?: readonly TitleFacts[];
  /** What any source of the catalogue has on record. */
  rows?: readonly SourceRow[];
  /** Lines as they are, for what no row can say. */
  lines?: readonly LineFacts[];
  /** None unless said. */
  expected?: ExpectedCase;
  notices?: readonly ExpectedNotice[];
}

/** Cells of the household's roster rows. */
export interface HouseholdFacts {
  number: string;
  scheme: string;
  headName: string;
  headcount: string;
  monthlyAmount: string;
  income: string;
  incomePeriod: string;
  aidAccount: string;
}

/** Cells of one roster row; `number` and `written` say whose number it is and how the roster writes it. */
export interface MemberFacts {
  name?: string;
  formerName?: string;
  relation?: string;
  recipient?: string;
  authorisedOn?: string;
  authorisedUntil?: string;
  /** Further cells of the roster row, by the English names of their columns. */
  cells?: Cells;
  /** Day of birth, which the number says; somebody of 27 to 76 unless said. */
  born?: string;
  /** The papers this person has: an identity card unless said. */
  paper?: 'ends-in-x' | 'hong-kong-permit' | 'macao-permit' | 'taiwan-permit' | 'permanent-residence';
  written?: (number: string) => string;
  /** The same person as this member (counted from 1) of another situation. */
  sameAs?: readonly [situation: string, member: number];
  /** Household facts as only this row has them. */
  differing?: Partial<HouseholdFacts>;
  quarantined?: QuarantineReason;
  /** The roster in which the two fields above hold; all unless said. */
  spoiltIn?: RosterName;
}

/** What every source row has; `member` counts from 1. */
interface RowFacts {
  member?: number;
  /** One of the files that are there; the usual one of its source unless said. */
  file?: FileName;
  identity?: (number: string) => string;
  name?: string;
  /** How a match must count the row: `matched` unless said; a quarantined one by its reason. */
  lot?: Lot;
  /** Of a matched row; `verified` unless said. */
  certainty?: Certainty;
}

/** `not-a-row`: blank lines are not counted. */
export type Lot = 'matched' | 'unmatched' | 'not-a-row' | QuarantineReason;

/**
 * A row of any source. Its file is `inbox/<source>/<provider>/<as-of>/rows.csv`, which is there because a row names it; of the
 * days of a provider the newest is current.
 */
export interface SourceRow extends RowFacts {
  source: string;
  /** By the English names of the columns; identity number and name are the member's. */
  cells: Cells | ((place: RowPlace) => Cells);
  /** `<source>-office` unless said. */
  provider?: string;
  /** 2026-10-30 unless said. */
  asOf?: string;
}

/** Where a row stands, for numbers that nobody else may have. */
export interface RowPlace {
  /** Of the situation. */
  serial: number;
  /** In the situation. */
  row: number;
  /** Day that its file is of. */
  asOf: string;
  /** The identity number of a member of the household, counted from 1. */
  numberOf: (member: number) => string;
}

export interface AccountFacts extends RowFacts {
  balance: string;
  /** The file's as-of date unless said. */
  date?: string;
  account?: string;
  subAccount?: string;
  currency?: string;
  status?: string;
}

export interface VehicleFacts extends RowFacts {
  plate?: string;
  plateType?: string;
  vin?: string;
  status?: string;
}

export interface TitleFacts extends RowFacts {
  certificate?: string;
  unit?: string;
  location?: string;
  area?: string;
  purpose?: string;
  ownership?: string;
  share?: string;
  status?: string;
}

export interface LineFacts {
  file: FileName;
  text: string;
  lot: Lot;
}

export interface ExpectedCase {
  kind: CaseKind;
  findings: readonly ExpectedFinding[];
}

/** Amounts that the rules leave open are absent and not compared; null is an answer: the rule is not about money. */
export interface ExpectedFinding {
  rule: RuleName;
  amountFen?: number | null;
  limitFen?: number | null;
}

export interface ExpectedNotice {
  /** Counted from 1; null for the household. */
  member: number | null;
  reason: NoticeReason;
}

export const suspensionFor = (...findings: readonly ExpectedFinding[]): ExpectedCase => ({
  kind: 'suspension',
  findings,
});

export const reviewFor = (...findings: readonly ExpectedFinding[]): ExpectedCase => ({
  kind: 'review',
  findings,
});

/** Deposits over the limit, both in fen. */
export const deposits = (amountFen: number, limitFen: number): ExpectedFinding => ({
  rule: 'financial-assets',
  amountFen,
  limitFen,
});

const withoutMoney = (rule: RuleName): ExpectedFinding => ({ rule, amountFen: null, limitFen: null });

export const commercialProperty = withoutMoney('commercial-property');
export const secondHome = withoutMoney('second-home');
export const motorVehicle = withoutMoney('motor-vehicle');
export const duplicateRecipient = withoutMoney('duplicate-recipient');
export const classChanged = withoutMoney('class-changed');
export const unclearAsset: ExpectedFinding = { rule: 'unclear-asset' };
export const identityQuestion: ExpectedFinding = { rule: 'identity-question' };

/** One person; three are the usual household. */
export const alone: readonly MemberFacts[] = [{}];
export const couple: readonly MemberFacts[] = [{}, { relation: '配偶' }];
export const family: readonly MemberFacts[] = [...couple, { relation: '子' }];

/** What one person, and three, may hold in town: 4,200 a head. */
export const limitOfOneFen = 4_200_00;
export const limitOfThreeFen = 12_600_00;
