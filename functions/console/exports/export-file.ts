/** A list as the file that was asked for. */
import { NamedError } from '../../../shared/contracts/named-error.ts';
import type { Column } from '../../../shared/domain/kernel/columns.ts';
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
  // Loaded when the first workbook is asked for.
  const { writeWorkbook } = await import('./write-workbook.ts');
  const body = new Uint8Array(await writeWorkbook(rows, columns, { title, t }));
  return { ...file, body, mediaType: workbookType };
}
