/** A roster (花名册) as households: its rows grouped, checked against each other, and each given its place. */
import type { Member, Profile } from '../../contracts/household-file.ts';
import type { Fen } from '../../contracts/primitives.ts';
import type { QuarantineReason, RejectionReason } from '../../contracts/reasons.ts';
import { foldName } from '../kernel/fold-name.ts';
import { fillMergedCells, classifyRow } from './fill-merged-cells.ts';
import { usesIdentityNumbers } from './household-numbers.ts';
import {
  type HouseholdFacts,
  readRosterRow,
  type RosterRow,
  type RosterRowReading,
} from './read-roster-row.ts';

export type { RosterRow } from './read-roster-row.ts';

/** A household as the roster has it; the importer adds the members' identity tokens. */
export type RosterHousehold = {
  profile: Profile;
  members: Omit<Member, 'identityToken'>[];
  /** People of rows that cannot be read, as far as these say who they are; absent where there are none. */
  unreadable?: Omit<Member, 'ordinal' | 'identityToken'>[];
};

export type QuarantinedRow = { line: number; reason: QuarantineReason };

export type RosterReading =
  | {
      kind: 'roster';
      households: RosterHousehold[];
      quarantined: QuarantinedRow[];
      /** Footers included, which are counted and not read. */
      rows: number;
      /** Rows whose household is in the row above alone, as where a sheet merged its cells. */
      merged: number;
      /** Identity numbers of people whose rows name no household, and who have no other row. */
      strays: string[];
    }
  | {
      kind: 'rejected';
      reason: RejectionReason;
      /** Of the row that says so, where one does. */
      line?: number | undefined;
    };

/**
 * Reads a whole roster of one county. Rows of one household need not be adjacent; households come in the order of their
 * first rows, members in that of theirs, quarantined rows by line.
 *
 * - Cells that a sheet merged are those of the row above; footers are counted and not read.
 * - A row that cannot be read is quarantined. So is the second row about the same person in one household.
 * - Rows of one household that disagree on scheme or head are all quarantined. The household is `disputed`: its members
 *   are listed, but nobody of it may be compared and nobody ends. So is one of which a row could not be read, since
 *   somebody of it may be unknown; and one above a row whose household is not known, as that may be its own; and the one
 *   below it, unless the row has the head's name of the one above. One of which no row could be read has no members then, and a profile of what could be read. It is there so that a known
 *   household does not end; one that was not known may be no more than a broken line.
 * - Whom a row is about that names no household is a stray: who follows the roster knows where that person was.
 * - A roster in which a row says that amounts are not in yuan, or that the columns are elsewhere from there on, is
 *   rejected whole.
 * - A roster that uses identity numbers as household numbers is rejected whole, as those numbers appear in keys.
 *
 * @param county six digits of GB/T 2260.
 */
export function interpretRoster(county: string, rows: Iterable<RosterRow>): RosterReading {
  const all = [...rows];
  const asides = all.map(classifyRow);
  for (const [at, reason] of asides.entries())
    if (reason === 'unit-not-yuan' || reason === 'columns-moved')
      return { kind: 'rejected', reason, line: all[at]?.line };
  const kept = all.filter((_, at) => asides[at] === undefined);
  const filled = fillMergedCells(kept);
  const readings = filled.map(readRosterRow);
  const byNumber = groupByHousehold(readings);
  const inDoubt = findInDoubt(readings);
  if (usesIdentityNumbers([...byNumber.keys()], readings)) {
    return { kind: 'rejected', reason: 'household-numbers-are-identity-numbers' };
  }
  const quarantined = readings.flatMap(({ line, content }) =>
    content.kind === 'quarantined' ? [{ line, reason: content.reason }] : [],
  );
  const households: RosterHousehold[] = [];
  for (const [number, householdRows] of byNumber) {
    const settled = settleHousehold(county, { number, isInDoubt: inDoubt.has(number) }, householdRows);
    households.push(settled.household);
    for (const row of settled.quarantined) quarantined.push(row);
  }
  quarantined.sort((a, b) => a.line - b.line);
  return {
    kind: 'roster',
    households,
    quarantined,
    rows: all.length,
    merged: filled.filter((row, at) => row !== kept[at]).length,
    strays: findStrays(readings, households),
  };
}

/**
 * Households beside a row whose household is not known: it may be about one of theirs. The one below it is not, where the
 * row has the head's name of the one above.
 */
function findInDoubt(readings: readonly RosterRowReading[]): ReadonlySet<string> {
  const inDoubt = new Set<string>();
  let above: RosterRowReading | undefined;
  let mayBeBelow = false;
  for (const reading of readings) {
    const { householdNumber, isUnread, facts } = reading;
    if (householdNumber === undefined || isUnread) {
      if (above?.householdNumber !== undefined) inDoubt.add(above.householdNumber);
      mayBeBelow = householdNumber === undefined && !isHeadOf(facts, above);
    } else {
      if (mayBeBelow) inDoubt.add(householdNumber);
      mayBeBelow = false;
    }
    if (householdNumber !== undefined) above = reading;
  }
  return inDoubt;
}

function isHeadOf({ headName }: HouseholdFacts, above: RosterRowReading | undefined): boolean {
  return headName !== '' && above !== undefined && foldName(above.facts.headName) === foldName(headName);
}

