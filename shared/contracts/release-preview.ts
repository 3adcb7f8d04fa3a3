/** What a release would do (预览): the cases that it would raise, change and withdraw, by rule and town. Counts and some households, and no people. */
import * as z from 'zod';
import { ruleName, storedCaseKind } from './findings.ts';
import { calendarDate, householdId } from './primitives.ts';
import { kept, openWord } from './stored.ts';

const count = z.int().nonnegative();

/** `raised`: none is open now; `withdrawn`: one is open now and would be closed; `changed`: one stays, and says something else. */
export const effectKind = z.enum(['raised', 'changed', 'withdrawn']);
export type EffectKind = z.infer<typeof effectKind>;

/**
 * What becomes of the finding of a rule in a case that stays: it is gone, it is new, it weighs less or more (a suspension where
 * it was a review), its amount is lower or higher, or it says something else.
 */
export const findingChange = z.enum(['gone', 'new', 'milder', 'harder', 'lower', 'higher', 'other']);
export type FindingChange = z.infer<typeof findingChange>;

/** The kind of the gravest finding in a case before and after; null where nothing is found any more, or was. */
export const foundKinds = z.object({ before: storedCaseKind.nullable(), after: storedCaseKind.nullable() });
export type FoundKinds = z.infer<typeof foundKinds>;

/** Cases of one kind in one town that name a rule; a case that names several is in the line of each. */
export const effectLine = z.object({
  effect: effectKind,
  rule: ruleName,
  town: z.string(),
  /** Of the case: as it would be, of a withdrawn one as it is. */
  kind: storedCaseKind,
  /** Of a case that stays. Absent in what an older version has worked out. */
  found: foundKinds.optional(),
  /** Of a case that stays; absent where the rule finds the same, and in what an older version has worked out. */
  finding: openWord(findingChange).optional(),
  cases: count,
  /** Whose cases they are, the first few (`householdsShown`). Absent in what an older version has worked out. */
  households: z.array(householdId).optional(),
});
export type EffectLine = z.infer<typeof effectLine>;

/** What becomes of the cases of one county, each case counted once in the totals. */
export const countyEffect = z.object({
  county: z.string(),
  /** Open today, before anything is released. */
  open: count,
  raised: count,
  changed: count,
  withdrawn: count,
  /** Of those that change: whose gravest finding would be gone or weigh less, and whose would weigh more. Absent in what an older version has worked out. */
  milder: count.optional(),
  harder: count.optional(),
  lines: z.array(effectLine),
});
export type CountyEffect = z.infer<typeof countyEffect>;

/** What one decision would do. */
export const releaseEffect = z.object({
  households: count,
  /** Of a roster: persons who are compared for the first time in the night after it, so that nothing is known of them here. */
  newPersons: count.optional(),
  /** Of a roster: households that would end. */
  endedHouseholds: count.optional(),
  /** Where these live, the most first. Absent in what an older version has worked out. */
  endedByTown: z.array(z.object({ town: z.string(), households: count })).optional(),
  /** By county; those without open cases and without effect are left out. */
  counties: z.array(countyEffect),
});
export type ReleaseEffect = z.infer<typeof releaseEffect>;

export const releasePreview = kept({
  /** Digest of everything that it rests on. */
  stamp: z.string(),
  combination: z.string(),
  day: calendarDate,
  policyVersion: z.string(),
  indexVersion: z.string(),
  release: releaseEffect,
  /** Where it may be used beside what is current. */
  join: releaseEffect.optional(),
});
export type ReleasePreview = z.infer<typeof releasePreview>;

/** A masked row, to be recognised as right or wrong: field names as they are called here, values as they are in the file. */
export const sampleRow = z.object({
  /** Why it is shown: one of the first, or what is wrong with its identity. */
  why: z.enum(['first', 'unreadable', 'check-digit', 'rounded']),
  fields: z.array(z.object({ field: z.string(), value: z.string() })),
});
export type SampleRow = z.infer<typeof sampleRow>;
