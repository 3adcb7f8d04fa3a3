/** Staff records, which administrators keep: for their own county only. */
import * as z from 'zod';
import {
  newStaffEntry,
  staffEntry,
  staffRecord,
  staffVersion,
  type StaffRecord,
} from '../../../shared/contracts/staff-record.ts';
import { staffId } from '../../../shared/contracts/staff.ts';
import { readTowns } from '../../../shared/app/nights/county-reports.ts';
import { addRecord, changeRecord } from '../../../shared/app/staff/keep-records.ts';
import { describeDifference, type RecordProblem } from '../../../shared/domain/staff/change-record.ts';
import { resolveRelatives } from '../../../shared/web/resolve-relatives.ts';
import { problem, type Problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const byId = z.object({ staff: staffId });
const changed = z.object({ id: staffId, version: z.int() });
/** Of a stored record, which keeps what it does not know, these fields alone: whose relatives somebody has is not among them. */
const listed = z.object(
  staffRecord.pick({ id: true, name: true, town: true, roles: true, active: true, leave: true }).shape,
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
    handle: async ({ actor, body: { id, ...given }, note, scoped }, deps) => {
      const { staff: by } = actor;
      const relatedHouseholds = await resolveRelatives(given.relatedHouseholds, {
        ...{ county: by.county, onRecord: [], scoped },
      });
      if (!Array.isArray(relatedHouseholds)) return refusalOf([relatedHouseholds]);
      const entry = { ...given, relatedHouseholds };
      const towns = await readTowns(by.county, deps);
      const now = { at: deps.now().toISOString(), day: deps.today(), towns };
      const outcome = await addRecord({ by, id, entry, ...now }, deps.staff);
      switch (outcome.kind) {
        case 'refused':
          return refusalOf(outcome.problems);
        case 'already-there':
          note({ outcome: 'refused', code: 'already-there', subject: id });
          return problem('already-there');
        case 'kept':
          note({ code: 'staff-added', subject: describeDifference(undefined, outcome.record) });
          return reply({ id, version: 1 }, { version: 1 });
      }
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
    handle: async ({ actor, path, body, expectedVersion = 0, note, scoped }, deps) => {
      const relatedHouseholds = await resolveRelatives(body.relatedHouseholds, {
        county: actor.staff.county,
        onRecord: (await deps.staff.find(path.staff))?.relatedHouseholds ?? [],
        scoped,
      });
      if (!Array.isArray(relatedHouseholds)) return refusalOf([relatedHouseholds]);
      const entry = { ...body, relatedHouseholds };
      const towns = await readTowns(actor.staff.county, deps);
      const now = { at: deps.now().toISOString(), day: deps.today(), towns };
      const wanted = { by: actor.staff, id: path.staff, entry, ...now };
      const outcome = await changeRecord({ ...wanted, seenVersion: expectedVersion }, deps.staff);
      switch (outcome.kind) {
        case 'not-found':
          note({ outcome: 'refused', code: 'outside-scope', subject: path.staff });
          return problem('not-found');
        case 'refused':
          return refusalOf(outcome.problems);
        case 'changed-meanwhile':
          return describeConflict(outcome.current);
        case 'kept': {
          const { before, record } = outcome;
          note({ code: 'staff-changed', subject: describeDifference(before, record) });
          return reply({ id: record.id, version: record.version }, { version: record.version });
        }
      }
    },
  }),
];

function refusalOf(problems: readonly RecordProblem[]): Problem {
  return problem('staff-change-refused', {
    problems: problems.map((each) => ({ ...each })),
  });
}

function describeConflict({ version, changedBy, changedAt }: StaffRecord): Problem {
  return problem('changed-meanwhile', { current: { version, changedBy, changedAt } });
}
