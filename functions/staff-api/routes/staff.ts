/** Staff records, which administrators keep: for their own county only. */
import { z } from 'zod';
import {
  newStaffEntry,
  staffEntry,
  staffRecord,
  type StaffEntry,
  type StaffRecord,
} from '../../../shared/contracts/staff-record.ts';
import { isKnownRole, staffId } from '../../../shared/contracts/staff.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { Actor } from '../../../shared/web/actor.ts';
import { problem, type Problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const byId = z.object({ staff: staffId });
const changed = z.object({ id: staffId, version: z.int() });
const listed = staffRecord.pick({ id: true, name: true, town: true, roles: true, active: true });

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
    method: 'POST',
    pattern: '/api/staff',
    summary: { zh: '新增工作人员', en: 'Adds a staff record' },
    capability: 'keep-staff-records',
    body: newStaffEntry,
    answer: changed,
    isRepeatable: true,
    handle: async ({ actor, body: { id, ...entry }, note }, deps) => {
      const record = makeRecord(id, entry, 1, { actor, now: deps.now() });
      if (!(await deps.staff.write(record, undefined))) return problem('already-there');
      note({ code: 'staff-added', subject: record.id });
      return reply({ id: record.id, version: 1 }, { status: 201, version: 1 });
    },
  }),
  defineRoute({
    method: 'PUT',
    pattern: '/api/staff/{staff}',
    summary: { zh: '修改或停用工作人员', en: 'Changes or deactivates a staff record' },
    capability: 'keep-staff-records',
    path: byId,
    body: staffEntry,
    answer: changed,
    needsVersion: true,
    isRepeatable: true,
    handle: async ({ actor, path, body, expectedVersion = 0, note }, deps) => {
      const known = await deps.staff.find(path.staff);
      if (known?.county !== actor.staff.county) return problem('not-found');
      if (!body.roles.every((role) => isKnownRole(role) || known.roles.includes(role)))
        return problem('request-invalid', { detail: unknownRoleGiven });
      const record = makeRecord(path.staff, body, expectedVersion + 1, { actor, now: deps.now() });
      const isWritten =
        known.version === expectedVersion && (await deps.staff.write(record, expectedVersion));
      if (!isWritten) return describeConflict((await deps.staff.find(path.staff)) ?? known);
      note({ code: 'staff-changed', subject: record.id });
      return reply({ id: record.id, version: record.version }, { version: record.version });
    },
  }),
];

/** A role of a later version stays where it is; nobody gives it out who cannot know what it grants. */
const unknownRoleGiven = say('不能授予未知的角色', 'A role that is not known is given to nobody');

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
