/** Staff records of the county: read by administrators and auditors, kept by administrators. */
import * as z from 'zod';
import { newStaffEntry, staffEntry, type StaffRecord } from '../../../shared/contracts/staff-record.ts';
import { staffId } from '../../../shared/contracts/staff.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { readTowns } from '../../../shared/app/nights/county-reports.ts';
import { addRecord, changeRecord } from '../../../shared/app/staff/keep-records.ts';
import { describeDifference, type RecordProblem } from '../../../shared/domain/staff/change-record.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import { say, sayAll } from '../../../shared/domain/kernel/say.ts';
import { resolveRelatives } from '../../../shared/web/resolve-relatives.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { readRecord, readRelatives, recordFields } from '../pages/staff/fields.ts';
import { staffAddress, staffMemberPage, staffPage, type RecordAttempt } from '../pages/staff/index.ts';
import { signedInAgain } from '../pages/redisplay-form.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import type { Entered } from '../steps/form.ts';
import { describeIssue, fieldOf } from '../steps/read-step.ts';
import type { StaffVisit } from '../visit.ts';

const path = z.object({ staff: staffId });
const done = {
  added: say('已新增。', 'Added.'),
  changed: say('已保存修改。', 'Saved.'),
  unattended: say(
    '已保存修改。休假期间没有代理人：其名下的个案无人跟进，请指定代理人或改派。',
    'Saved. Nobody stands in during the leave: their cases wait. Name a stand-in, or assign the cases to others.',
  ),
} as const;
const query = z.object({
  done: z.enum(['added', 'changed', 'unattended']).optional().catch(undefined),
});

const list = defineRoute({
  method: 'GET',
  pattern: '/staff',
  capability: 'read-staff-records',
  query,
  handle: async ({ visit, query: { done: what } }, deps) => {
    const choices = await readChoices(visit, deps);
    return show(staffPage(visit, { ...choices, message: what && done[what] }));
  },
});

const one = defineRoute({
  method: 'GET',
  pattern: '/staff/:staff',
  capability: 'read-staff-records',
  path,
  query,
  handle: async ({ visit, path: { staff: id }, query: { done: what } }, deps) => {
    const record = await findOwn(id, visit, deps);
    if (record === undefined) return problem('not-found');
    return show(await memberPage(record, visit, { message: what && done[what] }, deps));
  },
});

const add = defineRoute({
  method: 'POST',
  pattern: '/staff',
  capability: 'keep-staff-records',
  handle: async ({ visit, entered, note, scoped }, deps): Promise<Outcome> => {
    const { staff: by } = visit;
    const choices = await readChoices(visit, deps);
    const again = (problems: RecordAttempt['problems']): Outcome => ({
      kind: 'page',
      page: staffPage(visit, { ...choices, attempt: { entered, problems } }),
      status: 422,
    });
    const relatives = await resolveRelatives(readRelatives(entered), {
      ...{ county: by.county, onRecord: [], scoped },
    });
    if (!Array.isArray(relatives)) return again(problemsByField([relatives]));
    const wanted = readRecord(recordFields(undefined, choices), entered, {
      ...{ relatedHouseholds: relatives, before: undefined },
    });
    const read = newStaffEntry.safeParse(wanted, { reportInput: true });
    if (!read.success) return again(problemsOf(read.error, entered));
    const { id, ...entry } = read.data;
    const now = { at: deps.now().toISOString(), day: visit.day, towns: choices.towns };
    const outcome = await addRecord({ by, id, entry, ...now }, deps.staff);
    if (outcome.kind === 'kept') {
      note({ code: 'staff-added', subject: describeDifference(undefined, outcome.record) });
      return { kind: 'redirect', to: `${staffAddress(id)}?done=added` };
    }
    const code = outcome.kind === 'refused' ? codesOf(outcome.problems) : outcome.kind;
    note({ outcome: 'refused', code: 'staff-change-refused', subject: `${id} ${code}` });
    if (outcome.kind === 'already-there')
      return again(new Map([['id', say('该登录名已有记录', 'there is a record of this id already')]]));
    return again(problemsByField(outcome.problems));
  },
});

