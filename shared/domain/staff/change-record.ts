/** What an administrator may make of a staff record: nobody gives themselves anything, and nobody holds everything. */
import type { StaffEntry, StaffRecord } from '../../contracts/staff-record.ts';
import { staffRole, type StaffMember } from '../../contracts/staff.ts';
import { isKnown } from '../../contracts/stored.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

export const recordProblems = {
  'own-record': say('不能修改自己的记录，请由另一名管理员办理', 'Somebody else changes your own record'),
  'role-unknown': say('不能授予未知的角色', 'A role that is not known is given to nobody'),
  'roles-apart': say(
    '管理员、审计员不得兼任其他角色',
    'An administrator has no other role, and neither has an auditor',
  ),
  'last-administrator': say('本县至少要有一名在任管理员', 'A county keeps at least one active administrator'),
} as const satisfies Record<string, Bilingual>;
export type RecordProblem = keyof typeof recordProblems;

export interface RecordChange {
  by: StaffMember;
  id: string;
  /** Undefined: a new record. */
  before: StaffRecord | undefined;
  after: Pick<StaffEntry, 'roles' | 'active'>;
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
    ...(hadAdministrator && !hasAdministrator(remain) ? (['last-administrator'] as const) : []),
  ];
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
  return [`${after.id} v${after.version}`, ...lists, ...fields].join(' ').slice(0, 300);
}
