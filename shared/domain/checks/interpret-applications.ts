/** Applications as households: their rows are read as a roster's are, whole or not at all. */
import type { Member, Profile } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { QuarantineReason, RejectionReason } from '../../contracts/reasons.ts';
import { applicantId, isApplicationNumber } from '../kernel/applicant-id.ts';
import { parseCalendarDate } from '../kernel/calendar.ts';
import { judgeMemberIdentity, readIdentity } from '../kernel/identity.ts';
import { clean } from '../kernel/text.ts';
import { usesIdentityNumbers } from '../roster/household-numbers.ts';
import { classifyRow } from '../roster/fill-merged-cells.ts';
import { interpretRoster, type QuarantinedRow } from '../roster/interpret-roster.ts';
import type { RosterRow } from '../roster/read-roster-row.ts';

/** A household that applies, as it says of itself. */
export interface Application {
  number: string;
  appliedOn: CalendarDate;
  profile: Profile;
  members: Omit<Member, 'identityToken'>[];
  /** Its rows. */
  lines: readonly number[];
}

export type ApplicationsReading =
  | {
      kind: 'applications';
      applications: Application[];
      quarantined: QuarantinedRow[];
      rows: number;
      merged: number;
    }
  | { kind: 'rejected'; reason: RejectionReason; line?: number | undefined };

/**
 * Reads the rows of a county's applicants, one a member.
 *
 * - An application of which a row cannot be read, or an identity number is wrong, is not taken at all: somebody of it would
 *   not be checked, and who brings it can still correct it.
 * - Its day may not be after the day on which it comes.
 *
 * @param latest the last day on which somebody may have applied
 */
export function interpretApplications(
  county: string,
  rows: readonly RosterRow[],
  latest: CalendarDate,
): ApplicationsReading {
  const read = interpretRoster(county, rows.map(asRosterRow));
  if (read.kind === 'rejected') return read;
  const refused = new Map<number, QuarantineReason>(
    read.quarantined.map(({ line, reason }) => [line, reason]),
  );
  const byNumber = groupByNumber(rows.filter(isAboutSomebody));
  const applications: Application[] = [];
  for (const { profile, members } of read.households) {
    const number = profile.householdId.slice(county.length + 1);
    const own = byNumber.get(number) ?? [];
    const appliedOn = appliedDay(own, latest);
    const mistyped = own.flatMap((row) => {
      const reason = identityProblem(row.field('id_number'));
      return reason === undefined ? [] : [{ line: row.line, reason }];
    });
    for (const { line, reason } of mistyped) if (!refused.has(line)) refused.set(line, reason);
    const why = whyRefused(number, profile, appliedOn);
    if (why === undefined && appliedOn !== undefined && mistyped.length === 0)
      applications.push({
        ...{ number, appliedOn, members, lines: own.map(({ line }) => line) },
        profile: { ...profile, householdId: applicantId(county, number) },
      });
    else
      for (const { line } of own) if (!refused.has(line)) refused.set(line, why ?? 'application-incomplete');
  }
  return {
    kind: 'applications',
    applications,
    quarantined: [...refused]
      .map(([line, reason]) => ({ line, reason: asOfApplication(reason) }))
      .sort(byLine),
    rows: read.rows,
    merged: read.merged,
  };
}

/** Not a total, a signature, a line of types or nothing at all: asked of the row as it came. */
function isAboutSomebody(row: RosterRow): boolean {
  return classifyRow(numberedAsRoster(row)) === undefined;
}

function numberedAsRoster(row: RosterRow): RosterRow {
  const field = (name: string) => row.field(name === 'household_number' ? 'application_number' : name);
  return { ...row, field };
}

/** An application takes the place of a household on a roster, by its number, and is paid nothing yet. */
function asRosterRow(row: RosterRow): RosterRow {
  const numbered = numberedAsRoster(row);
  // Empty in a row that a sheet has merged with the one above, as all that is said of the household, and in one about nobody.
  const isFirst = clean(row.field('application_number')) !== '' && isAboutSomebody(row);
  const paid = isFirst ? '0' : '';
  return { ...row, field: (name) => (name === 'monthly_amount' ? paid : numbered.field(name)) };
}

/** Where a sheet has merged cells, a row without a number belongs to the one above. */
function groupByNumber(rows: readonly RosterRow[]): Map<string, RosterRow[]> {
  let above = '';
  return Map.groupBy(rows, (row) => {
    above = clean(row.field('application_number')) || above;
    return above;
  });
}

/** The day of an application; none where its rows name none, several, or one to come. */
function appliedDay(rows: readonly RosterRow[], latest: CalendarDate): CalendarDate | undefined {
  const given = new Set(rows.map((row) => clean(row.field('applied_on'))).filter((text) => text !== ''));
  const [day, ...others] = [...given].map(parseCalendarDate);
  const isOne = others.every((other) => other === day);
  return isOne && day !== undefined && day <= latest ? day : undefined;
}

/** What is wrong with an identity number; nothing where it is right, or is another document's. */
function identityProblem(text: string): QuarantineReason | undefined {
  if (judgeMemberIdentity(text).kind !== 'invalid') return undefined;
  const reading = readIdentity(text);
  return reading.kind === 'identity' ? 'identity-invalid' : reading.reason;
}

function whyRefused(
  number: string,
  { status }: Profile,
  appliedOn: CalendarDate | undefined,
): QuarantineReason | undefined {
  // It names the household in keys and logs, where nobody's identity number may be.
  if (!isApplicationNumber(number) || usesIdentityNumbers([number], []))
    return 'application-number-unreadable';
  if (status !== 'active') return 'application-incomplete';
  return appliedOn === undefined ? 'applied-on-invalid' : undefined;
}

/** What a roster says of its household's number is here about that of the application. */
function asOfApplication(reason: QuarantineReason): QuarantineReason {
  return reason === 'household-number-unreadable' ? 'application-number-unreadable' : reason;
}

function byLine(a: QuarantinedRow, b: QuarantinedRow): number {
  return a.line - b.line;
}