const change = defineRoute({
  method: 'POST',
  pattern: '/staff/:staff',
  capability: 'keep-staff-records',
  path,
  handle: async (request, deps): Promise<Outcome> => {
    const { visit, entered, note, scoped } = request;
    const { staff: id } = request.path;
    const record = await findOwn(id, visit, deps);
    if (record === undefined) return problem('not-found');
    const again = async (problems: RecordAttempt['problems'], now = record): Promise<Outcome> => ({
      kind: 'page',
      page: await memberPage(now, visit, { attempt: { entered, problems } }, deps),
      status: 422,
    });
    const choices = await readChoices(visit, deps);
    const relatives = await resolveRelatives(readRelatives(entered), {
      ...{ county: visit.staff.county, onRecord: record.relatedHouseholds, scoped },
    });
    if (!Array.isArray(relatives)) return again(problemsByField([relatives]));
    const about = { relatedHouseholds: relatives, before: record };
    const wanted = readRecord(recordFields(record, choices), entered, about);
    const read = staffEntry.safeParse(wanted, { reportInput: true });
    const seen = z.coerce.number().int().positive().safeParse(entered['version']?.[0]);
    if (!read.success) return again(problemsOf(read.error, entered));
    if (!seen.success) return problem('request-invalid');
    const asked = {
      by: visit.staff,
      id,
      entry: read.data,
      at: deps.now().toISOString(),
      day: visit.day,
      towns: choices.towns,
      seenVersion: seen.data,
    };
    const outcome = await changeRecord(asked, deps.staff);
    switch (outcome.kind) {
      case 'not-found':
        return problem('not-found');
      case 'kept':
        note({ code: 'staff-changed', subject: describeDifference(outcome.before, outcome.record) });
        return { kind: 'redirect', to: `${staffAddress(id)}?done=${saved(outcome.record, visit)}` };
      case 'changed-meanwhile':
        return again(
          new Map([
            [
              '',
              say(
                '他人已修改此记录，请看过现在的内容后再保存',
                'somebody has changed the record meanwhile: look, then save again',
              ),
            ],
          ]),
          outcome.current,
        );
      case 'refused':
        note({
          ...{ outcome: 'refused', code: 'staff-change-refused' },
          subject: `${id} ${codesOf(outcome.problems)}`,
        });
        return again(problemsByField(outcome.problems));
    }
  },
  refill: async ({ visit, entered, path: { staff: id } }, deps) => {
    const record = await findOwn(id, visit, deps);
    if (record === undefined) return problem('not-found');
    const page = await memberPage(record, visit, { attempt: { entered, problems: new Map() } }, deps);
    return show({ ...page, lead: signedInAgain(visit) });
  },
});

async function findOwn(
  id: string,
  { staff }: StaffVisit,
  deps: ConsoleDependencies,
): Promise<StaffRecord | undefined> {
  const record = await deps.staff.find(id);
  return record?.county === staff.county ? record : undefined;
}

async function memberPage(
  record: StaffRecord,
  visit: StaffVisit,
  given: { attempt?: RecordAttempt; message?: Bilingual | undefined },
  deps: ConsoleDependencies,
) {
  const [choices, versions] = await Promise.all([readChoices(visit, deps), deps.staff.versions(record.id)]);
  return staffMemberPage(visit, { record, ...choices, versions, ...given });
}

async function readChoices({ staff: { county } }: StaffVisit, deps: ConsoleDependencies) {
  const [records, towns] = await Promise.all([deps.staff.ofCounty(county), readTowns(county, deps)]);
  return { county: records, towns };
}

/** Who is away without a stand-in leaves cases that nobody follows. */
function saved(record: StaffRecord, { day }: StaffVisit): keyof typeof done {
  const { active, leave } = record;
  const isUnattended = leave !== undefined && leave.until >= day && leave.standIn === undefined;
  return active && isUnattended && may(record, 'work-cases') ? 'unattended' : 'changed';
}

/** What the contract finds wrong, by field. */
function problemsOf({ issues }: z.core.$ZodError, entered: Entered): RecordAttempt['problems'] {
  const names = [
    'id',
    'name',
    'town',
    'roles',
    'relatedHouseholds',
    'leave.from',
    'leave.until',
    'leave.standIn',
  ];
  return new Map(
    issues.map((issue) => {
      if (issue.code !== 'custom') return [fieldOf(issue.path, names), describeIssue(issue)];
      return issue.path[0] === 'leave'
        ? ['leave.until', say('结束日期早于开始日期', 'it ends before it begins')]
        : ['town', townFitsRoles(entered)];
    }),
  );
}

function townFitsRoles(entered: Entered): Bilingual {
  return (entered['town']?.[0] ?? '').trim() === ''
    ? say('乡镇角色须填写乡镇', 'a town role needs a town')
    : say(
        '县级角色不填乡镇，也不与乡镇角色同时授予',
        'a county role has no town, and is not given together with a town role',
      );
}

const fieldOfProblem: Readonly<Partial<Record<RecordProblem['code'], string>>> = {
  'stand-in-unfit': 'leave.standIn',
  'town-unknown': 'town',
  'roles-apart': 'roles',
  'role-unknown': 'roles',
  'household-unknown': 'relatedHouseholds',
};

function problemsByField(problems: readonly RecordProblem[]): RecordAttempt['problems'] {
  const grouped = Map.groupBy(problems, ({ code }) => fieldOfProblem[code] ?? '');
  return new Map([...grouped].map(([field, these]) => [field, sayAll(these)]));
}

const codesOf = (problems: readonly RecordProblem[]): string => problems.map(({ code }) => code).join(' ');

export const staffRoutes = [list, one, add, change];
