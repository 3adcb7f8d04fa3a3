/** What a check is asked for with: a household that applies, an outside obligor with consent, or a recipient household. */
import * as z from 'zod';
import { purpose } from '../staff/purposes.ts';
import { obligorConsent } from '../../contracts/checks.ts';
import { calendarDate, fen, householdId, scheme } from '../../contracts/primitives.ts';

const line = z.string().trim().min(1).max(60);
const identityNumber = z.string().trim().min(1).max(40);

const applyingMember = z.strictObject({
  name: line,
  /** 与户主关系; the head's is 户主. */
  relation: line,
  idNumber: identityNumber,
  /** Whether the guarantee is asked for this person. */
  recipient: z.boolean().default(true),
  formerNames: z.array(line).max(5).default([]),
  /** When the authorisation to be checked was signed; without it nobody may be compared. */
  authorisedOn: calendarDate.optional(),
  /** Until when it holds; absent: as long as the application and the aid last. */
  authorisedUntil: calendarDate.optional(),
});

/** One household that applies, as a form brings it. */
export const newApplication = z.strictObject({
  kind: z.literal('application'),
  /** 申请编号; absent: one is given. */
  number: z.string().trim().max(37).optional(),
  /** Absent: today. */
  appliedOn: calendarDate.optional(),
  scheme,
  town: line,
  village: line,
  /** 家庭人口; absent: the members. */
  householdSize: z.int().positive().max(50).optional(),
  incomeFen: fen.nonnegative(),
  incomePeriod: z.enum(['month', 'year']),
  members: z.array(applyingMember).min(1).max(30),
});
export type NewApplication = z.infer<typeof newApplication>;

/** A person outside the household who owes support, and who has consented to be asked about. */
export const newObligor = z.strictObject({
  kind: z.literal('obligor'),
  /** Whom they owe support: a household of the registry, or an applicant. */
  supports: householdId,
  name: line,
  relation: line,
  idNumber: identityNumber,
  consent: obligorConsent,
});
export type NewObligor = z.infer<typeof newObligor>;

export const householdCheck = z.strictObject({
  kind: z.literal('household'),
  household: householdId,
  purpose,
});

export const newCheck = z.discriminatedUnion('kind', [newApplication, newObligor, householdCheck]);

/** 再次核对: why, such as evidence to the contrary that was brought. */
export const checkAgain = z.strictObject({ reason: z.string().trim().min(2).max(500) });
