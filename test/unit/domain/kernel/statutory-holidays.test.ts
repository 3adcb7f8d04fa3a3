import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { isStatutoryHoliday } from '../../../../shared/domain/kernel/statutory-holidays.ts';
import { addWorkingDays, isPublished, isWorkingDay } from '../../../../shared/domain/kernel/working-days.ts';

describe('holidays by law', () => {
  it('are free days in every year that has been announced since the law was revised', () => {
    const free = new Set(Object.keys(announced.holidays));
    for (const year of ['2025', '2026']) {
      const days = Array.from({ length: 366 }, (_, n) =>
        new Date(Date.UTC(Number(year), 0, 1 + n)).toISOString().slice(0, 10),
      ).filter((day) => day.startsWith(year) && isStatutoryHoliday(day));
      expect(days).toHaveLength(13);
      expect(days.filter((day) => !free.has(day))).toEqual([]);
    }
  });

  it.each([
    ['2027-01-01', '元旦'],
    ['2027-02-05', '除夕'],
    ['2027-02-06', '春节'],
    ['2027-02-08', '初三'],
    ['2027-04-05', '清明'],
    ['2027-05-01', '劳动节'],
    ['2027-06-09', '端午'],
    ['2027-09-15', '中秋'],
    ['2027-10-01', '国庆节'],
  ])('%s is one (%s)', (day) => {
    expect(isStatutoryHoliday(day)).toBe(true);
  });

  it('are none of a leap month', () => {
    // 2025 has a leap sixth month, 2033 a leap eleventh, 2028 a leap fifth: the second fifth of the fifth is no festival.
    expect(isStatutoryHoliday('2028-05-28')).toBe(true);
    expect(isStatutoryHoliday('2028-06-27')).toBe(false);
  });
});

describe('a period that runs into a year that is not announced', () => {
  it('leaves out the days that the law fixes, and stays provisional', () => {
    expect(isPublished('2027-01-01')).toBe(false);
    expect(isWorkingDay('2027-01-01')).toBe(false);
    expect(addWorkingDays('2026-12-30', 2)).toEqual({ day: '2027-01-04', provisional: true });
  });
});
