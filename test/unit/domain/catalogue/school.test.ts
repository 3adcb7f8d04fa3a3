/** School records: who is at school at which stage, who has left, and what is unclear about it. */
import { expect, it } from 'vitest';
import { memberOf } from '../../../../shared/domain/catalogue/held.ts';
import { school } from '../../../../shared/domain/catalogue/sources/school.ts';
import { ofSecond, rowOf, saidBy, thingsOf } from '../../../builders/rows-of-source.ts';

const cells = { school: '试验县第一中学', stage: '普通高中', school_status: '在读', leaves_on: '2028-07-01' };
const record = (changes: Readonly<Record<string, string>> = {}, place = {}) =>
  rowOf(school, { ...cells, ...changes }, place);

it('says the stage, and when it is expected to end', () => {
  expect(saidBy(record())).toEqual({
    state: 'in-force',
    unclear: [],
    facets: [{ kind: 'class', by: 'school', stage: 'senior', until: '2028-07-01' }],
  });
});

it.each([
  ['幼儿园', 'preschool'],
  ['小学', 'primary'],
  ['初中', 'junior'],
  ['中专', 'senior'],
  ['高职', 'undergraduate'],
  ['本科', 'undergraduate'],
  ['硕士', 'graduate'],
])('%s is %s', (stage, meaning) => {
  expect(saidBy(record({ stage })).facets).toMatchObject([{ stage: meaning }]);
});

it.each(['在读', '在校', '休学', '保留学籍'])('who is %s is at school', (status) => {
  expect(saidBy(record({ school_status: status })).state).toBe('in-force');
});

it.each(['毕业', '结业', '肄业', '退学'])('who is %s has left it, on the day that it gives', (status) => {
  expect(saidBy(record({ school_status: status, leaves_on: '2026-07-01' }))).toEqual({
    state: 'out',
    unclear: [],
    facets: [{ kind: 'class', by: 'school', stage: 'senior', until: '2026-07-01' }],
  });
});

it.each(['2028-07', '2028/7', '2028年7月'])('an end known to the month (%s) is its last day', (leaves_on) => {
  expect(saidBy(record({ leaves_on }))).toMatchObject({ unclear: [], facets: [{ until: '2028-07-31' }] });
});

it.each(['202807', '280731', '2028-07-01至2028-07-31'])('%s is no end that anybody can read', (leaves_on) => {
  expect(saidBy(record({ leaves_on })).unclear).toEqual(['until']);
});

it('who leaves in the month of the file may still be there', () => {
  expect(saidBy(record({ leaves_on: '2026-10' })).unclear).toEqual([]);
});

it.each([
  ['a state that is no word', { school_status: '借读' }, ['state']],
  ['somebody who changes school', { school_status: '转学' }, ['state']],
  ['a stage that is no word', { stage: '三年级二班' }, ['class']],
  ['a day of leaving that is no day', { leaves_on: '后年' }, ['until']],
  ['a month of leaving that there is not', { leaves_on: '2028-13' }, ['until']],
  ['being at school after the day of leaving', { leaves_on: '2026-07-01' }, ['dates']],
])('%s is unclear', (_what, changes, unclear) => {
  expect(saidBy(record(changes)).unclear).toEqual(unclear);
});

it('two members at one school are two records', () => {
  expect(thingsOf(record(), record({}, ofSecond)).map(memberOf).sort()).toEqual([1, 2]);
});

it('offices that contradict each other leave it unclear', () => {
  const other = { provider: 'another-office' };
  expect(saidBy(record(), record({ school_status: '毕业' }, other))).toMatchObject({
    state: 'unclear',
    unclear: ['state'],
  });
  expect(saidBy(record(), record({ leaves_on: '2029-07-01' }, other)).unclear).toEqual(['state']);
  expect(saidBy(record(), record({ leaves_on: '' }, other)).unclear).toEqual([]);
});

it('is explained in words, without the school where papers go', () => {
  const { asset } = record();
  expect(school.summarise(asset).en).toBe(
    'school record, stage "普通高中", state "在读", leaves on 2028-07-01',
  );
  expect(school.describe(asset)).toHaveLength(4);
  expect(school.sort?.(asset)).toEqual({ zh: '高中', en: 'senior secondary school' });
  expect(school.sort?.(record({ stage: '?' }).asset)).toBeUndefined();
});
