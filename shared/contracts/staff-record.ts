/** What is kept of a member of staff, and of what they do with the interface. */
import * as z from 'zod';
import { householdMove } from './household-people.ts';
import { householdId, instant } from './primitives.ts';
import { leave, staffId, staffMember, staffRole, townRoles } from './staff.ts';
import { isKnown, kept, openWord } from './stored.ts';

const entryFields = z.strictObject({
  name: staffMember.shape.name,
  town: staffMember.shape.town,
  roles: staffMember.shape.roles.max(12),
  relatedHouseholds: staffMember.shape.relatedHouseholds.max(100),
  active: staffMember.shape.active,
  leave: leave.optional(),
  /** The roster has no household in the town, and the town is real. Asked once, and not kept. */
  isNewTown: z.boolean().optional(),
});

function townFitsRoles({ town, roles }: { town?: string | undefined; roles: readonly string[] }): boolean {
  const known = roles.filter((role) => isKnown(staffRole, role));
  return known.every((role) => townRoles.has(role) === (town !== undefined));
}
const townFitsRolesMessage = 'give town roles with a town, and all other roles without one';

/** A staff record as an administrator gives it. Roles that are not known may stay where they are, and be given to nobody. */
export const staffEntry = entryFields.refine(townFitsRoles, townFitsRolesMessage);
export const newStaffEntry = entryFields
  .extend({ id: staffId, roles: z.array(staffRole).max(6) })
  .refine(townFitsRoles, townFitsRolesMessage);
export type StaffEntry = z.infer<typeof staffEntry>;

export const staffRecord = kept({
  ...staffMember.shape,
  /** Where members of related households have gone since an administrator last changed the record; these are related too. */
  relativesMoved: z.array(householdMove).optional(),
  /** One higher with each change; every update is conditional on it. */
  version: z.int().positive(),
  changedAt: instant,
  /** Staff id of who changed it last. */
  changedBy: z.string(),
});
export type StaffRecord = z.infer<typeof staffRecord>;

/** One change of a staff record: kept for good, and never written over. */
export const staffVersion = z.object({
  /** Null: the record was new. */
  before: staffRecord.nullable(),
  after: staffRecord,
});
export type StaffVersion = z.infer<typeof staffVersion>;

/** What the identity provider said of a person at sign-in; it must agree with the staff record. */
export const identityClaims = z.object({
  staffId: z.string(),
  county: z.string().optional(),
  town: z.string().optional(),
});
export type IdentityClaims = z.infer<typeof identityClaims>;

export const longestSubject = 300;

/** One thing that somebody did or tried. It names people and households by their ids only. */
export const auditEntry = z.object({
  at: instant,
  /** Staff id. */
  actor: z.string(),
  /** Method and path template of the request, such as `POST /api/households/{household}/cases/{number}/steps`. */
  action: z.string(),
  outcome: openWord(z.enum(['done', 'refused'])),
  /** What was done, or why it was refused. */
  code: z.string(),
  household: householdId.optional(),
  /** What else it was about: a step, a staff id, a key. */
  subject: z.string().max(longestSubject).optional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
