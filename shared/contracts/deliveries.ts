/** What is on record of files, publications, pointers and runs: the items of the operations table. */
import * as z from 'zod';
import { providerRef } from './messages.ts';
import { bilingual, calendarDate, instant, monthSpan } from './primitives.ts';
import { storedReason } from './reasons.ts';
import { firstKeyVersion, registryMap } from './registry.ts';
import { kept, openWord, storedWord } from './stored.ts';
import { deliveryComparison, fileProfile, rosterComparison } from './trust.ts';

/**
 * Whose files are folded together: a provider's deliveries, a county's rosters, its lists of applicants, or files with an
 * unusable key.
 */
export const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('provider'), ...providerRef.shape }),
  z.object({ kind: z.literal('roster'), county: z.string() }),
  z.object({ kind: z.literal('applicants'), county: z.string() }),
  z.object({ kind: z.literal('refused') }),
]);
/** A subject as stored: one of those, or one that another version has made known (`unknown`), under its stored name. */
export type Subject = z.infer<typeof subject> | { kind: 'unknown'; name: string };

/** `<file>.manifest.json`, put before its file: control totals and the file's place among several. */
export const manifest = z
  .strictObject({
    rows: z.int().nonnegative().optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/)
      .transform((hex) => hex.toLowerCase())
      .optional(),
    part: z.int().positive().optional(),
    of: z.int().positive().max(1000).optional(),
    months: monthSpan.optional(),
  })
  .refine((m) => (m.part ?? 1) <= (m.of ?? 1), 'part is greater than of')
  .refine((m) => m.part !== undefined || (m.of ?? 1) === 1, 'of without part');
export type Manifest = z.infer<typeof manifest>;
/** Its fields. */
export const manifestFields = ['rows', 'sha256', 'part', 'of', 'months'] as const;

/** Counts of one match. `matched` and `unmatched` are null for rosters. */
export const counts = kept({
  rows: z.int().nonnegative(),
  matched: z.int().nonnegative().nullable(),
  unmatched: z.int().nonnegative().nullable(),
  quarantined: z.int().nonnegative(),
});
export type Counts = z.infer<typeof counts>;

/** What the first pass over a file found. Its counts are kept: matching again changes `match`, never this. */
export const verdict = z.discriminatedUnion('kind', [
  kept({
    kind: z.literal('accepted'),
    counts,
    /** Whether the last line was ended; absent in what was recorded before this was looked at. */
    endsWithNewline: z.boolean().optional(),
    /** Deliveries only; absent in what was recorded before it was taken. */
    profile: fileProfile.optional(),
    /** Deliveries only: where the first pass staged a line a person matched, kept as long as the bytes. */
    persons: z.string().optional(),
    /** Where a few masked rows lie, for whoever decides about the file; absent in what was recorded before they were kept. */
    sample: z.string().optional(),
    /** Deliveries only: with which index, and for which day, the first pass asked who is a member. */
    asked: z.object({ indexKeys: z.record(z.string(), z.string()), day: calendarDate }).optional(),
  }),
  kept({ kind: z.literal('rejected'), reason: storedReason, detail: z.string().optional() }),
]);
export type Verdict = z.infer<typeof verdict>;

/** The newest match of a file: with which index and day, what it counted, and where its hits are staged. */
export const match = kept({
  indexVersion: z.string(),
  day: calendarDate,
  counts,
  /** Prefix in the store bucket of `hits-<n>.ndjson` and `quarantine-<n>.ndjson`. */
  staged: z.string(),
  hitChunks: z.int().nonnegative(),
  quarantineChunks: z.int().nonnegative(),
  /** Columns of numbers that a spreadsheet has rounded; absent where there are none. */
  rounded: z.array(z.string()).optional(),
});
export type Match = z.infer<typeof match>;

/** One put of a file's bytes under its key. */
export const filePut = z.object({
  at: instant,
  /** The object's version, by which a repeated event is distinguished from bytes that were put again; absent where none is known. */
  version: z.string().optional(),
});
export type FilePut = z.infer<typeof filePut>;

/** What became of a file that neither is in use nor waits. */
export const fileOutcome = kept({
  /** As in `deliveries.ndjson`. */
  state: storedWord,
  reason: storedReason.nullable(),
  seen: bilingual.optional(),
  /** Id of the file whose bytes these are, where it is a duplicate. */
  original: z.string().optional(),
});
export type FileOutcome = z.infer<typeof fileOutcome>;

/** A file that was delivered: key plus digest. */
export const fileRecord = kept({
  fileId: z.string(),
  key: z.string(),
  asOf: calendarDate.nullable(),
  sha256: z.string(),
  eTag: z.string(),
  bytes: z.int().nonnegative(),
  /** First put of these bytes under this key. */
  arrivedAt: instant,
  /** Every put of these bytes under this key, by time; absent while there is one. */
  puts: z.array(filePut).optional(),
  part: z.int().positive(),
  of: z.int().positive(),
  /** Digest of the manifest it was judged with; null without one. */
  manifestSha256: z.string().nullable(),
  /** The months that it covers, as its manifest says; absent where it says none. */
  months: monthSpan.optional(),
  verdict,
  /** Absent while rejected. */
  match: match.optional(),
  /** Where the accepted bytes are kept in the store bucket; absent while rejected. */
  archiveKey: z.string().optional(),
  /** Rosters only: households that would vanish, in parts of one, by the file id of the roster compared with. */
  vanishedAgainst: z.record(z.string(), z.number()).optional(),
  /** Rosters only: how it compares with another, by the file id of that one. */
  rosterComparisons: z.record(z.string(), rosterComparison).optional(),
  /** Deliveries only: how the combination that this file completes compares with another, as `<id> <id of the other>`. */
  comparisons: z.record(z.string(), deliveryComparison).optional(),
  /** Version of the hold rules by which it is judged; absent for the first. */
  holdRules: z.int().positive().optional(),
  /** Rosters only: accepted while a run was open; taken up when it ends. */
  waitsForRun: z.boolean().optional(),
  /** Since when nothing uses it: it is neither current nor held, and no evidence of a case. Absent while used. */
  unusedSince: calendarDate.optional(),
  /** From this day on it cannot be used again: bytes and staged hits are being removed. Absent before. */
  forgottenOn: calendarDate.optional(),
  /** What became of it, once its subject's books were closed behind it; absent while it is in use, waits, or is new. */
  outcome: fileOutcome.optional(),
  /** One higher with each change; every update is conditional on it. */
  version: z.int().positive(),
});
export type FileRecord = z.infer<typeof fileRecord>;

