import fc from '../../builders/fast-check.ts';
import { drawSampleRows } from '../../builders/sample-rows.ts';
import { describe, expect, it } from 'vitest';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Cells } from '../../../shared/domain/catalogue/sample.ts';
import { bank } from '../../../shared/domain/catalogue/sources/bank.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import { AcceptableRows } from '../../../shared/matching/acceptable-rows.ts';
import { matchRow, type RowShape } from '../../../shared/matching/match-row.ts';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { joinCells } from '../../../cli/sample-county/write.ts';
import { day, numberOf, openSmallRegistry, people } from './small-registry.ts';

const registry = openSmallRegistry();
const member = numberOf(people.openEnded);
const encoders = { 'utf-8': (text: string) => Buffer.from(text), gb18030: encodeGb18030 };
type Encoding = keyof typeof encoders;

function shapeOf({ columns }: Source): RowShape {
  const positions = Object.fromEntries(columns.map(({ field }, position) => [field, position]));
  return { positions, width: columns.length };
}

/** A row about a member with these cells, all others being empty. */
function rowOf({ columns }: Source, cells: Readonly<Record<string, string>>): string {
  return columns.map(({ field }) => (field === 'id_number' ? member : (cells[field] ?? ''))).join(',');
}

function isAcceptable(spec: Source, row: string, encoding: Encoding = 'utf-8'): boolean {
  const bytes = encoders[encoding](row);
  return new AcceptableRows(spec.columns, shapeOf(spec)).has({ bytes, start: 0, end: bytes.length });
}

/** Of an account. */
const plainCells: Cells = {
  account_number: '6228480012345678',
  balance: '12600.01',
  balance_date: '2026-10-28',
};

/** An ordinary row of each source, as the files of the sample county have them. */
const ordinaryCells = new Map(sources.map((spec) => [spec, drawCells(spec)]));

function drawCells(source: Source): Cells {
  const [cells = {}] = drawSampleRows(source);
  return Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, joinCells([text])]));
}

/** The columns whose fields are looked at. */
function testedFields({ columns }: Source, cells: Cells): string[] {
  const tested = columns.filter(({ required, field }) => required && cells[field] !== undefined);
  return tested.map(({ field }) => field);
}

/** Characters that forms are made of, and those that a reader of bytes may take for them. */
const cell = fc
  .array(fc.constantFrom(...Array.from('0123456789-./, "xA·无中\u00a0\u3000\uff11\u0661\u{1F9E7}')))
  .map((characters) => characters.join(''));

const anyRow = fc.constantFrom(...sources).chain((spec: Source) => {
  const cells = spec.columns.map(({ field }) => {
    const plain = fc.constant(ordinaryCells.get(spec)?.[field] ?? '');
    return [field, fc.oneof(plain, plain.map(quoted), cell.map(quoted), cell)] as const;
  });
  return fc.record({
    spec: fc.constant(spec),
    encoding: fc.constantFrom<Encoding>('utf-8', 'gb18030'),
    cells: fc.record(Object.fromEntries(cells)),
    behind: fc.constantFrom('', ',', ',,', ',"', ',"a,b"', ',1'),
  });
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe('rows that are acceptable by their bytes', () => {
  it.each(sources)('are the ordinary ones of $name', (spec) => {
    const cells = drawCells(spec);
    expect(isAcceptable(spec, rowOf(spec, cells))).toBe(true);
    expect(isAcceptable(spec, rowOf(spec, cells), 'gb18030')).toBe(true);
    expect(testedFields(spec, cells)).not.toEqual([]);
  });

  it('are all accepted by the definition', () => {
    fc.assert(
      fc.property(anyRow, ({ spec, encoding, cells, behind }) => {
        const row = rowOf(spec, cells) + behind;
        fc.pre(isAcceptable(spec, row, encoding));
        expect(matchRow(row, shapeOf(spec), { spec, registry, day }).kind).toBe('matched');
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['account_number', '无'],
    ['account_number', ''],
    // A space, in GB18030 four bytes of which two are those of digits.
    ['account_number', '\u00a0'],
    ['balance', ''],
    ['balance', '12,600.01'],
    ['balance', '12345678901234'],
    ['balance', '5.'],
    ['balance', '1.005'],
    ['balance', '-5'],
    ['balance_date', '2026-02-29'],
    ['balance_date', '2026-04-31'],
    ['balance_date', '2026-10-00'],
    ['balance_date', '2026-13-01'],
    ['balance_date', '0000-10-10'],
    ['balance_date', '2026-1-011'],
    ['balance_date', '"2026-10-10'],
    ['balance_date', '"2026-10-10"1'],
    ['account_number', '""'],
    ['account_number', '"6228""480"'],
  ])('are none where %s is %j', (field, value) => {
    const row = rowOf(bank, { ...plainCells, [field]: value });
    expect(isAcceptable(bank, row)).toBe(false);
    expect(isAcceptable(bank, row, 'gb18030')).toBe(false);
  });

  it.each([
    ['balance_date', '2026-10-31'],
    ['balance_date', '"2026-10-10"'],
    ['account_number', '"6228480012345678"'],
    ['branch', '"柳湾支行,"'],
    ['branch', '"称""已结清"",待查"'],
    ['account_status', '"正常"'],
  ])('are some where %s is %j', (field, value) => {
    const row = rowOf(bank, { ...plainCells, [field]: value });
    expect(isAcceptable(bank, row)).toBe(true);
    expect(isAcceptable(bank, row, 'gb18030')).toBe(true);
  });

  it('are none where a column is not there, or a field could be too long', () => {
    const row = rowOf(bank, plainCells);
    expect(isAcceptable(bank, row.split(',').slice(0, 8).join(','))).toBe(false);
    expect(isAcceptable(bank, row + 'x'.repeat(200))).toBe(false);
  });

  it('are none where a comma appears in a field without quotes', () => {
    const row = rowOf(bank, { ...plainCells, account_status: '正常' });
    expect(isAcceptable(bank, row)).toBe(true);
    expect(isAcceptable(bank, `${row},258`)).toBe(false);
  });
});
