/** A list as a workbook. */
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { startOfDay } from '../../../shared/domain/kernel/calendar.ts';
import type { Column } from '../../../shared/domain/kernel/columns.ts';
import type { Translate } from '../../../shared/domain/kernel/say.ts';

/** Excel's own limit for the name of a sheet, and what may not be in it. */
const longestName = 31;
const notInNames = /[\\/?*[\]:]/g;

export function writeWorkbook<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: { title: string; t: Translate },
): Promise<Buffer> {
  const head = columns.map(({ title }): CellObject => ({
    ...textCell(options.t(title)),
    fontWeight: 'bold',
    backgroundColor: '#e6f0f8',
    wrap: true,
  }));
  const body = rows.map((row) => columns.map((column) => cellOf(column, row, options.t)));
  return writeXlsxFile([head, ...body], {
    sheet: options.title.replaceAll(notInNames, ' ').slice(0, longestName),
    columns: columns.map(({ type }) => ({ width: type === 'text' ? 24 : 14 })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function cellOf<Row>(column: Column<Row>, row: Row, t: Translate): CellObject | null {
  if (column.type === 'text') {
    const text = column.of(row, t);
    return text === null || text === '' ? null : textCell(text);
  }
  if (column.type === 'date') {
    const date = column.of(row);
    return date === null ? null : { type: Date, value: new Date(startOfDay(date)), format: 'yyyy-mm-dd' };
  }
  const value = column.of(row);
  return value === null ? null : { type: Number, ...numberCell(column.type, value) };
}

function numberCell(type: 'yuan' | 'count' | 'share', value: number): CellObject {
  if (type === 'yuan') return { value: value / 100, format: '#,##0.00' };
  return { value, format: type === 'share' ? '0.0%' : '#,##0' };
}

function textCell(text: string): CellObject {
  return { type: String, value: text };
}
