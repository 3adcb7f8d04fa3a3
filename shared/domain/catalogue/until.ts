/** The last day of what lasts: a date, a month, a word for no end, or nothing at all. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import { lastDayOf, parseCalendarDate, parseCalendarMonth } from '../kernel/calendar.ts';
import { say } from '../kernel/say.ts';
import { clean, isPlaceholder } from '../kernel/text.ts';

const openEnded: ReadonlySet<string> = new Set([
  '长期',
  '长期有效',
  '永久',
  '无固定期限',
  '至今',
  'open-ended',
]);

/** Six digits alone may be a day too (261031). */
const MONTH = /^\d{4}\s*(?:[-/.]\s*\d{1,2}|年\s*\d{1,2}\s*月)$/;

/** What the specification of such a column says to providers. */
export const untilNote = say(
  '日期；只写到月的（2026-10、2026年10月），按当月最后一天；没有期限的写“长期”或留空',
  'a date, or a month (2026-10, 2026年10月) for its last day; 长期 or nothing where there is no end',
);

/** Where no end is set: later than any day. */
export const noEnd: CalendarDate = '9999-12-31';

/** The last day, or `noEnd`; undefined where something is there that is no day. */
export function readUntil(text = ''): CalendarDate | undefined {
  const cleaned = clean(text);
  if (isPlaceholder(cleaned) || openEnded.has(cleaned)) return noEnd;
  const month = MONTH.test(cleaned) ? parseCalendarMonth(cleaned) : undefined;
  return parseCalendarDate(cleaned) ?? (month && lastDayOf(month));
}
