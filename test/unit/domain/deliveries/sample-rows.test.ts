import { describe, expect, it } from 'vitest';
import { requireSource } from '../../../../shared/domain/catalogue/catalogue.ts';
import { RowSample } from '../../../../shared/domain/deliveries/sample-rows.ts';
import { idOf } from '../../../builders/county-files.ts';

const bank = requireSource('bank');
const columns = bank.columns.filter(({ en }) =>
  ['id_number', 'name', 'branch', 'account_number', 'balance', 'balance_date', 'account_status'].includes(en),
);
const positions = Object.fromEntries(columns.map(({ field }, n) => [field, n]));
const knows = (field: string, word: string) =>
  Object.values(bank.fields).some(({ en, words }) => en === field && words?.has(word) === true);

function sampleOf(...rows: string[][]) {
  const sample = new RowSample(columns, positions, knows);
  for (const row of rows) sample.see(row);
  return sample.rows;
}

const order = columns.map(({ en }) => en);
const rowOf = (fields: Readonly<Record<string, string>>) => order.map((en) => fields[en] ?? '');
const right = {
  ...{ id_number: idOf(1), name: '测安平', branch: '东乡分社', account_number: '6200000000001234' },
  ...{ balance: '1,258.30', balance_date: '2026-10-30', account_status: '正常' },
};

describe('a sample row', () => {
  it('shows amounts, dates and known words, and neither person nor account', () => {
    const [shown] = sampleOf(rowOf(right));
    const values = Object.fromEntries(shown?.fields.map(({ field, value }) => [field, value]) ?? []);
    expect(values).toMatchObject({
      身份证号: `329901${'*'.repeat(10)}${idOf(1).slice(-2)}`,
      姓名: '测**',
      账号: '6*************34',
      余额: '1,258.30',
      余额日期: '2026-10-30',
      账户状态: '正常',
    });
  });

  it('hides a name or a number that appears in a shifted column, whatever column it is', () => {
    for (const en of order) {
      const text = JSON.stringify(
        sampleOf(rowOf({ ...right, [en]: '测安平' }), rowOf({ ...right, [en]: idOf(2) })),
      );
      expect(text).not.toContain('安平');
      expect(text).not.toContain(idOf(2));
      expect(text).not.toContain(idOf(1));
    }
  });

  it('shows what is wrong with an identity: its form, a lost end, a wrong digit', () => {
    const rounded = `${idOf(3).slice(0, 15)}000`;
    const rows = sampleOf(
      rowOf({ ...right, id_number: '3.29901E+17' }),
      rowOf({ ...right, id_number: rounded }),
      rowOf({ ...right, id_number: `${idOf(4).slice(0, 17)}${idOf(4).endsWith('1') ? '2' : '1'}` }),
    );
    expect(rows.map(({ why }) => why)).toEqual([
      ...['first', 'first', 'first', 'unreadable', 'rounded', 'check-digit'],
    ]);
    const shownOf = (why: string) =>
      rows.find((row) => row.why === why)?.fields.find(({ field }) => field === '身份证号')?.value;
    expect(shownOf('unreadable')).toMatch(/^3\.\*+E\+\*\*$/);
    expect(shownOf('rounded')).toMatch(/000$/);
  });

  it('stands for many: three of each kind', () => {
    const rows = sampleOf(...Array.from({ length: 50 }, () => rowOf({ ...right, id_number: 'x' })));
    expect(rows).toHaveLength(6);
  });
});
