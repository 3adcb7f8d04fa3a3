/** Documents issued in a case (文书): numbered, with the facts as they were on that day. */
import * as z from 'zod';
import { caseRecord } from './case-record.ts';
import { storedDocumentKind } from './case-steps.ts';
import { ruleName, storedCaseKind } from './findings.ts';
import {
  bilingual,
  calendarDate,
  fen,
  householdId,
  scheme,
  sourceName,
  storedCertainty,
} from './primitives.ts';
import { staffRef } from './staff.ts';
import { kept } from './stored.ts';

/** A finding in words for the household. */
const documentFinding = kept({
  rule: ruleName,
  title: bilingual,
  /** What the household is that fails the rule; absent in documents issued before findings had plain words. */
  phrase: bilingual.optional(),
  kind: storedCaseKind,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
  explanation: bilingual,
  evidence: z.array(
    kept({
      source: sourceName,
      provider: z.string(),
      asOf: calendarDate,
      certainty: storedCertainty,
      memberName: z.string(),
      note: bilingual,
      /** What the row shows, without how sure the match is; absent as above. */
      shown: bilingual.optional(),
      countedFen: fen.nullable(),
    }),
  ),
  evidenceOmitted: z.int().nonnegative(),
});
export type DocumentFinding = z.infer<typeof documentFinding>;

/** The household on the day of issue, identity numbers masked. */
const documentHousehold = kept({
  householdId,
  /** 家庭编号 on that day; absent where it is the one in the id. */
  number: z.string().optional(),
  headName: z.string(),
  scheme,
  category: z.string(),
  town: z.string(),
  village: z.string(),
  headcount: z.int(),
  monthlyAmountFen: fen,
  incomeFen: fen,
  incomePeriod: z.enum(['month', 'year']),
  members: z.array(
    kept({
      /** Absent in documents of before: there the members are in the order of their ordinals, from 1. */
      ordinal: z.int().positive().optional(),
      name: z.string(),
      maskedIdNumber: z.string(),
      relation: z.string(),
      recipient: z.boolean(),
    }),
  ),
});
export type DocumentHousehold = z.infer<typeof documentHousehold>;

/** What an issued document keeps: the case itself is next to it, and may go on. */
export const issuedDocument = kept({
  kind: storedDocumentKind,
  /** 文号. */
  number: z.string(),
  on: calendarDate,
  by: staffRef,
  office: z.string(),
  /** What the document rests on, and where the household may turn, as policy says. */
  basis: z.string(),
  remedies: z.string(),
  /** Whom the household asks, where policy says so. */
  contact: z.string().optional(),
  replyWorkingDays: z.int(),
  yearlyStandardFen: fen.nullable(),
  caseNumber: z.int().positive(),
  household: documentHousehold,
  /** What the findings were judged by. */
  comparison: kept({
    day: calendarDate,
    policyVersion: z.string(),
    indexVersion: z.string(),
    deliveriesRead: z.array(
      kept({ source: sourceName, provider: z.string(), asOf: calendarDate.nullable() }),
    ),
  }),
  findings: z.array(documentFinding),
  /** What else the household may apply for, of a decision that ends or refuses; absent otherwise, and in documents of before. */
  otherKinds: z.array(bilingual).optional(),
  record: caseRecord,
});
export type IssuedDocument = z.infer<typeof issuedDocument>;
