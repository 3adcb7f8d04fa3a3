/** A list as the file that was asked for. */
import type { Column } from '../../../shared/domain/exports/columns.ts';
import { writeCsv } from '../../../shared/domain/exports/write-csv.ts';
import type { Outcome } from '../route.ts';
import type { StaffVisit } from '../visit.ts';
import { writeWorkbook } from './write-workbook.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportFile<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { name, format, visit }: { name: string; format: ExportFormat; visit: StaffVisit },
): Promise<Outcome> {
  const { language } = visit;
  const fileName = `${name}-${visit.day}.${format}`;
  if (format === 'csv')
    return {
      kind: 'file',
      body: writeCsv(rows, columns, language),
      mediaType: 'text/csv; charset=utf-8',
      fileName,
    };
  const body = new Uint8Array(await writeWorkbook(rows, columns, { title: name, language }));
  return { kind: 'file', body, mediaType: workbookType, fileName };
}
