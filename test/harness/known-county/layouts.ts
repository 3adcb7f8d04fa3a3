/** The columns of the known county's files: all that rosters and the sources of the catalogue have. */
import { joinCells } from '../../../cli/sample-county/write.ts';
import { requireSource } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Cells } from '../../../shared/domain/catalogue/sample.ts';
import type { Column } from '../../../shared/domain/kernel/header.ts';
import { rosterColumns } from '../../../shared/domain/roster/roster-columns.ts';

/**
 * Banks write the identity last, so that a row can end before it.
 *
 * @param layout a source, or `roster`
 */
export function columnsOf(layout: string): readonly Column[] {
  if (layout === 'roster') return rosterColumns;
  const [identity, ...others] = requireSource(layout).columns;
  if (identity === undefined) throw new RangeError(`${layout} has no columns`);
  return layout === 'bank' ? [...others, identity] : [identity, ...others];
}

/** @param cells by English names */
export function writeCells(layout: string, cells: Cells): string {
  return joinCells(columnsOf(layout).map(({ en }) => cells[en] ?? ''));
}
