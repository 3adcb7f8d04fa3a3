/** The small values that every contract is made of. Money is integer fen; dates are calendar dates in Asia/Shanghai. */
import * as z from 'zod';
import { openWord, storedWord } from './stored.ts';

/** A calendar date `YYYY-MM-DD` in Asia/Shanghai; ISO dates compare as strings. */
export const calendarDate = z.iso.date();
export type CalendarDate = z.infer<typeof calendarDate>;

/** A moment as ISO 8601 in UTC. */
export const instant = z.iso.datetime();
export type Instant = z.infer<typeof instant>;

/** A month `YYYY-MM`; months compare as strings. */
export const calendarMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export type CalendarMonth = z.infer<typeof calendarMonth>;

/** From one month to another, both included. */
export const monthSpan = z
  .strictObject({ from: calendarMonth, to: calendarMonth })
  .refine(({ from, to }) => from <= to, 'from is later than to');
export type MonthSpan = z.infer<typeof monthSpan>;

/** Money in integer fen (0.01 yuan). */
export const fen = z.int();
export type Fen = z.infer<typeof fen>;

/** Name of a source, as stored: which sources there are is in the catalogue, and another version's may have others. */
export const sourceName = storedWord;
export type SourceName = z.infer<typeof sourceName>;

export const scheme = z.enum(['urban', 'rural']);
export type Scheme = z.infer<typeof scheme>;

/** How sure it is that a source row is about the member (design: certainty). Best first. */
export const certainty = z.enum(['verified', 'probable', 'doubtful']);
export type Certainty = z.infer<typeof certainty>;
export const storedCertainty = openWord(certainty);

/**
 * `<county>-<家庭编号>`, the county being its six-digit GB/T 2260 code. Where the number had been other people's before,
 * `~` and a generation from 2 follow, which no number can have.
 */
export const householdId = z.string().regex(/^\d{6}-[0-9A-Za-z][0-9A-Za-z._-]{0,39}(?:~[1-9]\d{0,3})?$/);
export type HouseholdId = z.infer<typeof householdId>;

/** Until when a member may be queried: a date (inclusive), as long as aid lasts, or not at all. */
export const authorisedUntil = z.union([calendarDate, z.literal('open-ended'), z.literal('never')]);
export type AuthorisedUntil = z.infer<typeof authorisedUntil>;

/** A text for staff, Chinese first. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** What a number of the policy rests on: in both languages, or in the one that a county writes its policy in. */
export const citation = z.union([
  z.string().min(1, 'say what this rests on: a citation or "product choice"'),
  bilingual,
]);
export type Citation = z.infer<typeof citation>;
