/** What was forgotten: tombstones that say which cases, members and audit entries are gone, and nothing of any person. */
import * as z from 'zod';
import { chainEnd } from './evidence.ts';
import { householdId, instant } from './primitives.ts';
import { kept, openWord, storedWord } from './stored.ts';

/**
 * | Kind | Says |
 * |---|---|
 * | `household` | everything of a household that had left the roster: file, cases, papers |
 * | `parts` | of a household that goes on: closed cases, and members who had left |
 * | `audit` | the entries of a county's audit log up to an instant |
 */
export const forgottenKind = z.enum(['household', 'parts', 'audit']);

/** `term`: policy's time was over; `erased`: two people have asked for it. */
export const forgottenWhy = z.enum(['term', 'erased']);

/** Why somebody asks for an erasure: a closed list, since free text would bring names into what stays. */
export const erasureReason = z.enum([
  'imported-by-mistake',
  'consent-withdrawn',
  'asked-by-the-person',
  'ordered-by-an-authority',
]);
export type ErasureReason = z.infer<typeof erasureReason>;

/** One thing that was forgotten, chained to the one before. A version of later may say more. */
export const tombstone = kept({
  /** 1 upwards. */
  sequence: z.int().positive(),
  at: instant,
  kind: openWord(forgottenKind),
  why: openWord(forgottenWhy),
  household: householdId.optional(),
  /** Of each case that is gone, the end of its chain of events: what nights have seen of it is accounted for. */
  cases: z.array(chainEnd).optional(),
  /** Members who are gone; their ordinals are given to nobody else. */
  ordinals: z.array(z.int().positive()).optional(),
  /** Of an audit log: whose, and up to which instant. */
  county: z.string().optional(),
  through: instant.optional(),
  /** Of an erasure: why, and who the two were. */
  reason: storedWord.optional(),
  by: z.string().optional(),
  confirmedBy: z.string().optional(),
  previousDigest: z.string(),
  digest: z.string(),
});
export type Tombstone = z.infer<typeof tombstone>;

/** What is to be forgotten, before it has its place in the chain. */
export type Forgetting = Omit<Tombstone, 'sequence' | 'previousDigest' | 'digest'>;

/** That a household is to be erased: asked for by one person, confirmed by another, carried out by the function. */
export const erasure = kept({
  household: householdId,
  state: openWord(z.enum(['proposed', 'confirmed', 'erased', 'withdrawn'])),
  reason: openWord(erasureReason),
  by: z.string(),
  at: instant,
  confirmedBy: z.string().optional(),
  confirmedAt: instant.optional(),
  erasedAt: instant.optional(),
  /** Counts its changes: of two people who change it at once the second gets an error. */
  revision: z.int().positive(),
});
export type Erasure = z.infer<typeof erasure>;
