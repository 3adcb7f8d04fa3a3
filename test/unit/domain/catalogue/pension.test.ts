/** Pensions and benefits: what they are, and the months that they are for. */
import { expect, it } from 'vitest';
import { pension } from '../../../../shared/domain/catalogue/sources/pension.ts';
import { combineCells, readCells, thingOf } from '../../../builders/source-rows.ts';

const benefit = {
  ...{ benefit_type: '城乡居民基本养老保险', monthly_benefit: '180', basic_pension: '103' },
  ...{ paid_month: '2026-10', benefit_status: '正常' },
};
const combine = (changes: Readonly<Record<string, string>>) =>
  combineCells(pension, { ...benefit, ...changes });
const known = (fen: number) => ({ leastFen: fen, mostFen: fen });
const upTo = (fen: number) => ({ leastFen: 0, mostFen: fen });

it.each([
  [{}, { sort: 'transfer', net: known(180_00), basicPension: known(103_00) }],
  [{ basic_pension: '' }, { net: known(180_00), basicPension: upTo(180_00) }],
  [{ basic_pension: '一百' }, { net: known(180_00), basicPension: upTo(180_00) }],
  [{ account_pension: '77' }, { net: known(180_00), basicPension: known(103_00) }],
  [{ account_pension: '60' }, { net: known(180_00), basicPension: known(103_00) }],
  [
    { basic_pension: '', account_pension: '77' },
    { net: known(180_00), basicPension: known(103_00) },
  ],
  [
    { basic_pension: '', account_pension: '七十七' },
    { net: known(180_00), basicPension: upTo(180_00) },
  ],
  [{ account_pension: '100' }, { net: known(180_00), basicPension: upTo(180_00) }],
  [{ basic_pension: '1,030' }, { net: known(180_00), basicPension: upTo(180_00) }],
  [{ benefit_type: '优待抚恤' }, { sort: 'transfer', net: known(180_00), exemptAs: 'preferential' }],
  [{ benefit_type: '高龄津贴' }, { exemptAs: 'relief' }],
  [{ benefit_type: '丧葬补助金' }, { sort: 'unclear', net: upTo(180_00), isOneOff: true }],
])('with %o says %o', (changes, facet) => {
  expect(combine(changes)).toMatchObject({ facets: [facet] });
});

it('of employees has no basic pension that could be exempt', () => {
  const [facet] = combine({ benefit_type: '企业职工基本养老保险' }).facets;
  expect(facet).toMatchObject({ sort: 'transfer', net: known(180_00) });
  expect(facet).not.toHaveProperty('basicPension');
});

it.each([
  [{}, '2026-10', []],
  [{ for_month: '2026-03' }, '2026-03', []],
  [{ for_month: '2026-03', is_back_pay: '是' }, '2026-03', []],
  [{ is_back_pay: '是' }, '2026-10', ['one-off']],
  [{ for_month: '2026-03至2026-08' }, '2026-10', ['one-off']],
  [{ for_month: '2026-13' }, '2026-10', ['one-off']],
  [{ paid_month: '2026-12' }, '2026-12', ['future-month']],
  [{ account_pension: '100' }, '2026-10', ['parts']],
  [{ basic_pension: '1,030' }, '2026-10', ['parts']],
  [{ benefit_type: '其他待遇' }, '2026-10', ['class']],
  [{ benefit_status: '待核定' }, '2026-10', ['state']],
])('with %o is for %s, unclear in %o', (changes, month, points) => {
  const { facets, points: found } = combine(changes);
  expect(facets).toMatchObject([{ month }]);
  expect(found).toEqual(points);
});

it.each(['停发', '暂停', '未认证暂停', '终止', '死亡'])('that is stopped (%s) is none', (benefit_status) => {
  expect(combine({ benefit_status })).toMatchObject({ state: 'out', facets: [], points: [] });
});

it('is one thing for each person and benefit', () => {
  const key = thingOf(pension, benefit);
  expect(thingOf(pension, { ...benefit, benefit_type: '城乡居民养老金', paid_month: '2026-09' })).toBe(key);
  expect(thingOf(pension, { ...benefit, benefit_type: '高龄津贴' })).not.toBe(key);
  expect(thingOf(pension, benefit, 'p', 2)).not.toBe(key);
});

it.each([
  ['paid_month', '2026-13', 'paid-month-invalid'],
  ['monthly_benefit', '', 'monthly-benefit-invalid'],
])('a row whose %s is %j is set aside', (field, value, reason) => {
  expect(() => readCells(pension, { ...benefit, [field]: value })).toThrow(reason);
});
