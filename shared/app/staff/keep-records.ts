/** Keeping staff records: an administrator adds and changes those of their own county, never their own. */
import type { StaffEntry, StaffRecord } from '../../contracts/staff-record.ts';
import type { CalendarDate, Instant } from '../../contracts/primitives.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import {
  hasAdministrator,
  problemOf,
  problemsOfChange,
  type RecordProblem,
} from '../../domain/staff/change-record.ts';
import type { StaffRecords } from '../../store/staff-records.ts';

/** The record as it is wanted, and who wants it. */
export interface WantedRecord {
  by: StaffMember;
  id: string;
  entry: StaffEntry;
  at: Instant;
  /** Today, in the county. */
  day: CalendarDate;
  /** Towns of the county, where a night has found some. */
  towns: readonly string[];
}

export type Kept =
  | { kind: 'kept'; before: StaffRecord | undefined; record: StaffRecord }
  | { kind: 'refused'; problems: readonly RecordProblem[] }
  /** Somebody else was quicker; `current` is what they left. */
  | { kind: 'changed-meanwhile'; current: StaffRecord };

type Records = Pick<StaffRecords, 'find' | 'ofCounty' | 'write'>;

/** @returns `already-there`: the id is taken, be it in another county */
export async function addRecord(
  wanted: WantedRecord,
  staff: Records,
): Promise<Exclude<Kept, { kind: 'changed-meanwhile' }> | { kind: 'already-there' }> {
  const record = makeRecord(wanted, 1);
  const problems = await problemsWith(wanted, undefined, staff);
  if (problems.length > 0) return { kind: 'refused', problems };
  if (!(await staff.write(record, undefined))) return { kind: 'already-there' };
  return { kind: 'kept', before: undefined, record };
}

/** @returns `not-found`: there is none in the county of who asks */
export async function changeRecord(
  { seenVersion, ...wanted }: WantedRecord & { seenVersion: number },
  staff: Records,
): Promise<Kept | { kind: 'not-found' }> {
  const before = await staff.find(wanted.id);
  if (before?.county !== wanted.by.county) return { kind: 'not-found' };
  const record = makeRecord(wanted, seenVersion + 1);
  const problems = await problemsWith(wanted, before, staff);
  if (problems.length > 0) return { kind: 'refused', problems };
  const isWritten = before.version === seenVersion && (await staff.write(record, before));
  if (!isWritten) return { kind: 'changed-meanwhile', current: (await staff.find(wanted.id)) ?? before };
  const undone = await undoUnlessAdministered({ before, record }, staff);
  return undone
    ? { kind: 'refused', problems: [problemOf('last-administrator')] }
    : { kind: 'kept', before, record };
}

async function problemsWith(
  { by, id, entry, day, towns }: WantedRecord,
  before: StaffRecord | undefined,
  staff: Records,
): Promise<RecordProblem[]> {
  const county = await staff.ofCounty(by.county);
  return problemsOfChange({ by, id, before, after: entry, county, day, towns });
}

/** Two administrators who deactivate each other at once have each looked before the other wrote: both are put back. */
async function undoUnlessAdministered(
  { before, record }: { before: StaffRecord; record: StaffRecord },
  staff: Records,
): Promise<boolean> {
  if (hasAdministrator(await staff.ofCounty(before.county)) || !hasAdministrator([before])) return false;
  return staff.write({ ...before, version: record.version + 1 }, record);
}

function makeRecord(
  { by, id, at, entry: { name, roles, relatedHouseholds, active, town, leave } }: WantedRecord,
  version: number,
): StaffRecord {
  return {
    id,
    ...{ name, roles, relatedHouseholds, active },
    ...(town !== undefined && { town }),
    ...(leave !== undefined && { leave }),
    county: by.county,
    version,
    changedAt: at,
    changedBy: by.id,
  };
}
