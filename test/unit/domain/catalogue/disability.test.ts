/** Certificates of disability: kind, grade and end, and what is unclear about them. */
import { expect, it } from 'vitest';
import { memberOf } from '../../../../shared/domain/catalogue/held.ts';
import { disability } from '../../../../shared/domain/catalogue/sources/disability.ts';
import { ofSecond, rowOf, saidBy, thingsOf } from '../../../builders/rows-of-source.ts';

const number = '110101198001010010';
const cells = {
  certificate_number: `${number}44`,
  kind: '肢体残疾',
  grade: '四级',
  issued_on: '2020-05-01',
  valid_until: '2030-05-01',
};
type Changes = Readonly<Record<string, string>>;
const certificate = (changes: Changes = {}, place = {}) => rowOf(disability, { ...cells, ...changes }, place);
const numbered = (code: string, changes: Changes) =>
  certificate({ certificate_number: `${number}${code}`, ...changes });

it('says kind, grade and the last day', () => {
  expect(saidBy(certificate())).toEqual({
    state: 'in-force',
    unclear: [],
    facets: [{ kind: 'class', by: 'disability', disability: 'limbs', grade: '4', until: '2030-05-01' }],
  });
});

it.each([
  ['视力', '1', 'sight'],
  ['听力残疾', '2', 'hearing'],
  ['言语', '3', 'speech'],
  ['智力', '5', 'intellect'],
  ['精神残疾', '6', 'mind'],
  ['多重', '7', 'several'],
])('%s is kind %s', (kind, digit, meaning) => {
  expect(saidBy(numbered(`${digit}4`, { kind })).facets).toMatchObject([{ disability: meaning }]);
});

it.each([
  ['一级', '1'],
  ['2级', '2'],
  ['叁级', '3'],
  ['4', '4'],
])('%s is grade %s', (grade, meaning) => {
  expect(saidBy(numbered(`4${meaning}`, { grade })).facets).toMatchObject([{ grade: meaning }]);
});

it.each([
  ['a kind that is no word', { kind: '其他' }, ['class']],
  ['a grade that names two', { grade: '重度' }, ['class']],
  ['a grade other than that of the number', { grade: '一级' }, ['class']],
  ['a kind other than that of the number', { kind: '视力' }, ['class']],
  ['an end that is no day', { valid_until: '十年' }, ['until']],
  ['an end before it was issued', { valid_until: '2019-12-31' }, ['dates']],
  ['a day of issue after the file', { issued_on: '2026-11-01' }, ['dates']],
])('%s is unclear', (_what, changes, unclear) => {
  expect(saidBy(certificate(changes)).unclear).toEqual(unclear);
});

it('one that has expired is a certificate all the same', () => {
  expect(saidBy(certificate({ valid_until: '2021-01-01' }))).toMatchObject({
    state: 'in-force',
    unclear: [],
    facets: [{ until: '2021-01-01' }],
  });
});

it.each(['', '长期'])('an end that is %j is none', (until) => {
  expect(saidBy(certificate({ valid_until: until })).facets[0]).not.toHaveProperty('until');
});

it.each([
  [`${number}44`, 'ID44'],
  [`${number} 44B1`, 'ID44B1'],
  [number, 'ID'],
  ['DC0012345', 'DC0012345'],
])('of the number %s only what is no identity number is kept', (text, kept) => {
  const { asset } = certificate({ certificate_number: text });
  expect(asset).toMatchObject({ certificateNumber: kept });
  expect(JSON.stringify([asset, disability.summarise(asset), disability.describe(asset)])).not.toContain(
    number,
  );
});

it('certificates of one kind and grade of two members are two, and two offices tell of one', () => {
  const things = thingsOf(
    certificate(),
    certificate({}, ofSecond),
    certificate({ valid_until: '2031-01-01' }, { provider: 'another-office' }),
  );
  expect(things.map((thing) => [memberOf(thing), thing.rows.length]).sort()).toEqual([
    [1, 2],
    [2, 1],
  ]);
  expect(things.flatMap(({ facets }) => facets)).toContainEqual(
    expect.objectContaining({ until: '2031-01-01' }),
  );
});

it('a row without a number is set aside', () => {
  expect(() => certificate({ certificate_number: '无' })).toThrow('certificate-number-invalid');
});

it('is explained in words', () => {
  const { asset } = certificate();
  expect(disability.summarise(asset).en).toBe(
    'certificate of disability, kind "肢体残疾", grade "四级", valid until 2030-05-01',
  );
  expect(disability.describe(asset)).toHaveLength(4);
});
