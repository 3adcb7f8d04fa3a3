/** A list as the file that was asked for. */
import type { Column } from '../../../shared/domain/kernel/columns.ts';
import { writeCsv } from '../../../shared/domain/kernel/write-csv.ts';
import type { Visit } from '../visit.ts';
import { writeWorkbook } from './write-workbook.ts';

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

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportFile<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  {
    name,
    title,
    format,
    visit: { say, day },
  }: { name: string; title: string; format: ExportFormat; visit: Pick<Visit, 'say' | 'day'> },
): Promise<ExportedFile> {
  const file = { kind: 'file' as const, fileName: `${name}-${day}.${format}`, rows: rows.length };
  if (format === 'csv')
    return { ...file, body: writeCsv(rows, columns, say), mediaType: 'text/csv; charset=utf-8' };
  const body = new Uint8Array(await writeWorkbook(rows, columns, { title, say }));
  return { ...file, body, mediaType: workbookType };
}
