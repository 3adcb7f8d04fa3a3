/** Trust in a file: what a first pass found out about it as a whole, and how it compares with the one in use. Counts alone. */
import * as z from 'zod';
import { kept } from './stored.ts';

const count = z.int().nonnegative();

/** Rows of some people by what their state means. */
export const stateCounts = z.object({ inForce: count, out: count, unclear: count });
export type StateCounts = z.infer<typeof stateCounts>;

/** A word that no table knows, in the column that it is in, and how many rows of members have it. */
export const unknownWord = z.object({ field: z.string(), word: z.string(), rows: count });
export type UnknownWord = z.infer<typeof unknownWord>;

/** What the first pass over a delivery found out about it as a whole. */
export const fileProfile = z.object({
  /** Of all rows. */
  rows: count,
  /** Rows that could not be read, for whatever reason; numbers of other documents are not among them. */
  unreadable: count,
  unreadableIdentities: count,
  /** Of a sample: the first 1,000 rows and about every 64th behind them. */
  sample: kept({
    rows: count,
    /** Rows with more fields than the header; absent in what was recorded before they were counted. */
    tooManyFields: count.optional(),
    /** Rows that end before a required column. */
    tooFewFields: count.optional(),
    identities: count,
    wrongCheckDigits: count,
    /** Identity numbers that end in `000`, as spreadsheets round them. */
    endInZeros: count,
    /** Of either kind. */
    damaged: count,
    /** Of both at once: rounded for certain, so that nobody knows whose they are. */
    rounded: count.optional(),
  }),
  /** Of rows that lead to members. */
  members: z.object({
    rows: count,
    unreadable: count,
    persons: count,
    /** Rows dated after the delivery's own date. */
    afterAsOf: count,
  }),
  /** Words that the catalogue does not know, each borne by at least 5 persons; the most frequent first. */
  unknownWords: z.array(unknownWord).max(50),
});
export type FileProfile = z.infer<typeof fileProfile>;

/**
 * Persons whom a former delivery matched and this one lacks, while more of its identities cannot be read than then: they may be
 * behind one of these, so that they count as unreadable.
 */
export const missingPersons = kept({
  /** Where they lie, 17 digits a line. */
  persons: z.string(),
  /** Rows whose identity could not be read in the delivery that matched them. */
  unreadableBefore: count,
});
export type MissingPersons = z.infer<typeof missingPersons>;

/** Two deliveries of a provider, compared person by person among those who were authorised by the first index of either. */
export const deliveryComparison = z.object({
  /** Persons whom the former one matched; whom the later one matched; and both. */
  before: count,
  after: count,
  both: count,
  /** Of `both`: under another name than before. */
  renamed: count,
  /** Of `both`: who had 1,000 yuan or more in one of the two; and whose sum moved fivefold, either way. */
  wealthy: count,
  moved: count,
  /** Rows of `both`, before and after. */
  statesBefore: stateCounts,
  statesAfter: stateCounts,
  missing: missingPersons.optional(),
});
export type DeliveryComparison = z.infer<typeof deliveryComparison>;

/** Two rosters of a county, compared. */
export const rosterComparison = z.object({
  households: count,
  /** Households that have left, or are no longer known. */
  householdsLost: count,
  members: count,
  /** Members who could be compared, and are gone, can no longer be compared or are of a disputed household. */
  membersLost: count,
  /** Members of both; and of these, who have another name than before. Absent in what an older version has compared. */
  membersKept: count.optional(),
  renamed: count.optional(),
  /** Monthly amounts of the households in both, in fen. */
  amountBeforeFen: count,
  amountAfterFen: count,
});
export type RosterComparison = z.infer<typeof rosterComparison>;
