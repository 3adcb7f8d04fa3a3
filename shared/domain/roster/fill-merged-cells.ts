/** What spreadsheets do to the rows of a roster: merged cells that leave rows without their household, and footers. */
import { clean } from '../kernel/text.ts';
import { classifyNonDataRow } from '../kernel/non-data-rows.ts';
import type { RosterRow } from './read-roster-row.ts';
import { rosterColumns } from './roster-columns.ts';

/** What a sheet merges over the rows of one household: one cell for all of its members. */
const householdColumns: ReadonlySet<string> = new Set([
  ...['household_number', 'scheme', 'head_name', 'town', 'village', 'category', 'household_size'],
  ...['monthly_amount', 'income', 'income_period', 'aid_account'],
]);

/** A row where all household columns are empty is of the household above it; the same for the rows below. */
export function fillMergedCells(rows: Iterable<RosterRow>): RosterRow[] {
  let above: RosterRow | undefined;
  return Array.from(rows, (row) => {
    if (row.unread !== undefined) return row;
    const isMerged = [...householdColumns].every((name) => clean(row.field(name)) === '');
    const source = above;
    if (isMerged && source !== undefined && clean(row.field('name')) + clean(row.field('id_number')) !== '')
      return { ...row, field: (name) => (householdColumns.has(name) ? source.field(name) : row.field(name)) };
    above = row;
    return row;
  });
}

/** Why a row is about nobody: a total, a signature, the header once more, or nothing at all; undefined where it is not. */
export function classifyRow(row: RosterRow): ReturnType<typeof classifyNonDataRow> {
  if (row.unread !== undefined) return undefined;
  const fields = rosterColumns.map(({ field }) => row.field(field));
  return classifyNonDataRow({
    fields: [row.firstText ?? '', ...fields],
    columns: rosterColumns,
    field: row.field,
  });
}
