/** What a proposed policy gives the households of a county by its new standards, as its rehearsal calculated it. */
import * as z from 'zod';
import { amountLine } from './case-record.ts';
import { calendarDate, calendarMonth, fen, householdId, scheme } from './primitives.ts';
import { kept, storedWord } from './stored.ts';

/** One household, without its people's names: they are in its file. */
export const standardChange = kept({
  householdId,
  town: z.string(),
  village: z.string(),
  scheme,
  /** People guaranteed. */
  recipients: z.int().nonnegative(),
  /** The first month in which more, or less, is due. */
  fromMonth: calendarMonth,
  /** What the roster says is paid a month. */
  paidFen: fen,
  /** Due in the first month to be paid by the new policy: by the old one and by the new one. */
  beforeFen: fen,
  afterFen: fen,
  /** What was due and not paid from `fromMonth` up to the month before; never below 0: nothing is taken back. */
  backPayFen: fen.nonnegative(),
  /** How the new amount and the back pay come about. */
  lines: z.array(amountLine),
});
export type StandardChange = z.infer<typeof standardChange>;

/** `policy/versions/<version>.standards.<county>.json`. */
export const standardChanges = kept({
  /** The day of the decision that it is calculated for: what is due for the months before its own is back pay. */
  day: calendarDate,
  /** By household. */
  changes: z.array(standardChange),
  /** Households whose amount cannot be calculated, by reason. */
  unknown: z.record(storedWord, z.int().positive()),
  /** Active households that were looked at. */
  households: z.int().nonnegative(),
});
export type StandardChanges = z.infer<typeof standardChanges>;