function findStrays(readings: readonly RosterRowReading[], households: readonly RosterHousehold[]): string[] {
  const placed = new Set(households.flatMap(({ members }) => members.map(({ idNumber }) => idNumber)));
  const strays = new Set(readings.flatMap((reading) => reading.strays));
  return [...strays].filter((number) => !placed.has(number));
}

/** The rows of one household: never none. */
type HouseholdRows = [RosterRowReading, ...RosterRowReading[]];

function groupByHousehold(readings: readonly RosterRowReading[]): Map<string, HouseholdRows> {
  const groups = new Map<string, HouseholdRows>();
  for (const reading of readings) {
    if (reading.householdNumber === undefined) continue;
    const group = groups.get(reading.householdNumber);
    if (group) group.push(reading);
    else groups.set(reading.householdNumber, [reading]);
  }
  return groups;
}

type AcceptedRow = RosterRowReading & { content: { kind: 'member' } };

function settleHousehold(
  county: string,
  { number, isInDoubt }: { number: string; isInDoubt: boolean },
  rows: Readonly<HouseholdRows>,
): { household: RosterHousehold; quarantined: QuarantinedRow[] } {
  const accepted = rows.filter((row): row is AcceptedRow => row.content.kind === 'member');
  const { distinct, repeated } = separateRepeated(accepted);
  const contradictory = contradict(accepted);
  const speaker = findHeadRow(accepted) ?? rows[0];
  const persons = new Set(rows.map(({ person }) => person)).size;
  const supplementFen = readSupplementOf(rows);
  const hidden = rows.flatMap(({ content, described }) => (content.kind === 'member' ? [] : [described]));
  const isWhole = accepted.length === rows.length;
  const status = contradictory || isInDoubt || !isWhole ? 'disputed' : 'active';
  return {
    household: {
      profile: {
        ...describeHousehold(county, number, speaker.facts, persons),
        ...(supplementFen !== 0 && { supplementFen }),
        status,
      },
      members: distinct.map(({ content }, index) => ({ ordinal: index + 1, ...content.member })),
      ...(hidden.length > 0 && { unreadable: hidden }),
    },
    quarantined: contradictory
      ? accepted.map(({ line }) => ({ line, reason: 'household-contradictory' }))
      : repeated.map(({ line }) => ({ line, reason: 'member-repeated' })),
  };
}

function separateRepeated(rows: readonly AcceptedRow[]): {
  distinct: AcceptedRow[];
  repeated: AcceptedRow[];
} {
  const firstRows = new Map<string, AcceptedRow>();
  for (const row of rows) if (!firstRows.has(row.person)) firstRows.set(row.person, row);
  const distinct = [...firstRows.values()];
  return { distinct, repeated: rows.filter((row) => firstRows.get(row.person) !== row) };
}

function contradict(rows: readonly AcceptedRow[]): boolean {
  const [first, ...others] = rows;
  if (first === undefined) return false;
  const { scheme, headName } = first.facts;
  return others.some(
    ({ facts }) =>
      facts.scheme !== scheme ||
      (facts.headName !== headName && foldName(facts.headName) !== foldName(headName)),
  );
}

/**
 * 分类救助金 of a household: as other amounts its total, on each row or on one alone. Different amounts may be the parts of
 * its persons or a mistake, so they are unknown.
 */
function readSupplementOf(rows: readonly RosterRowReading[]): Fen | 'unknown' {
  const given = rows.map(({ facts }) => facts.supplementFen).filter((each) => each !== 'not-given');
  const [first = 0, ...others] = given;
  const isTotal = others.every((each) => each === first) && [0, 1, rows.length].includes(given.length);
  return isTotal ? first : 'unknown';
}

const HEAD_RELATIONS: ReadonlySet<string> = new Set(['户主', '本人', 'head']);

/** Whether 与户主关系 says that a member is the head. */
export function isHeadByRelation({ relation }: { relation: string }): boolean {
  return HEAD_RELATIONS.has(relation.toLowerCase());
}

/** The head's own row speaks for the household: the one that says so, else the one that has the head's name. */
function findHeadRow(rows: readonly AcceptedRow[]): AcceptedRow | undefined {
  return (
    rows.find(({ content }) => isHeadByRelation(content.member)) ??
    rows.find(({ content, facts }) => foldName(content.member.name) === foldName(facts.headName)) ??
    rows[0]
  );
}

/**
 * The profile, from the row that speaks for the household. Members who live together are counted by 家庭人口, else by the
 * persons in the rows, those of quarantined rows included. What a quarantined row did not say is 0 or empty; its household
 * is disputed, so nothing is computed with that.
 */
function describeHousehold(
  county: string,
  number: string,
  facts: HouseholdFacts,
  persons: number,
): Omit<Profile, 'status'> {
  const profile = {
    householdId: `${county}-${number}`,
    county,
    scheme: facts.scheme ?? 'urban',
    headName: facts.headName,
    town: facts.town,
    village: facts.village,
    category: facts.category,
    headcount: typeof facts.householdSize === 'number' ? facts.householdSize : persons,
    monthlyAmountFen: facts.monthlyAmountFen ?? 0,
    incomeFen: facts.incomeFen ?? 0,
    incomePeriod: facts.incomePeriod ?? ('month' as const),
  };
  const { aidAccount } = facts;
  return aidAccount === '' ? profile : { ...profile, aidAccount };
}
