import fc from '../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { splitRecord } from '../../../shared/domain/kernel/csv.ts';
import { column } from '../../../shared/domain/kernel/header.ts';
import { looksRounded, RoundedNumbers } from '../../../shared/matching/rounded-numbers.ts';

const columns = [
  column('姓名', 'name', 'required', 'name'),
  column('账号', 'account', 'required', 'identifier'),
  column('余额', 'balance', 'required', 'amount'),
  column('车架号', 'vin', 'optional', 'identifier'),
];
const positions = { name: 0, account: 1, balance: 2, vin: 3 };

function roundedIn(rows: readonly string[]): string[] {
  const numbers = new RoundedNumbers(columns, positions);
  for (const row of rows) {
    const bytes = Buffer.from(`x,${row}\n`);
    numbers.see({ bytes, start: 2, end: bytes.length - 1 });
  }
  return numbers.fields();
}

describe('numbers that a spreadsheet has rounded', () => {
  const rounded = '张三,6299010000000000000,1,';
  const whole = '张三,6299010000000001234,1,';

  it('are reported where at least half of the long ones, and three, end in zeros', () => {
    expect(roundedIn([rounded, rounded, rounded])).toEqual(['account']);
    expect(roundedIn([rounded, rounded, rounded, whole, whole, whole])).toEqual(['account']);
  });

  it('are not reported for two, for fewer than half, or for short ones', () => {
    expect(roundedIn([rounded, rounded])).toEqual([]);
    expect(roundedIn([rounded, rounded, rounded, whole, whole, whole, whole])).toEqual([]);
    expect(roundedIn(Array.from({ length: 9 }, () => '张三,629901000000000,1,'))).toEqual([]);
  });

  it('are seen alike in rows with quotes and without', () => {
    const field = fc.constantFrom(
      '',
      '6299010000000000000',
      '6299010000000001234',
      '629901000000000',
      '6.2E+18',
      'a',
    );
    const write = fc.constantFrom(
      (text: string) => text,
      (text: string) => `"${text}"`,
    );
    const cell = fc.tuple(field, write).map(([text, how]) => how(text));
    const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(','));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const fields = rows.map(splitRecord);
        const expected = (['account', 'vin'] as const).filter((name) => {
          const all = fields
            .map((each) => each[positions[name]] ?? '')
            .filter((text) => /^\d{16,}$/.test(text));
          const zeros = all.filter(looksRounded).length;
          return zeros >= 3 && zeros * 2 >= all.length;
        });
        expect(roundedIn(rows)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
