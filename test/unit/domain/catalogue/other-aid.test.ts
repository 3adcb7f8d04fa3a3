/** Other assistance: which scheme, from when until when, and what is unclear about it. */
import { expect, it } from 'vitest';
import { memberOf } from '../../../../shared/domain/catalogue/held.ts';
import { isGrantedOn } from '../../../../shared/domain/catalogue/facets.ts';
import { otherAid } from '../../../../shared/domain/catalogue/sources/other-aid.ts';
import { ofSecond, rowOf, saidBy, thingsOf } from '../../../builders/rows-of-source.ts';

const cells = {
  scheme: '特困供养',
  monthly_amount: '800',
  from: '2024/3/1',
  until: '',
  aid_status: '在发',
};
const aid = (changes: Readonly<Record<string, string>> = {}, place = {}) =>
  rowOf(otherAid, { ...cells, ...changes }, place);

it('says scheme, amount and days', () => {
  expect(saidBy(aid({ until: '2027-02-28' }))).toEqual({
    state: 'in-force',
    unclear: [],
    facets: [
      { kind: 'aid', scheme: 'destitute', from: '2024-03-01', until: '2027-02-28', monthlyFen: 800_00 },
    ],
  });
});

it.each([
  ['五保', 'destitute'],
  ['特困集中供养', 'destitute'],
  ['社会散居孤儿', 'orphan'],
  ['事实无人抚养儿童', 'unsupported-child'],
  ['农村低保', 'guarantee'],
  ['低保边缘家庭', 'edge'],
  ['困难残疾人生活补贴', 'disability-subsidies'],
  ['高龄津贴', 'old-age'],
  ['急难救助', 'temporary'],
  ['资助参保', 'medical'],
  ['国家助学金', 'education'],
  ['优抚', 'preferential'],
])('%s is %s', (word, scheme) => {
  expect(saidBy(aid({ scheme: word }))).toMatchObject({ unclear: [], facets: [{ scheme }] });
});

it.each([
  ['正常发放', 'in-force', []],
  ['停发', 'out', []],
  ['暂停', 'unclear', ['state']],
  ['', 'unclear', ['state']],
])('of state %j it is %s', (word, state, unclear) => {
  expect(saidBy(aid({ aid_status: word }))).toMatchObject({ state, unclear });
});

it.each([
  ['a scheme that nobody knows', { scheme: '爱心卡' }, ['scheme']],
  ['an end that is no day', { until: '明年' }, ['until']],
  ['an end of six digits: a month or a day', { until: '202710' }, ['until']],
  ['a span for an end', { until: '2027-10-01至2027-10-31' }, ['until']],
  ['an end before its beginning', { from: '2026-01-01', until: '2025-12-31', aid_status: '在发' }, ['dates']],
  ['an end before the file, and yet it is paid', { until: '2026-09-30' }, ['dates']],
  ['a beginning after the file, and yet it is paid', { from: '2026-12-01' }, ['dates']],
  ['an amount that nobody can read', { monthly_amount: '八百' }, ['amount']],
])('%s is unclear', (_what, changes, unclear) => {
  expect(saidBy(aid(changes)).unclear).toEqual(unclear);
});

it('what has ended is not unclear in anything', () => {
  expect(saidBy(aid({ aid_status: '终止', until: '2023-01-01', scheme: '?' })).unclear).toEqual([]);
});

it('an end known to the month is the last day of that month', () => {
  expect(saidBy(aid({ until: '2027年2月' }))).toEqual(saidBy(aid({ until: '2027-02-28' })));
});

it.each(['长期', '无', '-'])('an end that is %j is none', (until) => {
  expect(saidBy(aid({ until })).facets).toEqual(saidBy(aid()).facets);
});

it('two members in one scheme since the same day are two things, and two offices that tell of one are one', () => {
  const things = thingsOf(aid(), aid({}, ofSecond), aid({ scheme: '五保' }, { provider: 'another-office' }));
  expect(things.map((thing) => [memberOf(thing), thing.rows.length]).sort()).toEqual([
    [1, 2],
    [2, 1],
  ]);
  expect(things.some(({ key }) => key.includes(':'))).toBe(false);
});

it('offices that contradict each other on whether it is paid leave it unclear', () => {
  expect(saidBy(aid(), aid({ aid_status: '停发' }, { provider: 'another-office' }))).toMatchObject({
    state: 'unclear',
    unclear: ['state'],
  });
});

it('of two amounts the larger counts', () => {
  const said = saidBy(aid(), aid({ monthly_amount: '900.00' }, { provider: 'another-office' }));
  expect(said.facets).toMatchObject([{ monthlyFen: 900_00 }]);
});

it.each([['from', '明年', 'from-invalid']])('a row whose %s is %j is set aside', (field, value, reason) => {
  expect(() => aid({ [field]: value })).toThrow(reason);
});

it('is granted from the first to the last day', () => {
  const granted = { from: '2026-01-01', until: '2026-06-30' };
  const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
  expect(days.map((day) => isGrantedOn(granted, day))).toEqual([false, true, true, false]);
  expect(isGrantedOn({ from: '2026-01-01' }, '2099-01-01')).toBe(true);
});

it('is explained in words without a number or a name', () => {
  const { asset } = aid({ until: '2027-02-28' });
  expect(otherAid.summarise(asset).en).toBe(
    '"特困供养", 800.00 a month, from 2024-03-01 to 2027-02-28, state "在发"',
  );
  expect(otherAid.describe(asset)).toHaveLength(5);
  expect(otherAid.sort?.(asset)).toEqual({ zh: '特困供养', en: 'support of the destitute' });
  expect(otherAid.sort?.(aid({ scheme: '爱心卡' }).asset)).toBeUndefined();
});
