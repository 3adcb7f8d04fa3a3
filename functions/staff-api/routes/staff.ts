/** Staff records, which administrators keep: for their own county only. */
import * as z from 'zod';
import {
  newStaffEntry,
  staffEntry,
  staffRecord,
  staffVersion,
  type StaffEntry,
  type StaffRecord,
} from '../../../shared/contracts/staff-record.ts';
import { staffId } from '../../../shared/contracts/staff.ts';
import {
  describeDifference,
  hasAdministrator,
  problemsOfChange,
  recordProblems,
  type RecordChange,
  type RecordProblem,
} from '../../../shared/domain/staff/change-record.ts';
import type { StaffRecords } from '../../../shared/store/staff-records.ts';
import type { Actor } from '../../../shared/web/actor.ts';
import { problem, type Problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const byId = z.object({ staff: staffId });
const changed = z.object({ id: staffId, version: z.int() });
/** Of a stored record, which keeps what it does not know, these fields alone: whose relatives somebody has is not among them. */
const listed = z.object(
  staffRecord.pick({ id: true, name: true, town: true, roles: true, active: true }).shape,
);

export const staffRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/staff',
    summary: { zh: '本县工作人员', en: 'Staff of the county' },
    capability: 'list-staff',
    answer: z.object({ staff: z.array(listed) }),
    handle: async ({ actor }, { staff }) => reply({ staff: await staff.ofCounty(actor.staff.county) }),
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/staff/{staff}',
    summary: { zh: '工作人员记录', en: 'A staff record' },
    capability: 'read-staff-records',
    path: byId,
    answer: staffRecord,
    handle: async ({ actor, path }, { staff }) => {
      const record = await staff.find(path.staff);
      if (record?.county !== actor.staff.county) return problem('not-found');
      return reply(record, { version: record.version });
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/staff/{staff}/versions',
    summary: {
      zh: '工作人员记录的历次修改',
      en: 'Every change of a staff record, before and after, the newest first',
    },
    capability: 'read-staff-records',
    path: byId,
    answer: z.object({ versions: z.array(staffVersion) }),
    handle: async ({ actor, path }, { staff }) => {
      const record = await staff.find(path.staff);
      if (record?.county !== actor.staff.county) return problem('not-found');
      return reply({ versions: await staff.versions(path.staff) });
    },
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/staff',
    summary: { zh: '新增工作人员', en: 'Adds a staff record' },
    capability: 'keep-staff-records',
    body: newStaffEntry,
    answer: changed,
    creates: true,
    isRepeatable: true,
    handle: async ({ actor, body: { id, ...entry }, note }, deps) => {
      const after = makeRecord(id, entry, 1, { actor, now: deps.now() });
      const refused = await refuseChange({ by: actor.staff, id, before: undefined, after }, deps.staff);
      if (refused !== undefined) return refused;
      if (!(await deps.staff.write(after, undefined))) {
        note({ outcome: 'refused', code: 'already-there', subject: id });
        return problem('already-there');
      }
      note({ code: 'staff-added', subject: describeDifference(undefined, after) });
      return reply({ id, version: 1 }, { version: 1 });
    },
  }),
  defineRoute({
    method: 'PUT',
    pattern: '/api/staff/{staff}',
    summary: { zh: '修改或停用工作人员', en: 'Changes or deactivates a staff record; never one’s own' },
    capability: 'keep-staff-records',
    path: byId,
    body: staffEntry,
    answer: changed,
    needsVersion: true,
    isRepeatable: true,
    handle: async ({ actor, path, body, expectedVersion = 0, note }, deps) => {
      const before = await deps.staff.find(path.staff);
      if (before?.county !== actor.staff.county) {
        note({ outcome: 'refused', code: 'outside-scope', subject: path.staff });
        return problem('not-found');
      }
      const after = makeRecord(path.staff, body, expectedVersion + 1, { actor, now: deps.now() });
      const refused = await refuseChange({ by: actor.staff, id: path.staff, before, after }, deps.staff);
      if (refused !== undefined) return refused;
      const isWritten = before.version === expectedVersion && (await deps.staff.write(after, before));
      if (!isWritten) return describeConflict((await deps.staff.find(path.staff)) ?? before);
      const undone = await undoUnlessAdministered({ before, after }, deps.staff);
      if (undone !== undefined) return undone;
      note({ code: 'staff-changed', subject: describeDifference(before, after) });
      return reply({ id: after.id, version: after.version }, { version: after.version });
    },
  }),
];

/** Why a record is not changed so: everything that speaks against it. */
async function refuseChange(
  change: Omit<RecordChange, 'county'>,
  staff: StaffRecords,
): Promise<Problem | undefined> {
  const county = await staff.ofCounty(change.by.county);
  return refusalOf(problemsOfChange({ ...change, county }));
}

/** Two administrators who deactivate each other at once have each looked before the other wrote: both are put back. */
async function undoUnlessAdministered(
  { before, after }: { before: StaffRecord; after: StaffRecord },
  staff: StaffRecords,
): Promise<Problem | undefined> {
  if (hasAdministrator(await staff.ofCounty(before.county)) || !hasAdministrator([before])) return undefined;
  await staff.write({ ...before, version: after.version + 1 }, after);
  return refusalOf(['last-administrator']);
}

function refusalOf(problems: readonly RecordProblem[]): Problem | undefined {
  if (problems.length === 0) return undefined;
  const items = problems.map((code) => ({ code, ...recordProblems[code] }));
  return problem('staff-change-refused', { problems: items });
}

function makeRecord(
  id: string,
  { town, ...entry }: StaffEntry,
  version: number,
  { actor, now }: { actor: Actor; now: Date },
): StaffRecord {
  return {
    id,
    ...entry,
    ...(town !== undefined && { town }),
    county: actor.staff.county,
    version,
    changedAt: now.toISOString(),
    changedBy: actor.staff.id,
  };
}

function describeConflict({ version, changedBy, changedAt }: StaffRecord): Problem {
  return problem('changed-meanwhile', { current: { version, changedBy, changedAt } });
}
