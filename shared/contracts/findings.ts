/** Findings (疑点): which rule a household fails, and the rows that this rests on. */
import { z } from 'zod';
import { asset } from './holdings.ts';
import { bilingual, calendarDate, certainty, fen, sourceName } from './primitives.ts';

export const ruleName = z.enum([
  'financial-assets',
  'commercial-property',
  'second-home',
  'motor-vehicle',
  'unclear-asset',
  'identity-question',
  'duplicate-recipient',
]);
export type RuleName = z.infer<typeof ruleName>;

export const caseKind = z.enum(['review', 'suspension']);
export type CaseKind = z.infer<typeof caseKind>;

/** One row that a finding rests on, frozen when the finding was made. */
export const evidence = z.object({
  source: sourceName,
  provider: z.string(),
  asOf: calendarDate,
  file: z.string(),
  line: z.int().positive(),
  certainty,
  /** Why the certainty is what it is, and what the row shows, for staff. */
  note: bilingual,
  memberOrdinal: z.int().positive(),
  asset,
  /** What this row counts for in the finding, in fen; absent where the rule is not about money. */
  countedFen: fen.optional(),
});
export type Evidence = z.infer<typeof evidence>;

/** A finding (疑点): one rule that the household fails. */
export const finding = z.object({
  rule: ruleName,
  kind: caseKind,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
  explanation: bilingual,
  /** Largest first, at most 200; the rest is counted. */
  evidence: z.array(evidence),
  evidenceOmitted: z.int().nonnegative(),
});
export type Finding = z.infer<typeof finding>;
