/** The messages of the queues. None carries an identity number, a name, an account or a plate. */
import * as z from 'zod';
import { householdId, instant, sourceName } from './primitives.ts';

/** A provider of a source: one bank, one vehicle office. */
export const providerRef = z.object({ source: sourceName, provider: z.string() });
export type ProviderRef = z.infer<typeof providerRef>;

/** Match a file of a delivery again, with the index of today: sent by the nightly run and by a release. */
export const rematchMessage = z.object({
  type: z.literal('rematch'),
  ...providerRef.shape,
  fileId: z.string(),
});
export type RematchMessage = z.infer<typeof rematchMessage>;

/** Settle a provider: its deliveries have to be compared person by person, which only the matching function can do. */
export const settleMessage = z.object({ type: z.literal('settle'), ...providerRef.shape });
export type SettleMessage = z.infer<typeof settleMessage>;

/** Take a roster up again: after the run it waited for, or after its release. */
export const resumeRosterMessage = z.object({ type: z.literal('resume-roster'), county: z.string() });
export type ResumeRosterMessage = z.infer<typeof resumeRosterMessage>;

/** One record of an S3 notification, as far as it is used; keys are URL-encoded with `+` for a space. */
export const s3Record = z.object({
  eventTime: z.string(),
  s3: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({
      key: z.string(),
      size: z.number().optional(),
      eTag: z.string().optional(),
      versionId: z.string().optional(),
      sequencer: z.string().optional(),
    }),
  }),
});

/** What S3 sends: records, or the test event it sends once when notifications are set up. */
export const s3Notification = z.union([
  z.object({ Event: z.literal('s3:TestEvent') }),
  z.object({ Records: z.array(s3Record).min(1) }),
]);

/** A file is in the inbox that is not on record: what the weekly reconciliation says in S3's place. */
export const foundMessage = z.object({
  type: z.literal('found'),
  key: z.string(),
  eTag: z.string(),
  bytes: z.int().nonnegative(),
  putAt: instant,
});
export type FoundMessage = z.infer<typeof foundMessage>;

/** Publish the hits of a provider's publication. */
export const publicationMessage = z.object({ ...providerRef.shape, publication: z.int().positive() });
export type PublicationMessage = z.infer<typeof publicationMessage>;

/** Find out what releasing a held delivery would do; nothing but the preview is written. */
export const previewMessage = z.object({
  type: z.literal('preview'),
  ...providerRef.shape,
  combination: z.string(),
});
export type PreviewMessage = z.infer<typeof previewMessage>;

/** The same of a held roster. */
export const previewRosterMessage = z.object({
  type: z.literal('preview-roster'),
  county: z.string(),
  combination: z.string(),
});
export type PreviewRosterMessage = z.infer<typeof previewRosterMessage>;

/** Assess every household by a proposed policy, and keep the counts with the proposal. */
export const rehearseMessage = z.object({ type: z.literal('rehearse'), version: z.string() });
export type RehearseMessage = z.infer<typeof rehearseMessage>;

/** Assess these households, because what is known of them has changed. */
export const householdsMessage = z.object({
  type: z.literal('households'),
  households: z.array(householdId).min(1).max(200),
  /** Every pointer raised when this was sent has at most this order; absent: the message is not about a publication. */
  seenThrough: z.int().nonnegative().optional(),
  /** How often an assessment was overtaken by a publication, and its households sent again: that has an end. */
  sentAgain: z.int().nonnegative().optional(),
});
export type HouseholdsMessage = z.infer<typeof householdsMessage>;

/** Assess one chunk of a nightly run: segment `chunk` of the `of` segments that the table is read in. */
export const segmentMessage = z.object({
  type: z.literal('segment'),
  run: z.string(),
  chunk: z.int().nonnegative(),
  of: z.int().positive(),
});
export type SegmentMessage = z.infer<typeof segmentMessage>;

/**
 * The households of a publication's list of changes that lie in this segment of the table. Of one segment alone it is the
 * whole list, and who works it off may ask for its households in another way.
 */
export const landedMessage = z.object({
  type: z.literal('landed'),
  ...providerRef.shape,
  publication: z.int().positive(),
  segment: z.int().nonnegative(),
  of: z.int().positive(),
  /** Every pointer raised when this was sent has at most this order. */
  seenThrough: z.int().nonnegative(),
});
export type LandedMessage = z.infer<typeof landedMessage>;

/**
 * A chunk of a run that a version before opened: households `from` up to (not including) `to` of the county's register.
 */
export const chunkMessage = z.object({
  type: z.literal('chunk'),
  run: z.string(),
  chunk: z.int().nonnegative(),
  county: z.string(),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
});
export type ChunkMessage = z.infer<typeof chunkMessage>;

export const assessmentMessage = z.discriminatedUnion('type', [
  householdsMessage,
  segmentMessage,
  landedMessage,
  chunkMessage,
]);
export type AssessmentMessage = z.infer<typeof assessmentMessage>;

/** Carry out the checks of these that wait, in one pass over what was delivered. */
export const checkMessage = z.object({
  type: z.literal('check'),
  households: z.array(householdId).min(1).max(200),
});
export type CheckMessage = z.infer<typeof checkMessage>;

/** What a schedule hands to its function: for which moment it starts. */
export const nightlyEvent = z.object({ scheduledTime: z.string() });
export type ScheduledEvent = z.infer<typeof nightlyEvent>;
