import { parse } from 'csv-parse/sync';
import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../../shared/domain/kernel/write-csv.ts';
import { aRow, columns, en, zh } from '../../../builders/list-rows.ts';

describe('a list as CSV', () => {
  it('opens in Excel in China: byte order mark, titles, plain amounts, ISO dates', () => {
    expect(writeCsv([aRow(), aRow({ amountFen: -5, on: null })], columns, zh)).toBe(
      '\uFEFF户主,金额（元）,比例,日期\r\n张三丰,12600.00,0.5,2026-10-31\r\n张三丰,-0.05,0.5,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', ' =1', '＝1', "=cmd|' /C calc'!A0"])(
    'no text is a formula: %j',
    (name) => {
      const [row] = readBack(writeCsv([aRow({ name })], columns, en));
      expect(row?.['head']).toBe(`'${name}`);
    },
  );

  it.each(['1=1', 'a-b', '张=三', 'a@b'])('a text that only holds such a sign stays as it is: %s', (name) => {
    const [row] = readBack(writeCsv([aRow({ name })], columns, en));
    expect(row?.['head']).toBe(name);
  });

  it('amounts have two decimals, however small', () => {
    const amounts = [0, 5, 50, -5, -1_234_50];
    const read = readBack(
      writeCsv(
        amounts.map((amountFen) => aRow({ amountFen })),
        columns,
        en,
      ),
    );
    expect(read.map((each) => each['amount (yuan)'])).toEqual(['0.00', '0.05', '0.50', '-0.05', '-1234.50']);
  });

  it('every text comes back as it was, whatever quotes, commas and line ends it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (names) => {
        const rows = names.map((name) => aRow({ name: `户${name}` }));
        const read = readBack(writeCsv(rows, columns, zh));
        expect(read.map((each) => each['户主'])).toEqual(rows.map(({ name }) => name));
      }),
    );
  });
});

function readBack(csv: string): Record<string, string>[] {
  return parse(csv, { bom: true, columns: true, relax_column_count: false });
}
