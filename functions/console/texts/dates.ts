/** Moments and days as people in China read them. */
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { daysBetween, monthsBetween } from '../../../shared/domain/kernel/calendar.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { countOf, say } from '../../../shared/domain/kernel/say.ts';

/** A moment as a clock in China shows it. */
export function localTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** How long until a day, or how long since. */
export function describeDue(dueOn: CalendarDate, day: CalendarDate): Bilingual {
  const days = daysBetween(day, dueOn);
  if (days < 0) return say(`逾期 ${-days} 天`, `${countOf(-days, 'day')} overdue`);
  return days === 0 ? say('今天到期', 'due today') : say(`还有 ${days} 天`, `${countOf(days, 'day')} left`);
}

/** How long ago somebody visited the household for a case; without a day none is on record. */
export function sayVisited(visitedOn: CalendarDate | undefined, day: CalendarDate): Bilingual {
  if (visitedOn === undefined) return say('无记录', 'none on record');
  const months = monthsBetween(visitedOn, day);
  return months < 1 ? say('本月内', 'within a month') : say(`${months} 个月前`, `${months} months ago`);
}
