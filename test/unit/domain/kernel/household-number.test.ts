import { describe, expect, it } from 'vitest';
import type { HouseholdLink } from '../../../../shared/contracts/household-file.ts';
import {
  isNumberOfOthers,
  numberedOf,
  numberOn,
  sayHousehold,
} from '../../../../shared/domain/kernel/household-number.ts';

const renumbered = (number: string, on: string): HouseholdLink => ({ kind: 'renumbered', number, on });

describe('what a household is called', () => {
  it('is the number of its roster, with the id of its file where that is another one', () => {
    expect(sayHousehold({ householdId: '110101-0001' }).zh).toBe('110101-0001');
    expect(sayHousehold({ householdId: '110101-0001', number: 'N7' }).zh).toBe(
      '110101-N7（档案号 110101-0001）',
    );
    expect(sayHousehold({ householdId: '110101-0001~2', number: '0001' }).en).toBe(
      '110101-0001 (file 110101-0001~2)',
    );
  });

  it('is kept apart from whoever has had its number since it left', () => {
    const householdId = '110101-0001';
    const link: HouseholdLink = {
      kind: 'number-given-to',
      household: '110101-0001~2',
      number: '0001',
      on: '2026-10-25',
    };
    const left = { householdId, status: 'ended' as const, links: [link] };
    expect(sayHousehold(numberedOf(left)).zh).toBe(
      '原编号 110101-0001，现为其他家庭的编号（档案号 110101-0001）',
    );
    expect([isNumberOfOthers(left, '2026-10-24'), isNumberOfOthers(left, '2026-10-25')]).toEqual([
      false,
      true,
    ]);
    // Under a number of its own nobody is taken for others.
    expect(isNumberOfOthers({ ...left, status: 'active', number: 'N7' })).toBe(false);
    expect(isNumberOfOthers({ ...left, householdId: '110101-0001~2', number: '0001' })).toBe(true);
    expect(isNumberOfOthers({ ...left, links: [{ ...link, number: '0009' }] })).toBe(false);
  });

  it('is on a day what rosters of then called it, so that a list can be made again', () => {
    const householdId = '110101-0001';
    const twice = {
      householdId,
      number: 'N9',
      links: [renumbered('0001', '2026-10-01'), renumbered('N7', '2026-11-01')],
    };
    expect(numberOn(twice, '2026-09-30')).toBeUndefined();
    expect(numberOn(twice, '2026-10-20')).toBe('N7');
    expect(numberOn(twice, '2026-11-01')).toBe('N9');
    expect(numberOn({ householdId }, '2026-10-20')).toBeUndefined();
  });
});
