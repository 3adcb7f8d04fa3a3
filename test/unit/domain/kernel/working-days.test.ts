import { describe, expect, it } from 'vitest';
import { addWorkingDays, isPublished, isWorkingDay } from '../../../../shared/domain/kernel/working-days.ts';

describe('working days', () => {
  it.each([
    ['2026-10-12', true, 'a Monday'],
    ['2026-10-11', false, 'a Sunday'],
    ['2026-10-01', false, 'National Day, a Thursday'],
    ['2026-10-10', true, 'a Saturday made a workday for National Day'],
    ['2026-02-16', false, 'the eve of the Spring Festival, a Monday'],
    ['2026-02-28', true, 'a Saturday made a workday for the Spring Festival'],
  ])('%s: %s, %s', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });

  it('are counted from the day after', () => {
    expect(addWorkingDays('2026-10-12', 5)).toEqual({ day: '2026-10-19', provisional: false });
    expect(addWorkingDays('2026-10-12', 1).day).toBe('2026-10-13');
  });

  it('skip a long holiday and count the shifted workday', () => {
    // 30 September, then 1 to 7 October off, then 8, 9 and Saturday the 10th.
    expect(addWorkingDays('2026-09-29', 4).day).toBe('2026-10-10');
  });

  it('of a year that has not been announced are said to be provisional', () => {
    expect(isPublished('2026-12-31')).toBe(true);
    expect(isPublished('2035-01-04')).toBe(false);
    expect(addWorkingDays('2034-12-29', 5).provisional).toBe(true);
  });
});
