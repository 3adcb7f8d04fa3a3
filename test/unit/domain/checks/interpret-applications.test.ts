import { describe, expect, it } from 'vitest';
import {
  interpretApplications,
  type ApplicationsReading,
} from '../../../../shared/domain/checks/interpret-applications.ts';
import { idOf } from '../../../builders/county-files.ts';

type Values = Readonly<Record<string, string>>;

const head: Values = {
  application_number: '7',
  applied_on: '2026-10-28',
  scheme: '城市低保',
  head_name: '张三',
  name: '张三',
  id_number: idOf(1),
  relation: '户主',
  town: '某镇',
  village: '某村',
  income: '500',
  income_period: '月',
  authorised_until: '长期',
};
/** Of a sheet that has merged what is said of the household. */
const wife: Values = { name: '李四', id_number: idOf(2), relation: '配偶', authorised_until: '长期' };

function interpret(...values: Values[]): Extract<ApplicationsReading, { kind: 'applications' }> {
  const rows = values.map((row, index) => ({
    line: index + 2,
    reachable: true,
    firstText: Object.values(row).find((text) => text !== '') ?? '',
    field: (name: string) => row[name] ?? '',
  }));
  const reading = interpretApplications('340822', rows, '2026-10-31');
  if (reading.kind === 'rejected') throw new Error(reading.reason);
  return reading;
}

const whole = { quarantined: [], applications: [{ number: '7', appliedOn: '2026-10-28' }] };

describe('an application', () => {
  it('is its rows, those of merged cells among them', () => {
    const reading = interpret(head, wife);
    expect(reading).toMatchObject({ ...whole, merged: 1 });
    expect(reading.applications[0]?.lines).toEqual([2, 3]);
    expect(reading.applications[0]?.members.map(({ name }) => name)).toEqual(['张三', '李四']);
  });

  it.each<[string, Values]>([
    ['a total', { application_number: '合计：1 户' }],
    ['a total that counts', { application_number: '合计', income: '500' }],
    ['who has made the list', { application_number: '制表人：某' }],
    ['a seal', { application_number: '（盖章）' }],
    ['a date below the seal', { head_name: '二〇二六年十月二十八日' }],
    ['a date in the column of days', { applied_on: '2026年10月28日' }],
    ['nothing', {}],
    ['spaces', { application_number: ' ', name: '　' }],
  ])('is not changed by a row below it that has %s', (_, footer) => {
    const reading = interpret(head, wife, footer);
    expect(reading).toMatchObject(whole);
    expect(reading.applications[0]?.members).toHaveLength(2);
    expect(reading.applications[0]?.lines).toEqual([2, 3]);
  });

  it('is not changed by a line of types above it', () => {
    const types = Object.fromEntries(
      Object.keys(head).map((name) => [name, name === 'applied_on' ? '日期' : '文本']),
    );
    expect(interpret(types, head, wife)).toMatchObject(whole);
  });

  it('is not taken where a row below it says something of a household and not which', () => {
    const reading = interpret(head, { ...wife, town: '某镇' });
    expect(reading.applications).toEqual([]);
    expect(reading.quarantined.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('an identity number that cannot be right', () => {
  it.each([
    [
      'a wrong check character',
      `${idOf(2).slice(0, 17)}${idOf(2).endsWith('0') ? '1' : '0'}`,
      'identity-invalid',
    ],
    ['stars', `${idOf(2).slice(0, 10)}********`, 'identity-masked'],
    ['a spreadsheet’s exponent', '3.40822E+17', 'identity-scientific'],
  ])('is named for what it is: %s', (_, id_number, reason) => {
    const reading = interpret(head, { ...wife, id_number });
    expect(reading.applications).toEqual([]);
    expect(reading.quarantined).toContainEqual({ line: 3, reason });
  });
});
