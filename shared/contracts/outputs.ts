/** The files that `npm run nightly` writes, a schema each. Lines of `.ndjson` files are sorted, so that runs compare. */
import * as z from 'zod';
import { ruleName, storedCaseKind } from './household-file.ts';
import { bilingual, calendarDate, fen, householdId, sourceName, storedCertainty } from './primitives.ts';
import { unknownBecause } from './household-people.ts';
import { storedReason, stateReason } from './reasons.ts';
import { runReport } from './runs.ts';

export const evidenceLine = z.object({
  source: sourceName,
  provider: z.string(),
  asOf: calendarDate,
  file: z.string(),
  line: z.int().positive(),
  certainty: storedCertainty,
  /** Whose it is: the ordinal that the person has in this household for good. */
  member: z.int().positive().nullable().default(null),
  /** What the row counts for in the finding; null where the rule is not about money. */
  countedFen: fen.nullable().default(null),
});

/** `cases.ndjson`: one open case a line, by household. */
export const caseLine = z.object({
  householdId,
  kind: storedCaseKind,
  amountAtStakeFen: fen,
  findings: z.array(
    z.object({
      rule: ruleName,
      amountFen: fen.nullable(),
      limitFen: fen.nullable(),
      explanation: bilingual,
      evidence: z.array(evidenceLine),
      /** Whom a finding without rows rests on, by ordinal. */
      members: z.array(z.int().positive()).default([]),
      /** It could not be judged again and stays as it was: because of these members, or of nobody; null where it was judged. */
      unjudged: z
        .array(z.object({ member: z.int().positive(), because: unknownBecause }))
        .nullable()
        .default(null),
    }),
  ),
  policyVersion: z.string(),
  indexVersion: z.string(),
});
export type CaseLine = z.infer<typeof caseLine>;

export const deliveryState = z.enum(['current', 'superseded', 'duplicate', 'held', 'rejected']);
export type DeliveryState = z.infer<typeof deliveryState>;

/** `deliveries.ndjson`: one file a line (rosters too, with `matched` and `unmatched` null), by key and arrival. */
export const deliveryLine = z.object({
  key: z.string(),
  state: deliveryState,
  rows: z.int().nullable(),
  matched: z.int().nullable(),
  unmatched: z.int().nullable(),
  quarantined: z.int().nullable(),
  reason: stateReason,
});
export type DeliveryLine = z.infer<typeof deliveryLine>;

/** `quarantine.ndjson`: one row a line, by key and line. */
export const quarantineLine = z.object({
  key: z.string(),
  line: z.int().positive(),
  reason: storedReason,
});
export type QuarantineLine = z.infer<typeof quarantineLine>;

/** `notices.ndjson`: what is listed without a case. */
export const noticeLine = z.object({
  householdId: householdId.nullable(),
  member: z.int().positive().nullable(),
  reason: storedReason,
  /** The provider (`<source>/<provider>`) or the roster (its key) that a line without a household is about. */
  subject: z.string().nullable(),
});
export type NoticeLine = z.infer<typeof noticeLine>;

/** `receipts/<key>.json`: what the provider may learn about its delivery: counts and reasons, no people. */
export const receipt = z.object({
  key: z.string(),
  state: deliveryState,
  reason: stateReason,
  explanation: bilingual.nullable(),
  /** Column names or control totals that the reason is about. */
  detail: z.string().optional(),
  sha256: z.string().nullable(),
  rows: z.int().nullable(),
  matched: z.int().nullable(),
  unmatched: z.int().nullable(),
  quarantined: z.int().nullable(),
  quarantinedByReason: z.record(storedReason, z.int()),
  /** Rows that could not be accepted, by reason, most frequent first: where the first of them stand, and what to do. */
  problems: z.array(
    z.object({
      reason: storedReason,
      rows: z.int(),
      /** Physical lines, the header being 1; at most 20. */
      lines: z.array(z.int()),
      explanation: bilingual,
    }),
  ),
  /** What else was seen in the file as a whole, in figures. */
  observations: z.array(bilingual),
});
export type Receipt = z.infer<typeof receipt>;

const count = z.int().nonnegative();

/** `summary.json`: totals of the night, versions, and seconds by stage. Only the seconds differ between equal runs. */
export const summary = runReport
  .omit({ run: true, startedAt: true, closedAt: true, notices: true, towns: true })
  .extend({
    /** Rows of the deliveries in use; rosters count apart. */
    rows: z.object({ delivered: count, matched: count, unmatched: count, quarantined: count }),
    /** Files on record by state, rosters included. */
    deliveries: z.record(deliveryState, count),
    /** Quarantined rows of all files that were not rejected, rosters included. */
    quarantineByReason: z.record(storedReason, count),
    notices: z.record(storedReason, count),
    seconds: z.array(z.object({ stage: z.string(), seconds: z.number() })),
  });
export type Summary = z.infer<typeof summary>;

/** The schema of each output, by the name of its file; of `.ndjson`, that of a line. */
export const outputSchemas = {
  'cases.ndjson': caseLine,
  'deliveries.ndjson': deliveryLine,
  'quarantine.ndjson': quarantineLine,
  'notices.ndjson': noticeLine,
  'receipt.json': receipt,
  'summary.json': summary,
} as const;
