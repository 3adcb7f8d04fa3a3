/**
 * Days that the law itself makes holidays (全国年节及纪念日放假办法, as revised in 2024), for years whose arrangement has not been
 * announced yet: which weekends are worked in exchange is announced, these days are not in question.
 */
// Node takes the package for CommonJS, whose names it does not see; bundlers take its ES module. Both have a default.
import chineseDays from 'chinese-days';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { addDays } from './calendar.ts';

const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/** Month and day of the lunisolar calendar, leap months apart: 初一 to 初三 of the first month, 端午, 中秋. */
const lunar = new Set(['1/1', '1/2', '1/3', '5/5', '8/15']);

const known = new Map<string, ReadonlySet<CalendarDate>>();

/** Whether a day is a holiday by law, whatever is announced for its year. */
export function isStatutoryHoliday(day: CalendarDate): boolean {
  const year = day.slice(0, 4);
  const holidays = known.get(year) ?? holidaysOf(year);
  known.set(year, holidays);
  return holidays.has(day);
}

function holidaysOf(year: string): ReadonlySet<CalendarDate> {
  const holidays = new Set(fixed.map((monthAndDay) => `${year}-${monthAndDay}`));
  holidays.add(tombSweepingDay(Number(year)));
  for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
    const place = lunarPlace(day);
    if (lunar.has(place)) holidays.add(day);
    // 除夕 is the day before the first of the first month, be that month of 29 days or 30.
    if (place === '1/1') holidays.add(addDays(day, -1));
  }
  return holidays;
}

/** `8/15`; of a leap month nothing, as none of its days is a holiday. By table: calculating from new moons is a day wrong in 2027. */
function lunarPlace(day: CalendarDate): string {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day);
  return isLeap ? '' : `${lunarMon}/${lunarDay}`;
}

/** 清明, a solar term: by the usual calculating for the years 2000 to 2099. */
function tombSweepingDay(year: number): CalendarDate {
  const ofCentury = year % 100;
  const day = Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4);
  return `${year}-04-${String(day).padStart(2, '0')}`;
}
