/** Households are looked up by what people know of them. */
import { describe, expect, it } from 'vitest';
import type { HouseholdNames } from '../../../../shared/contracts/household-people.ts';
import { lookUpByName, MOST_FOUND } from '../../../../shared/domain/roster/look-up.ts';

const household = (parts: Partial<HouseholdNames>): HouseholdNames => ({
  ...{ householdId: '329901-LX-0001', number: 'LX-0001', headName: '钱多多', names: ['钱多多'] },
  ...{ town: '柳湾镇', village: '荷花村' },
  ...parts,
});
const first = household({});
const second = household({
  number: 'LX-0010',
  headName: '阿依古丽·买买提',
  names: ['阿依古丽·买买提', '钱多'],
});
const third = household({
  number: 'SQ-0002',
  headName: '欧阳修',
  names: ['欧阳修', '歐陽'],
  village: '柳湾社区',
});
const all = [second, first, third];
const numbersOf = (entered: string): string[] => lookUpByName(all, entered).found.map(({ number }) => number);

describe('a household is found', () => {
  it.each([
    ['by the whole name of its head', '欧阳修', ['SQ-0002']],
    ['by a name of which another one is a part, itself first', '钱多', ['LX-0010', 'LX-0001']],
    ['by a former name in traditional characters', '欧阳', ['SQ-0002']],
    ['by a name without its dot', '阿依古丽买买提', ['LX-0010']],
    ['by a part of a number', '001', ['LX-0010', 'LX-0001'].slice(0, 2)],
    ['by its village, whole before part', '柳湾社区', ['SQ-0002']],
    ['by town and village together', '柳湾镇荷花', ['LX-0010', 'LX-0001']],
    ['with spaces around what was entered', '  欧阳修 ', ['SQ-0002']],
    ['by village and name, whichever is first', '钱多多 荷花村', ['LX-0001']],
    ['by village and surname', '柳湾 钱', ['LX-0010', 'LX-0001']],
    ['not by a village and a name of another one', '柳湾社区 钱多多', []],
    ['not by a single character of a longer name', '钱', []],
    ['not by nothing', '  ', []],
    ['not by somebody else', '孙悟空', []],
  ])('%s', (_, entered, numbers) => {
    expect(numbersOf(entered)).toEqual(numbers);
  });

  it('among the first two hundred, with how many there are', () => {
    const many = Array.from({ length: 320 }, (_, n) => household({ number: `LX-${n}` }));
    const { found, total } = lookUpByName(many, '荷花村');
    expect([found.length, total]).toEqual([MOST_FOUND, 320]);
  });
});
