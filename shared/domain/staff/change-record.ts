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
  'town-unknown': say(
    '花名册中没有这个乡镇，请从列表中选择或核对写法；确有其乡镇的，填为新乡镇',
    'The roster has no household in this town: choose one of the list, check how it is written, or enter it as a new town',
  ),
  'stand-in-unfit': say(
    '代理人须是本县在任人员，与休假人同一乡镇，具有相同的全部角色，且当时不在休假',
    'A stand-in is active, of the same town, has all the same roles, and is not away at that time',
  ),
  'last-administrator': say('本县至少要有一名在任管理员', 'A county keeps at least one active administrator'),
} as const satisfies Record<string, Bilingual>;

/** What speaks against a change: a code for programs, and what to tell who asked. */
export interface RecordProblem extends Bilingual {
  code: keyof typeof recordProblems | 'relied-upon' | 'household-unknown';
}

export function problemOf(code: keyof typeof recordProblems): RecordProblem {
  return { code, ...recordProblems[code] };
}

type Entry = Pick<StaffEntry, 'roles' | 'active' | 'town' | 'leave' | 'isNewTown'>;

export interface RecordChange {
  by: StaffMember;
  id: string;
  /** Undefined: a new record. */
  before: StaffRecord | undefined;
  after: Entry;
  /** Everybody of the county as they are on record. */
  county: readonly StaffMember[];
  /** The day of the change: a leave that is over binds nobody. */
  day: CalendarDate;
  /** Towns of the county; empty where nobody knows them yet, as staff may be registered before the first roster. */
  towns: readonly string[];
}

/** Who keeps records and who watches over what is done work on no case, and are not the same person. */
const apart: readonly string[] = ['administrator', 'auditor'];

/** Everything that speaks against a change; empty: it may be made. */
export function problemsOfChange(change: RecordChange): RecordProblem[] {
  const { by, id, before, after, county } = change;
  const { roles } = after;
  const isGivenUnknown = !roles.every(
    (role) => isKnown(staffRole, role) || before?.roles.includes(role) === true,
  );
  const isMixed = roles.length > 1 && roles.some((role) => apart.includes(role));
  const remain = county.map((each) => (each.id === id ? { ...each, ...after } : each));
  const isLastGone = hasAdministrator(county) && !hasAdministrator(remain);
  return [
    ...(by.id === id ? [problemOf('own-record')] : []),
    ...(isGivenUnknown ? [problemOf('role-unknown')] : []),
    ...(isMixed ? [problemOf('roles-apart')] : []),
    ...(isInvented(change) ? [problemOf('town-unknown')] : []),
    ...(hasUnfitStandIn(change) ? [problemOf('stand-in-unfit')] : []),
    ...reliances(change),
    ...(isLastGone ? [problemOf('last-administrator')] : []),
  ];
}

/** A town that nobody has heard of, and nobody says is new; what a record has already stays. */
function isInvented({ before, after: { town, isNewTown = false }, towns }: RecordChange): boolean {
  if (town === undefined || town === before?.town || isNewTown) return false;
  return towns.length > 0 && !towns.includes(town);
}

/** A leave gives nobody a role: who stands in has them already. What a change leaves as it was is not asked about again. */
function hasUnfitStandIn({ id, before, after, county, day }: RecordChange): boolean {
  const { leave } = after;
  const isAsBefore =
    before !== undefined &&
    leaveText(before) === leaveText(after) &&
    before.town === after.town &&
    after.roles.every((role) => before.roles.includes(role));
  if (isAsBefore || leave?.standIn === undefined || leave.until < day) return false;
  const standIn = county.find((each) => each.id === leave.standIn);
  return standIn === undefined || standIn.id === id || !canStandIn(standIn, after);
}

/** Those who count on somebody during a leave that is not over, and could no longer: their leaves are changed first. */
function reliances({ id, before, after, county, day }: RecordChange): RecordProblem[] {
  if (before === undefined) return [];
  const lost = county.flatMap((each) => {
    const { active, leave, name } = each;
    const isReliant = active && leave?.standIn === id && leave.until >= day;
    const isLost = isReliant && canStandIn(before, each) && !canStandIn(after, each);
    return isLost ? [`${name}（${leave.from} – ${leave.until}）`] : [];
  });
  if (lost.length === 0) return [];
  const who = lost.join('、');
  const message = say(
    `此人是以下休假人员的代理人，这样修改后不再符合条件：${who}。请先为其改定代理人`,
    `They stand in for ${who}, and could no longer after this change. Name another stand-in there first`,
  );
  return [{ code: 'relied-upon', ...message }];
}

/** Whether somebody has the town and the roles of a colleague, and can stand in once both agree on the days. */
export function mayStandInFor({ id, roles, town }: StaffRecord, other: StaffMember): boolean {
  return other.id !== id && canStandIn(other, { roles, active: true, ...(town !== undefined && { town }) });
}

/** Whether somebody can stand in for who is away, as both are on record. */
function canStandIn(standIn: Entry, { roles, town, leave }: Entry): boolean {
  const isAwayToo =
    leave !== undefined &&
    standIn.leave !== undefined &&
    standIn.leave.from <= leave.until &&
    leave.from <= standIn.leave.until;
  return (
    standIn.active &&
    standIn.town === town &&
    roles.every((role) => standIn.roles.includes(role)) &&
    !isAwayToo
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

/** What of a record differs: names of fields and the leave, then roles and households by their words and numbers. */
export function describeDifference(before: StaffRecord | undefined, after: StaffRecord): string {
  const fields = (['name', 'town', 'active'] as const).filter((name) => before?.[name] !== after[name]);
  const leave = leaveText(before) === leaveText(after) ? [] : [`leave:${leaveText(after)}`];
  const lists = (['roles', 'relatedHouseholds'] as const).flatMap((name) => {
    const { added, removed } = differenceOf(before?.[name] ?? [], after[name]);
    return [...added.map((each) => `+${each}`), ...removed.map((each) => `-${each}`)];
  });
  return [`${after.id} v${after.version}`, ...fields, ...leave, ...lists].join(' ');
}

/** What a list gained and lost. */
export function differenceOf(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } {
  return {
    added: after.filter((each) => !before.includes(each)),
    removed: before.filter((each) => !after.includes(each)),
  };
}

/** One text for one leave; empty where there is none. */
function leaveText(record: Pick<StaffMember, 'leave'> | undefined): string {
  const leave = record?.leave;
  return leave === undefined ? '' : [leave.from, leave.until, leave.standIn ?? '-'].join('/');
}
