/**
 * Working days as the General Office of the State Council announces them each year: weekends and public holidays off,
 * shifted workdays (调休) on. The years come from `chinese-days`, which follows the announcements.
 */
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarDate } from '../../contracts/primitives.ts';
import { addDays, startOfDay } from './calendar.ts';
import { isStatutoryHoliday } from './statutory-holidays.ts';

const holidays = new Set(Object.keys(announced.holidays));
const shiftedWorkdays = new Set(Object.keys(announced.workdays));
/** A year is announced as a whole, in the autumn before, and every announcement has New Year's Day. */
const publishedYears = new Set(
  [...holidays].filter((day) => day.endsWith('-01-01')).map((day) => day.slice(0, 4)),
);

/** Whether the working days of a day's year have been announced; where not, only weekends and the days that the law fixes are known. */
export function isPublished(day: CalendarDate): boolean {
  return publishedYears.has(day.slice(0, 4));
}

export function isWorkingDay(day: CalendarDate): boolean {
  if (shiftedWorkdays.has(day)) return true;
  if (holidays.has(day)) return false;
  if (!isPublished(day) && isStatutoryHoliday(day)) return false;
  const weekday = new Date(startOfDay(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** A day calculated in working days. `provisional`: it depends on a year that has not been announced. */
export interface CountedDay {
  day: CalendarDate;
  provisional: boolean;
}

/** The `count`th working day after a day; the day itself does not count. */
export function addWorkingDays(from: CalendarDate, count: number): CountedDay {
  let day = from;
  let provisional = false;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    provisional ||= !isPublished(day);
    if (isWorkingDay(day)) left -= 1;
  }
  return { day, provisional };
}
