/** A list as the file that was asked for. */
import type { CellObject } from 'write-excel-file/node';
import { NamedError } from '../../../shared/contracts/named-error.ts';
import { startOfDay } from '../../../shared/domain/kernel/calendar.ts';
import type { Column } from '../../../shared/domain/kernel/columns.ts';
import type { Translate } from '../../../shared/domain/kernel/say.ts';
import { writeCsv } from '../../../shared/domain/kernel/write-csv.ts';
import type { Visit } from '../visit.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportedFile {
  kind: 'file';
  body: string | Uint8Array<ArrayBuffer>;
  mediaType: string;
  fileName: string;
  /** How many rows left the console. */
  rows: number;
}

/** What one answer holds, a third larger in base64; a list beyond it is refused, never cut. */
export const largestExportBytes = 4 * 1024 * 1024;

/** A list has more rows than are read for one file. */
export class ListTooLongError extends NamedError {
  readonly name = 'ListTooLongError';
  constructor(rows: number) {
    super(`a list has more than ${rows} rows`);
  }
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportFile<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  {
    name,
    title,
    format,
    visit: { t, day },
  }: { name: string; title: string; format: ExportFormat; visit: Pick<Visit, 't' | 'day'> },
): Promise<ExportedFile> {
  const file = { kind: 'file' as const, fileName: `${name}-${day}.${format}`, rows: rows.length };
  if (format === 'csv')
    return { ...file, body: writeCsv(rows, columns, t), mediaType: 'text/csv; charset=utf-8' };
  const body = new Uint8Array(await writeWorkbook(rows, columns, { title, t }));
  return { ...file, body, mediaType: workbookType };
}

/** Excel's own limit for the name of a sheet, and what may not be in it. */
const longestName = 31;
const notInNames = /[\\/?*[\]:]/g;

export async function writeWorkbook<Row>(
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
  // Loaded when the first workbook is asked for.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
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
