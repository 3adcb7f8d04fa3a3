/** What spreadsheets do to the rows of a roster: merged cells that leave rows without their household, and footers. */
import { clean } from '../kernel/text.ts';
import { readIdentity } from '../kernel/identity.ts';
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

/** Totals, and who drew up the list and when. */
const FOOTER =
  /^(?:合计|总计|小计|本页合计|本页小计|共计|制表|填表|审核|复核|负责人|经办|单位负责人|打印|导出|备注|说明|注[:：])/;

/** Whether a row is about nobody: its first text says so, and no identity number stands in it. */
export function isFooter(row: RosterRow): boolean {
  if (row.unread !== undefined) return false;
  const texts = rosterColumns.map(({ field }) => clean(row.field(field))).filter((text) => text !== '');
  const first = (row.firstText ?? texts[0] ?? '').replaceAll(/\s/g, '');
  return FOOTER.test(first) && texts.every((text) => readIdentity(text).kind !== 'identity');
}
