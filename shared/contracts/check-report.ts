/** The check report (核对报告): what was compared, with whom, as of when, and what was found; frozen when it is issued. */
import * as z from 'zod';
import { checkKind, checkRequest, obligorConsent } from './checks.ts';
import { ruleName } from './findings.ts';
import {
  bilingual,
  calendarDate,
  citation,
  fen,
  householdId,
  instant,
  scheme,
  sourceName,
  storedCertainty,
} from './primitives.ts';
import { kept, openWord } from './stored.ts';

/** Whether a member was compared, and why not. */
const reportMember = kept({
  ordinal: z.int().positive(),
  name: z.string(),
  relation: z.string(),
  maskedIdNumber: z.string(),
  compared: z.boolean(),
  because: bilingual.optional(),
});

/**
 * How it is with a source: `compared`; `overdue`, compared as of a day that is longer ago than policy allows; `missing`,
 * expected and never delivered; `unread`, its bytes cannot be read now; `retired`, delivers no more.
 */
export const reportSourceState = z.enum(['compared', 'overdue', 'missing', 'unread', 'retired']);

const reportSource = kept({
  source: sourceName,
  title: bilingual,
  /** As policy calls it; null where nobody has delivered. */
  provider: z.string().nullable(),
  asOf: calendarDate.nullable(),
  state: openWord(reportSourceState),
  /** As-of date of a newer delivery that waits for a decision, and is not used. */
  heldAsOf: calendarDate.optional(),
});
export type ReportSource = z.infer<typeof reportSource>;

/** A row that was found: what it shows, without the numbers in it, and where it is. */
const reportRow = kept({
  source: sourceName,
  title: bilingual,
  provider: z.string(),
  asOf: calendarDate,
  /** Inbox key and physical line of the file. */
  file: z.string(),
  line: z.int().positive(),
  memberOrdinal: z.int().positive(),
  memberName: z.string(),
  certainty: storedCertainty,
  /** Why the certainty is what it is. */
  note: bilingual,
  shown: bilingual,
});
export type ReportRow = z.infer<typeof reportRow>;

/** What a rule came to; unknown is neither passed nor failed. */
export const ruleOutcome = z.enum(['passed', 'failed', 'unjudged']);

const reportRule = kept({
  rule: ruleName,
  title: bilingual,
  outcome: openWord(ruleOutcome),
  explanation: bilingual,
  restsOn: citation,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
  /** The rows that a failed rule rests on, as places in `found`, from 0. */
  rows: z.array(z.int().nonnegative()),
  /** What could not be known when it was asked. */
  gaps: z.array(bilingual),
});
export type ReportRule = z.infer<typeof reportRule>;

export const checkReport = kept({
  /** 文号. */
  number: z.string(),
  subject: householdId,
  /** The first report about it is 1. */
  sequence: z.int().positive(),
  kind: openWord(checkKind),
  county: z.string(),
  office: z.string(),
  /** What it rests on, as it is printed. */
  basis: z.string(),
  issuedAt: instant,
  issuedOn: calendarDate,
  validUntil: calendarDate,
  asked: checkRequest,
  /** Version of the request that it answers. */
  answers: z.int().positive(),
  /** Number of the report in whose place it stands. */
  replaces: z.string().optional(),
  application: z.object({ number: z.string(), appliedOn: calendarDate }).optional(),
  supports: householdId.optional(),
  consent: obligorConsent.optional(),
  household: kept({
    headName: z.string(),
    town: z.string(),
    village: z.string(),
    scheme,
    headcount: z.int().positive(),
    incomeFen: fen,
    incomePeriod: z.enum(['month', 'year']),
  }),
  members: z.array(reportMember),
  sources: z.array(reportSource),
  found: z.array(reportRow),
  /** Rows that were found and are not listed. */
  foundOmitted: z.int().nonnegative(),
  /** None of an obligor: what limits a household's means is not asked of them. */
  rules: z.array(reportRule),
  /** Of an application that a rule speaks against: what else the household may apply for (Act 21, 22), in sentences. */
  otherKinds: z.array(bilingual).optional(),
  /** Everything that could not be compared, in sentences. */
  notCompared: z.array(bilingual),
  policyVersion: z.string(),
  indexVersion: z.string(),
  /** SHA-256 of the canonical JSON of all the rest. */
  digest: z.string(),
});
export type CheckReport = z.infer<typeof checkReport>;
