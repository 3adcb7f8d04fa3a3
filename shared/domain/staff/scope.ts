/** Whose cases and households a person may see and act on. Checked from the staff record at every read and write. */
import type { HouseholdCase, Profile } from '../../contracts/household-file.ts';
import { staffRole, type StaffMember, type StaffRole } from '../../contracts/staff.ts';
import { isKnown } from '../../contracts/stored.ts';

const townRoles: ReadonlySet<string> = new Set<StaffRole>(['town-handler', 'town-leader']);
/** An administrator keeps staff records and policy, and needs no household for that. */
const countyReaders: ReadonlySet<string> = new Set<StaffRole>([
  'county-handler',
  'county-approver',
  'auditor',
]);

/** The roles that this version knows: another version's grants nothing. */
export function knownRoles({ roles }: Pick<StaffMember, 'roles'>): StaffRole[] {
  return roles.filter((role) => isKnown(staffRole, role));
}

/** Whether a person sees all of the county; others see their town only. */
export function seesCounty({ roles }: StaffMember): boolean {
  return roles.some((role) => countyReaders.has(role));
}

/** The county's households for county staff; for town staff those of the town, and those dispatched to it. */
export function maySee(
  actor: StaffMember,
  profile: Pick<Profile, 'county' | 'town'>,
  cases: readonly Pick<HouseholdCase, 'town'>[],
): boolean {
  if (!actor.active || actor.county !== profile.county) return false;
  if (seesCounty(actor)) return true;
  if (!actor.roles.some((role) => townRoles.has(role))) return false;
  return actor.town !== undefined && [profile.town, ...cases.map(({ town }) => town)].includes(actor.town);
}

/** The roles that count for a case: town roles only in the town that works on it. */
export function rolesFor(
  actor: StaffMember,
  county: string,
  { town }: Pick<HouseholdCase, 'town'>,
): StaffRole[] {
  if (actor.county !== county) return [];
  return knownRoles(actor).filter((role) => !townRoles.has(role) || (town !== null && actor.town === town));
}
