/** Rows of every source whose rows are not cases of the table: what each field gives that is empty or cannot be read. */
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import { canBeInvalid, type ColumnOf, reasonOf } from '../../../shared/domain/catalogue/columns.ts';
import type { Cells } from '../../../shared/domain/catalogue/sample.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import { joinCells } from '../../../cli/sample-county/write.ts';
import { drawSampleRows, spoilt } from '../../builders/sample-rows.ts';
import { rowMember } from './corpus-file.ts';

export interface SourceRows {
  key: string;
  header: string;
  /** In the order of their lines: what the row is, and what it must give. */
  rows: readonly { line: string; about: string; gives: string }[];
}

/** So many rows as they should be keep a file from being held for the others. */
const ordinary = 6;

/** @param inTable sources whose rows the table has */
export function listSourceRows(inTable: readonly string[]): SourceRows[] {
  return sources.filter(({ name }) => !inTable.includes(name)).map(rowsOf);
}

function rowsOf(source: Source): SourceRows {
  const row = (cells: Cells, about: string, gives = 'matched') => ({
    line: joinCells(
      source.columns.map(({ en }) => ({ id_number: rowMember, name: '测二', ...cells })[en] ?? ''),
    ),
    ...{ about: `${source.name}: ${about}`, gives },
  });
  const [first = {}] = drawSampleRows(source);
  const damaged = Object.values(source.fields).flatMap((column) =>
    [
      [spoilt(column), 'that cannot be read'],
      ['', 'that is empty'],
    ].map(([cell = '', how = '']) =>
      row({ ...first, [column.en]: cell }, `a ${column.en} ${how}`, gives(column)),
    ),
  );
  const good = Array.from({ length: ordinary }, (_, n) => {
    const [cells = {}] = drawSampleRows(source, String(n));
    return row(cells, 'as it should be');
  });
  return {
    key: `inbox/${source.name}/rows/2026-10-30/rows.csv`,
    header: joinCells(source.columns.map(({ zh }) => zh)),
    rows: [...good, ...damaged],
  };
}

/** Words, names and shares are kept as they are written, and what is optional is left out. */
function gives(column: ColumnOf): string {
  return canBeInvalid(column) ? `quarantined ${reasonOf(column)}` : 'matched';
}
