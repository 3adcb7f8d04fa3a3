import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  lastDayOf,
  monthOf,
  monthsUpTo,
  parseCalendarDate,
  parseCalendarMonth,
  shanghaiDate,
} from '../../../../shared/domain/kernel/calendar.ts';

/** Of files, which know nothing older. */
const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('reading a date', () => {
  it.each([
    ['2026-10-31'],
    ['2026/10/31'],
    ['2026.10.31'],
    ['20261031'],
    ['2026年10月31日'],
    [' ２０２６－１０－３１ '],
    ['2026-10-31 00:00:00'],
    ['2026-10-31 00:00:00.000'],
    ['2026-10-31T08:30:00+08:00'],
    ['2026/10/31 0:00'],
    ['2026/10/31 上午 12:00:00'],
    ['20261031 093000'],
    ['20261031093000'],
    ['202610310930'],
    ['2026103109:30'],
    ['20261031T093000'],
    ['20261031上午9:30'],
    ['2026年10月31日 8时30分'],
    ["'2026-10-31"],
    ['="2026-10-31"'],
    ['\u200B2026-10-31\t'],
  ])('reads %s', (text) => {
    expect(parseCalendarDate(text)).toBe('2026-10-31');
  });

  it.each([
    ['2026-1-5', '2026-01-05'],
    ['2026/1/05', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
  ])('reads %s as %s', (text, date) => {
    expect(parseCalendarDate(text)).toBe(date);
  });

  it.each([
    [''],
    ['2026-02-30'],
    ['2025-02-29'],
    ['1900-02-29'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['2026-04-31'],
    ['0000-01-01'],
    ['2026-10/31'],
    ['2026131'],
    ['26-10-31'],
    ['2026年10月31'],
    ['2026-10-31 24:00'],
    ['2026-10-31 上午'],
    ['2026-10-3100:00:00x'],
    ['2026-10-31T16:00:00Z'],
    ['46326.5'],
    ['0001-01-01'],
    ['1899-12-30'],
    ['1712053000000'],
    ['1793232000'],
    ['171205300000000'],
    ['1712053000000000'],
    ['2026-10-31至2026-11-30'],
    ['31/10/2026'],
    ['46326'],
    ['长期'],
  ])('refuses %s', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });

  it('reads every real date in every form', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('-', '/', '.', ''), (date, separator) => {
        expect(parseCalendarDate(date.replaceAll('-', separator))).toBe(date);
      }),
    );
  });

  it('accepts eight digits exactly where the calendar has that day, from 1900 on', () => {
    const day = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ max: 14, min: 0 }),
      fc.integer({ max: 33, min: 0 }),
    );
    fc.assert(
      fc.property(day, ([year, month, dayOfMonth]) => {
        const [y, m, d] = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(dayOfMonth).padStart(2, '0'),
        ];
        const instant = new Date(`${y}-${m}-${d}T00:00:00Z`);
        const real = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${y}-${m}-${d}`);
        expect(parseCalendarDate(`${y}${m}${d}`) !== undefined).toBe(real && year >= 1900);
      }),
    );
  });
});

describe('reading a month', () => {
  it.each([
    ['2026-10'],
    ['2026/10'],
    ['202610'],
    ['2026年10月'],
    ['2026-10-31'],
    ['2026年10月1日'],
    ['２０２６－１０'],
    ['2026-10-01至2026-10-31'],
    ['202610 ~ 202610'],
  ])('reads %s', (text) => {
    expect(parseCalendarMonth(text)).toBe('2026-10');
  });

  it.each([[''], ['2026-13'], ['10-2026'], ['2026-03至2026-08'], ['2026'], ['46326']])(
    'refuses %s',
    (text) => {
      expect(parseCalendarMonth(text)).toBeUndefined();
    },
  );
});

describe('counting days', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-07-25', '2026-10-31')).toBe(98);
    expect(daysBetween('2026-10-31', '2026-10-31')).toBe(0);
    expect(daysBetween('2026-10-31', '2026-10-01')).toBe(-30);
  });

  it('adds what it counts', () => {
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
      }),
    );
  });

  it('says so where a day lies outside the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow('9999-12-31 and 1 days lies outside the calendar');
    expect(() => addDays('0001-01-01', -367)).toThrow(RangeError);
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
  });

  it('begins the day of Shanghai at 16:00 UTC', () => {
    expect(shanghaiDate(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21');
    expect(shanghaiDate(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
  });
});

describe('months', () => {
  it('are counted over years, forwards and backwards', () => {
    expect(monthOf('2026-10-31')).toBe('2026-10');
    expect(addMonths('2026-10', 2)).toBe('2026-12');
    expect(addMonths('2026-10', 3)).toBe('2027-01');
    expect(addMonths('2026-10', 27)).toBe('2029-01');
    expect(addMonths('2026-10', -10)).toBe('2025-12');
    expect(addMonths('2026-10', 0)).toBe('2026-10');
    expect(addMonths('0999-12', 1)).toBe('1000-01');
    expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  it.each([
    ['2026-10', '2026-10-31'],
    ['2026-11', '2026-11-30'],
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, day) => {
    expect(lastDayOf(month)).toBe(day);
  });
});