/**
 * What staff decided about a held delivery: all its files, named by their combination. `join`: it does not replace what
 * is current, but is used beside it. A file that was put again is named with the time of that put.
 */
export const staffDecision = z.object({
  combination: z.string(),
  /**
   * `take-back`: a release has been taken back, and it waits again; `propose`: one person wants to release or join it, and
   * it waits for a second one. Both decide nothing, as any word of another version does.
   */
  decision: openWord(z.enum(['release', 'reject', 'join', 'take-back', 'propose'])),
  /** What is proposed. */
  proposes: openWord(z.enum(['release', 'join'])).optional(),
  files: z.array(z.string()),
  by: z.string(),
  at: instant,
  /** Why; absent in decisions from before reasons were asked for. */
  reason: z.string().optional(),
  /** The second person, where the effect was large. */
  confirmedBy: z.string().optional(),
  /** Of the preview that was decided on. */
  stamp: z.string().optional(),
  /** Digest of what that preview showed: a second person agrees to the same. */
  effect: z.string().optional(),
});
export type StaffDecision = z.infer<typeof staffDecision>;

/** One file of a publication, with the match whose hits it publishes. */
export const publishedFile = z.object({
  fileId: z.string(),
  key: z.string(),
  staged: z.string(),
  hitChunks: z.int().nonnegative(),
  indexVersion: z.string(),
  day: calendarDate,
  /** Columns whose numbers name nothing where they look rounded. */
  rounded: z.array(z.string()).optional(),
});
export type PublishedFile = z.infer<typeof publishedFile>;

/** A publication: the hits of the current delivery of a provider, numbered upwards. No files: nothing is current. */
export const publication = z.object({
  publication: z.int().positive(),
  asOf: calendarDate.nullable(),
  files: z.array(publishedFile),
  /** The months that it covers, as the manifests of its files say; absent where none does. */
  months: monthSpan.optional(),
  /** Where those lie who count as unreadable in it; absent where there are none. */
  missing: z.string().optional(),
  /** Key of the identity tokens that its holdings have; absent until somebody begins to write them. */
  keyVersion: z.string().optional(),
});
export type Publication = z.infer<typeof publication>;

/**
 * A line of a publication's list: how many items a household's hits take, so that they can be removed again, and a digest of
 * what they say; a version before wrote none.
 */
export const publishedItem = z.object({
  household: z.string(),
  items: z.int().positive(),
  digest: z.string().optional(),
});
export type PublishedItem = z.infer<typeof publishedItem>;

/** A line of the list of households that a publication has changed. */
export const changedHousehold = z.object({ household: z.string() });

/** The publication of a provider that readers use. It only rises. 0: nothing has been published yet. */
export const pointer = z.object({
  ...providerRef.shape,
  publication: z.int().nonnegative(),
  asOf: calendarDate.nullable(),
  /** Items of all publications up to this one have been removed. */
  clearedThrough: z.int().nonnegative(),
  /** The households that all publications up to this one have changed were sent to be assessed; a version before notes none. */
  toldThrough: z.int().nonnegative().default(0),
  /** Higher than that of every pointer that had been raised when this one was about to be; 0 before that. */
  raiseOrder: z.int().nonnegative().default(0),
  /** Key of the identity tokens of the publication; of what was raised before there were several, the first. */
  keyVersion: z.string().default(firstKeyVersion),
  /** The months that the publication covers, of a source whose rows are each about a month; absent where nobody can tell. */
  months: monthSpan.nullish(),
  /** Whether the publication's changed households were listed before it was raised; a version before lists none. */
  listsChanges: z.boolean().default(false),
});
export type Pointer = z.infer<typeof pointer>;

export const runState = z.enum(['matching', 'assessing', 'closed', 'abandoned']);

/** One night's comparison: what was fixed at its start, what it waits for, and which chunks are finished. */
export const run = z.object({
  run: z.string(),
  startedAt: instant,
  day: calendarDate,
  policyVersion: z.string(),
  index: registryMap,
  /** Providers (`<source>#<provider>`) whose current delivery has to be published with this index first. */
  awaited: z.array(z.string()),
  published: z.array(z.string()),
  chunks: z.int().nonnegative(),
  /** What a chunk is: a segment of the table, or, in a run that a version before opened, a part of a county's register. */
  chunksOf: z.enum(['table', 'registers']).default('registers'),
  finishedChunks: z.array(z.int()),
  state: openWord(runState),
  closedAt: instant.optional(),
});
export type Run = z.infer<typeof run>;
