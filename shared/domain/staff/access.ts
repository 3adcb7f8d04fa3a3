/**
 * Who may do what, where, and of whom: the one table that both front ends ask, for every route, list, export, lookup and
 * figure. Roles that the table does not know grant nothing; town roles count only for who has a town.
 */
import type { HouseholdCase, Profile } from '../../contracts/household-file.ts';
import { isKnown } from '../../contracts/stored.ts';
import { staffRole, townRoles, type StaffMember, type StaffRole } from '../../contracts/staff.ts';

/**
 * How far a capability reaches. `place`: the county, for town staff their town; `county`: all of the county or nothing;
 * `deployment`: what is of no county.
 */
export type Reach = 'place' | 'county' | 'deployment';

/**
 * What becomes of households that are related to the person. `withheld`: neither seen nor worked; `counted`: in totals,
 * which name nobody; `declared`: what is declared is who is related to whom; `none`: nothing here is about a household.
 */
export type Kinship = 'withheld' | 'counted' | 'declared' | 'none';

export interface CapabilityRule {
  roles: readonly StaffRole[];
  reach: Reach;
  kinship: Kinship;
}

const everybody = staffRole.options;
const town: readonly StaffRole[] = ['town-handler', 'town-leader'];
const countyWorkers: readonly StaffRole[] = ['county-handler', 'county-approver'];
const caseWorkers: readonly StaffRole[] = [...town, ...countyWorkers];
const caseReaders: readonly StaffRole[] = [...caseWorkers, 'auditor'];
/** An administrator keeps staff records and sees no household. */
const countyReaders: readonly StaffRole[] = [...countyWorkers, 'auditor'];
const operators: readonly StaffRole[] = [...countyReaders, 'administrator'];

const rule = (roles: readonly StaffRole[], reach: Reach, kinship: Kinship): CapabilityRule => ({
  roles,
  reach,
  kinship,
});

export const capabilities = {
  'begin-the-day': rule(everybody, 'place', 'withheld'),
  'see-own-record': rule(everybody, 'deployment', 'declared'),
  'list-cases': rule(caseReaders, 'place', 'withheld'),
  'save-filters': rule(caseReaders, 'place', 'none'),
  'open-household': rule(caseReaders, 'place', 'withheld'),
  'work-cases': rule(caseWorkers, 'place', 'withheld'),
  'reveal-identity-numbers': rule(caseWorkers, 'place', 'withheld'),
  'see-checks': rule(caseReaders, 'place', 'withheld'),
  'ask-checks': rule(caseWorkers, 'place', 'withheld'),
  'list-clearances': rule(countyReaders, 'county', 'withheld'),
  'list-authorisations': rule(caseReaders, 'place', 'withheld'),
  'list-payments': rule(countyReaders, 'county', 'withheld'),
  'hand-out-payments': rule(countyReaders, 'county', 'withheld'),
  'list-standard-changes': rule(countyReaders, 'county', 'withheld'),
  'see-statistics': rule(caseReaders, 'place', 'counted'),
  'see-deliveries': rule(operators, 'county', 'none'),
  'decide-deliveries': rule(countyWorkers, 'county', 'none'),
  'map-words': rule(countyWorkers, 'county', 'none'),
  'see-runs': rule(operators, 'county', 'counted'),
  'see-policy': rule(everybody, 'deployment', 'none'),
  'propose-policy': rule(countyWorkers, 'county', 'none'),
  'decide-policy': rule(['county-approver'], 'county', 'none'),
  'withdraw-policy': rule([...countyWorkers, 'administrator'], 'county', 'none'),
  'name-providers': rule([...countyWorkers, 'administrator'], 'county', 'none'),
  'list-staff': rule(everybody, 'county', 'none'),
  'read-staff-records': rule(['administrator', 'auditor'], 'county', 'declared'),
  'keep-staff-records': rule(['administrator'], 'county', 'declared'),
  'read-audit': rule(['auditor'], 'county', 'withheld'),
} as const satisfies Record<string, CapabilityRule>;
export type Capability = keyof typeof capabilities;

/** What somebody may do by a capability: in the whole county, or in one town of it, and without their relatives. */
export interface Grant {
  capability: Capability;
  county: string;
  /** Undefined: the whole county. */
  town: string | undefined;
  kinship: Kinship;
  /** Related households, by id: empty where nothing is withheld. */
  withheld: readonly string[];
}

/** What a person may do by a capability; undefined: nothing. */
export function grantOf(staff: StaffMember, capability: Capability): Grant | undefined {
  const { roles, reach, kinship }: CapabilityRule = capabilities[capability];
  if (!staff.active) return undefined;
  const counting = countingRoles(staff).filter((role) => roles.includes(role));
  if (counting.length === 0) return undefined;
  const isOfTown = reach === 'place' && !seesCounty(staff) && staff.town !== undefined;
  return {
    capability,
    county: staff.county,
    town: isOfTown ? staff.town : undefined,
    kinship,
    withheld: kinship === 'withheld' ? staff.relatedHouseholds : [],
  };
}

export function may(staff: StaffMember, capability: Capability): boolean {
  return grantOf(staff, capability) !== undefined;
}

/** Everything about a household that a grant keeps from its holder is left out. */
export function withoutWithheld<Row extends { householdId: string }>(
  rows: readonly Row[],
  { withheld }: Grant,
): Row[] {
  return rows.filter(({ householdId }) => !withheld.includes(householdId));
}

/** The roles that this version knows: another version's grants nothing. */
export function knownRoles({ roles }: Pick<StaffMember, 'roles'>): StaffRole[] {
  return roles.filter((role) => isKnown(staffRole, role));
}

/** The roles that count at all: known ones, and those of a town only for who has one. */
function countingRoles(staff: StaffMember): StaffRole[] {
  return knownRoles(staff).filter((role) => !townRoles.has(role) || staff.town !== undefined);
}

/** Whether a person sees the households of all of the county; others see those of their town only. */
export function seesCounty(staff: StaffMember): boolean {
  return countingRoles(staff).some((role) => countyReaders.includes(role));
}

export function isRelated({ relatedHouseholds }: StaffMember, household: string): boolean {
  return relatedHouseholds.includes(household);
}

/** The county's households for county staff; for town staff those of the town, and those dispatched to it. */
export function maySee(
  actor: StaffMember,
  profile: Pick<Profile, 'county' | 'town'>,
  cases: readonly Pick<HouseholdCase, 'town'>[],
): boolean {
  const grant = grantOf(actor, 'open-household');
  if (grant?.county !== profile.county) return false;
  return grant.town === undefined || [profile.town, ...cases.map(({ town: to }) => to)].includes(grant.town);
}

/** The roles that count for a case: town roles only in the town that works on it. */
export function rolesFor(
  actor: StaffMember,
  county: string,
  { town: working }: Pick<HouseholdCase, 'town'>,
): StaffRole[] {
  if (actor.county !== county) return [];
  return countingRoles(actor).filter(
    (role) => !townRoles.has(role) || (working !== null && actor.town === working),
  );
}
