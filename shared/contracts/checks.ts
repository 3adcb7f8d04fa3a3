/**
 * Checks (核对): whose income and property somebody has asked to be compared, for what, and whether that is done. A household
 * that applies and an outside obligor are known here alone; a recipient household has its own file beside.
 */
import * as z from 'zod';
import { member, profile } from './household-file.ts';
import { calendarDate, householdId, instant } from './primitives.ts';
import { staffRef } from './staff.ts';
import { kept, openWord, storedWord } from './stored.ts';

/** 申请家庭, 有赡养抚养扶养义务的人 (Act 41), 在保家庭. */
export const checkKind = z.enum(['application', 'obligor', 'household']);
export type CheckKind = z.infer<typeof checkKind>;

export const checkState = z.enum(['waiting', 'reported']);

/** A person outside the household is asked about only with their consent (Act 41). */
export const obligorConsent = z.object({
  signedOn: calendarDate,
  /** Where the signed paper is kept. */
  paper: z.string().trim().min(1).max(120),
});
export type ObligorConsent = z.infer<typeof obligorConsent>;

/** That a check was asked for: by a person or by a file, and why where it is not the first. */
export const checkRequest = kept({
  at: instant,
  on: calendarDate,
  /** The last day on which it has to be started (办法 17). */
  dueOn: calendarDate,
  /** What for, as the audit log has it: `application`, `obligor`, a case or a stated reason. */
  purpose: storedWord,
  by: staffRef.optional(),
  /** Inbox key of the file that brought it. */
  file: z.string().optional(),
  /** Why it is checked again (再次核对). */
  reason: z.string().optional(),
});
export type CheckRequest = z.infer<typeof checkRequest>;

export const check = kept({
  /** Whose: `<county>-sq.<number>`, or a household of the registry. */
  subject: householdId,
  kind: openWord(checkKind),
  state: openWord(checkState),
  /** As they were given. Of a recipient household only the profile is kept, for lists: its file has the people. */
  profile,
  members: z.array(member),
  /** 申请编号, and when it was applied for; of an application. */
  application: z.object({ number: z.string(), appliedOn: calendarDate }).optional(),
  /** When what is on record of an application was given: a form was sent, or a file put. */
  givenAt: instant.optional(),
  /** Of an obligor: whom they owe support, and their consent. */
  supports: householdId.optional(),
  consent: obligorConsent.optional(),
  asked: checkRequest,
  /** Reports that were issued. */
  reports: z.int().nonnegative(),
  /** The day of the newest report, and whether anything in it has to be looked at. */
  reportedOn: calendarDate.optional(),
  failedRules: z.int().nonnegative().optional(),
  /** One higher with each change; every update is conditional on it. */
  version: z.int().positive(),
});
export type Check = z.infer<typeof check>;

/** A check as lists show it. */
export const listedCheck = z.object({
  householdId,
  kind: openWord(checkKind),
  state: openWord(checkState),
  headName: z.string(),
  town: z.string(),
  village: z.string(),
  askedOn: calendarDate,
  dueOn: calendarDate,
  reports: z.int().nonnegative(),
  reportedOn: calendarDate.nullable(),
  /** Rules that the newest report says are failed. */
  failedRules: z.int().nonnegative().nullable(),
  /** Of an obligor: whom they owe support. */
  supports: householdId.optional(),
});
export type ListedCheck = z.infer<typeof listedCheck>;
