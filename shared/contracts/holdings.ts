/** Holdings (财产记录): what the rows of the sources say is held, as they are in a household's file. */
import * as z from 'zod';
import { calendarDate, sourceName } from './primitives.ts';

/**
 * What a row says, by field, as it was read: words as delivered, amounts in fen, dates as calendar dates; fields that are
 * empty are absent. Which fields there are is the source's own affair, so whoever needs more than `source` asks the
 * catalogue; a row of a source or with fields that this version does not know is kept as it is.
 */
export const asset = z.looseObject({ source: sourceName });
export type Asset = z.infer<typeof asset>;

/**
 * In place of a row that certainly leads to a member and cannot be read (未能读取的记录): its source, line and reason, and
 * nothing of the row itself. It has none of its source's fields, so that nobody takes it for a row that says something.
 */
export function unreadableRow(source: string, { line, reason }: { line: number; reason: string }): Asset {
  return { source, unreadable: reason, line };
}

/** Why a row could not be read; undefined of one that was. */
export function unreadableReason(row: Asset): string | undefined {
  const reason = row['unreadable'];
  return typeof reason === 'string' ? reason : undefined;
}

/** A holding (财产记录): one matched row, in the file of the household it leads to. */
export const holding = z.object({
  provider: z.string(),
  asOf: calendarDate,
  /** Inbox key of the file. */
  file: z.string(),
  /** Physical line, the header being 1, after inflation. */
  line: z.int().positive(),
  /** The member it leads to, by the first 17 digits. */
  identityToken: z.string(),
  checkDigitRight: z.boolean(),
  /** Name on the row, as delivered (may be empty). */
  name: z.string(),
  asset,
  /** Somebody of another household holds the same thing, in the same publication: it is whole in neither. */
  heldElsewhere: z.literal(true).optional(),
});
export type Holding = z.infer<typeof holding>;
