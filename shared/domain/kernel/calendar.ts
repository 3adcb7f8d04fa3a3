/** Calendar dates `YYYY-MM-DD` as they are in China. They compare as strings; there is no time of day. */
import type { CalendarDate, CalendarMonth, Instant } from '../../contracts/primitives.ts';
import { clean } from './text.ts';

const DAY_MS = 86_400_000;
/** China has one zone and, since 1991, no summer time. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Nothing in a list is older: 0001-01-01 and 1899-12-30 are what programs put where there is no date. */
const EARLIEST_YEAR = 1900;
/** Nearly every date is plain: looking first spares cleaning it. */
const PLAIN = /^\d{4}-\d{2}-\d{2}$/;
const FORMS: readonly RegExp[] = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\s*(.+))?$/,
  // Thirteen digits are milliseconds since 1970, and no hour of one digit.
  /^(\d{4})()(\d{2})(\d{2})(?:(?:[T ]|(?=\D|\d\d:|(?:\d{4}|\d{6})(?!\d)))\s*(.+))?$/,
  /^(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(.+)?$/,
];
/** A time of day in China, as databases and spreadsheets put it behind a date. */
const TIME_OF_DAY =
  /^(?:上午|下午|AM|PM)?\s*(?:[01]?\d|2[0-3])(?::?[0-5]\d(?::?[0-5]\d(?:[.,]\d{1,9})?)?|[时点][0-5]?\d分(?:[0-5]?\d秒)?)\s*(?:AM|PM)?\s*(?:\+08:?00)?$/i;
const MONTH_FORMS: readonly RegExp[] = [
  /^(\d{4})[-/.](\d{1,2})$/,
  /^(\d{4})(\d{2})$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月$/,
];

/**
 * Reads a date written as 2026-10-31, 2026/10/31, 2026.10.31, 20261031 or 2026年10月31日, with or without a time of day
 * behind it; where the parts are separated, month and day may have one digit. What is around it is taken off. The serial
 * number of a spreadsheet (46326) is no date.
 *
 * @returns the date as `YYYY-MM-DD`, or undefined where the text is no such form, no real date (2026-02-30) or before 1900.
 */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (PLAIN.test(text))
    return realDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
  const cleaned = clean(text);
  for (const form of FORMS) {
    const match = form.exec(cleaned);
    if (match && isTimeOfDay(match[5])) return realDate(Number(match[1]), Number(match[3]), Number(match[4]));
  }
  return undefined;
}

function isTimeOfDay(text: string | undefined): boolean {
  return text === undefined || TIME_OF_DAY.test(text.trim());
}

/** From one day or month to another, as a tax period (税款所属期) is written. */
const SPAN = /^(.+?)\s*(?:至|到|~|—|--)\s*(.+)$/;

/**
 * Reads a month written as 2026-10, 2026/10, 2026.10, 202610 or 2026年10月, a date in it, or a span within it
 * (2026-10-01至2026-10-31).
 *
 * @returns the month as `YYYY-MM`, or undefined
 */
export function parseCalendarMonth(text: string): CalendarMonth | undefined {
  const cleaned = clean(text);
  const [, from, to] = SPAN.exec(cleaned) ?? [];
  if (from === undefined || to === undefined) return parseOneMonth(cleaned);
  const month = parseOneMonth(from);
  return month === parseOneMonth(to) ? month : undefined;
}

function parseOneMonth(cleaned: string): CalendarMonth | undefined {
  for (const form of MONTH_FORMS) {
    const match = form.exec(cleaned);
    if (match) return realDate(Number(match[1]), Number(match[2]), 1)?.slice(0, 7);
  }
  const date = parseCalendarDate(cleaned);
  return date && monthOf(date);
}

function realDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (year < EARLIEST_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** The date `days` later (earlier where negative). Throws RangeError outside the years 0001 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const text = new Date(startOfDay(date) + days * DAY_MS).toISOString();
  if (!/^\d{4}-/.test(text)) throw new RangeError(`${date} and ${days} days lies outside the calendar`);
  return text.slice(0, 10);
}

/** Days from one date to another: 0 for the same date, negative where `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (startOfDay(to) - startOfDay(from)) / DAY_MS;
}

/** Whole months from one day to a later one. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}

/** The first millisecond of a date in UTC, to calculate in days with. */
export function startOfDay(date: CalendarDate): number {
  return Date.parse(date);
}

/** The first moment of a day in Asia/Shanghai. */
export function shanghaiMidnight(date: CalendarDate): Instant {
  return new Date(startOfDay(date) - SHANGHAI_OFFSET_MS).toISOString();
}

/** The calendar date in Asia/Shanghai at a moment, whatever the zone of the machine. */
export function shanghaiDate(instant: Date): CalendarDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The month of a date. */
export function monthOf(date: CalendarDate): CalendarMonth {
  return date.slice(0, 7);
}

/** The month `months` later (earlier where negative). */
export function addMonths(month: CalendarMonth, months: number): CalendarMonth {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${pad(Math.floor(total / 12), 4)}-${pad((total % 12) + 1, 2)}`;
}

/** So many months up to one, the earliest first. */
export function monthsUpTo(last: CalendarMonth, count: number): CalendarMonth[] {
  return Array.from({ length: count }, (_, index) => addMonths(last, index + 1 - count));
}

/** The same day so many months later, or the last one of a month that has none: a month after 31 January is 28 February. */
export function monthsLater(date: CalendarDate, months: number): CalendarDate {
  const month = addMonths(monthOf(date), months);
  const same = `${month}-${date.slice(8)}`;
  return same < lastDayOf(month) ? same : lastDayOf(month);
}

/** The last day of a month. */
export function lastDayOf(month: CalendarMonth): CalendarDate {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}

/** Full years; who is born on 29 February is a year older on 1 March of a year without one. */
export function ageOn(day: CalendarDate, bornOn: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
