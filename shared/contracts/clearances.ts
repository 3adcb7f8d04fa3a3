/** Clearances (排除): staff have explained a finding; the assessment honours them until they end or are outgrown. */
import * as z from 'zod';
import { ruleName } from './findings.ts';
import { doublePerson } from './household-people.ts';
import { calendarDate, fen, householdId } from './primitives.ts';
import { kept } from './stored.ts';

export const clearance = kept({
  rule: ruleName,
  /** Asset keys (`assetKey` of the source) that were explained. They hold account and plate numbers: never log them. */
  assets: z.array(z.string()),
  /**
   * Everything that names each of them: unit number and certificate, VIN and plate. It holds for whatever has one of these
   * names. Absent in records of before, which hold for what has the key.
   */
  things: z.array(z.array(z.string())).optional(),
  /** What these assets counted for when they were explained; null where the rule is not about money. */
  amountFen: fen.nullable(),
  /** What they held then, before anything is exempt: growth is measured by it. Absent in records of before. */
  heldFen: fen.optional(),
  /** Of a finding about people: whose, and which other households it explains. Absent in records of before. */
  people: z.array(doublePerson).optional(),
  by: z.string(),
  /** A code from the list that policy offers, or `decided` where the decision on a case settled the finding. */
  reason: z.string(),
  until: calendarDate.nullable(),
  /** Number of the case that it was granted in; absent where it was not granted in a case. */
  caseNumber: z.int().positive().optional(),
  note: z.string().optional(),
  /** The second person, where one was needed. */
  confirmedBy: z.string().optional(),
  /** The case of another household that it was granted in: people whom it is about have come from there. */
  from: kept({ household: householdId, caseNumber: z.int().positive() }).optional(),
});
export type Clearance = z.infer<typeof clearance>;

/** A clearance that was granted in a case of the household. */
export const grantedClearance = clearance.required({ caseNumber: true });
export type GrantedClearance = z.infer<typeof grantedClearance>;

/** A clearance that has followed people from the household in whose case it was granted. */
export const followingClearance = clearance.required({ from: true });
export type FollowingClearance = z.infer<typeof followingClearance>;
