/** Staff: who acts on cases, for which county or town, in which roles. */
import * as z from 'zod';
import { calendarDate, householdId } from './primitives.ts';
import { kept, openWord } from './stored.ts';

/** Roles are given, not ranked: a county approver is no town leader unless the record says so. */
export const staffRole = z.enum([
  'town-handler',
  'town-leader',
  'county-handler',
  'county-approver',
  'administrator',
  'auditor',
]);
export type StaffRole = z.infer<typeof staffRole>;
/** A role as stored. One of another version grants nothing. */

/** Roles that count in one town only. */
export const townRoles: ReadonlySet<string> = new Set<StaffRole>(['town-handler', 'town-leader']);

/** Names a person in records and events; never an identity number. */
export const staffId = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z._@-]{0,63}$/)
  // The machine's own name in the events of a case.
  .refine((id) => id !== 'hedui', 'is taken');

/** Away from one day to another, both included; the stand-in has the same roles in their own record. */
export const leave = z
  .strictObject({ from: calendarDate, until: calendarDate, standIn: staffId.optional() })
  .refine(({ from, until }) => from <= until, 'until is before from');
export type Leave = z.infer<typeof leave>;

export const staffMember = z.object({
  id: staffId,
  name: z.string().min(1).max(60),
  /** Six digits of GB/T 2260. */
  county: z.string().regex(/^\d{6}$/),
  /** As the roster names it; absent for county staff. Town roles count in this town only. */
  town: z.string().min(1).optional(),
  roles: z.array(openWord(staffRole)),
  /** Households of relatives: their cases are closed to this person. */
  relatedHouseholds: z.array(householdId),
  active: z.boolean(),
  /** The present or the next absence; past ones are in the former versions of the record. */
  leave: kept({ from: calendarDate, until: calendarDate, standIn: z.string().optional() }).optional(),
});
export type StaffMember = z.infer<typeof staffMember>;

/** A person as a record names them. */
export const staffRef = staffMember.pick({ id: true, name: true });
export type StaffRef = z.infer<typeof staffRef>;

/** Where staff are looked up when a step names them or their town: investigators, assignees, who granted an extension. */
export interface StaffDirectory {
  find(id: string): Promise<StaffMember | undefined>;
  ofCounty(county: string): Promise<StaffMember[]>;
}
