/** Findings (疑点): which rule a household fails, and the rows that this rests on. */
import * as z from 'zod';
import { asset } from './holdings.ts';
import { bilingual, calendarDate, fen, sourceName, storedCertainty } from './primitives.ts';
import { kept, openWord, storedWord } from './stored.ts';
import { doublePerson, namedPerson, unknownBecause } from './household-people.ts';

/** Name of a rule, as stored: which rules there are is in the catalogue, and another version may have others. */
export const ruleName = storedWord;
export type RuleName = z.infer<typeof ruleName>;

/** 拟停发, 复核, 应享未享: from the one that weighs most. */
export const caseKind = z.enum(['suspension', 'review', 'entitlement']);
export type CaseKind = z.infer<typeof caseKind>;
export const storedCaseKind = openWord(caseKind);
export type StoredCaseKind = z.infer<typeof storedCaseKind>;

/** One row that a finding rests on, frozen when the finding was made. */
export const evidence = kept({
  source: sourceName,
  provider: z.string(),
  asOf: calendarDate,
  file: z.string(),
  line: z.int().positive(),
  certainty: storedCertainty,
  /** Why the certainty is what it is, and what the row shows, for staff. */
  note: bilingual,
  memberOrdinal: z.int().positive(),
  /** Of the member, when the finding was made; absent in records of before where that is no longer known. */
  memberName: z.string().optional(),
  /** Token in the row. */
  memberToken: z.string().optional(),
  asset,
  /** What this row counts for in the finding, in fen; absent where the rule is not about money. */
  countedFen: fen.optional(),
  /** What it holds before anything is exempt, in fen, once for each asset; absent in records of before. */
  heldFen: fen.optional(),
});
export type Evidence = z.infer<typeof evidence>;

/** A finding (疑点): one rule that the household fails. */
export const finding = kept({
  rule: ruleName,
  kind: storedCaseKind,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
  explanation: bilingual,
  /** Largest first, at most 200; the rest is counted. */
  evidence: z.array(evidence),
  evidenceOmitted: z.int().nonnegative(),
  /** The decision that the form of a proposal begins with; absent where the finding suggests none. */
  proposes: storedWord.optional(),
  /** What a month would be more by it, where more is due. */
  moreMonthlyFen: fen.optional(),
  /** Whom a finding without rows rests on, and in which other households they stand. */
  people: z.array(doublePerson).optional(),
  /**
   * It could not be judged again and stays as it was: because of these people, who cannot be compared; of nobody where rows
   * cannot be read, or this version does not know its rule or source. Absent where it was judged.
   */
  unjudged: z.array(namedPerson.extend({ because: unknownBecause })).optional(),
});
export type Finding = z.infer<typeof finding>;
