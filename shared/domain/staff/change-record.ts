/** What an administrator may make of a staff record: nobody gives themselves anything, and nobody holds everything. */
import type { StaffEntry, StaffRecord } from '../../contracts/staff-record.ts';
import { staffRole, type StaffMember } from '../../contracts/staff.ts';
import { isKnown } from '../../contracts/stored.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

export const recordProblems = {
  'own-record': say('不能修改自己的记录，请由另一名管理员办理', 'Somebody else changes your own record'),
  'role-unknown': say('不能授予未知的角色', 'A role that is not known is given to nobody'),
  'roles-apart': say(
    '管理员、审计员不得兼任其他角色',
    'An administrator has no other role, and neither has an auditor',
  ),
  'stand-in-unfit': say(
    '代理人须是本县在任人员，与休假人同一乡镇，具有相同的全部角色，且当时不在休假',
    'A stand-in is active, of the same town, has all the same roles, and is not away at that time',
  ),
  'last-administrator': say('本县至少要有一名在任管理员', 'A county keeps at least one active administrator'),
} as const satisfies Record<string, Bilingual>;
export type RecordProblem = keyof typeof recordProblems;

export interface RecordChange {
  by: StaffMember;
  id: string;
  /** Undefined: a new record. */
  before: StaffRecord | undefined;
  after: Pick<StaffEntry, 'roles' | 'active' | 'town' | 'leave'>;
  /** Everybody of the county as they are on record. */
  county: readonly StaffMember[];
}

/** Who keeps records and who watches over what is done work on no case, and are not the same person. */
const apart: readonly string[] = ['administrator', 'auditor'];

/** Everything that speaks against a change; empty: it may be made. */
export function problemsOfChange({ by, id, before, after, county }: RecordChange): RecordProblem[] {
  const { roles } = after;
  const isGivenUnknown = !roles.every(
    (role) => isKnown(staffRole, role) || before?.roles.includes(role) === true,
  );
  const isMixed = roles.length > 1 && roles.some((role) => apart.includes(role));
  const remain = county.map((each) => (each.id === id ? { ...each, ...after } : each));
  const hadAdministrator = hasAdministrator(county);
  return [
    ...(by.id === id ? (['own-record'] as const) : []),
    ...(isGivenUnknown ? (['role-unknown'] as const) : []),
    ...(isMixed ? (['roles-apart'] as const) : []),
    ...(isUnfit(id, after, county) ? (['stand-in-unfit'] as const) : []),
    ...(hadAdministrator && !hasAdministrator(remain) ? (['last-administrator'] as const) : []),
  ];
}

/** A leave gives nobody a role: who stands in has them already. */
function isUnfit(
  id: string,
  { leave, roles, town }: RecordChange['after'],
  county: readonly StaffMember[],
): boolean {
  if (leave?.standIn === undefined) return false;
  const standIn = county.find((each) => each.id === leave.standIn);
  return (
    standIn === undefined ||
    standIn.id === id ||
    !standIn.active ||
    standIn.town !== town ||
    !roles.every((role) => standIn.roles.includes(role)) ||
    (standIn.leave !== undefined && standIn.leave.from <= leave.until && leave.from <= standIn.leave.until)
  );
}

export function isAway({ leave }: Pick<StaffMember, 'leave'>, day: CalendarDate): boolean {
  return leave !== undefined && leave.from <= day && day <= leave.until;
}

/** Whom somebody stands in for on a day. */
export function standsInFor(id: string, day: CalendarDate, county: readonly StaffMember[]): StaffMember[] {
  return county.filter((each) => each.active && isAway(each, day) && each.leave?.standIn === id);
}

export function hasAdministrator(county: readonly Pick<StaffMember, 'roles' | 'active'>[]): boolean {
  return county.some(({ roles, active }) => active && roles.includes('administrator'));
}

/** What of a record differs, for the audit log: names of fields, and roles and households by their words and numbers. */
export function describeDifference(before: StaffRecord | undefined, after: StaffRecord): string {
  const lists = (['roles', 'relatedHouseholds'] as const).flatMap((name) => [
    ...after[name].filter((each) => before?.[name].includes(each) !== true).map((each) => `+${each}`),
    ...(before?.[name] ?? []).filter((each) => !after[name].includes(each)).map((each) => `-${each}`),
  ]);
  const fields = (['name', 'town', 'active'] as const).filter((name) => before?.[name] !== after[name]);
  const absence = ({ leave }: Pick<StaffRecord, 'leave'>): string =>
    leave === undefined ? '' : [leave.from, leave.until, leave.standIn ?? '-'].join('/');
  const leave =
    absence(after) === (before === undefined ? '' : absence(before)) ? [] : [`leave:${absence(after)}`];
  return [`${after.id} v${after.version}`, ...lists, ...fields, ...leave].join(' ').slice(0, 300);
}
