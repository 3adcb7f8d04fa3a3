/** Lists as CSV for the spreadsheets of offices: RFC 4180, UTF-8 with a byte order mark, and no cell is a formula. */
import type { Fen } from '../../contracts/primitives.ts';
import type { Translate } from './say.ts';
import type { Column } from './columns.ts';

/** Without it, Excel in China takes the file for GBK. */
const byteOrderMark = '\uFEFF';

/** What a spreadsheet may take for the beginning of a formula, in both widths. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠|%]/u;

/**
 * Writes a list. Amounts are yuan with two decimals, dates are ISO. A text that a spreadsheet could take for a formula gets
 * an apostrophe before it, which spreadsheets show as text; numbers keep their sign.
 */
export function writeCsv<Row>(rows: Iterable<Row>, columns: readonly Column<Row>[], t: Translate): string {
  const lines = [columns.map(({ title }) => quote(neutralise(t(title)))).join(',')];
  for (const row of rows) lines.push(columns.map((column) => quote(cell(column, row, t))).join(','));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function cell<Row>(column: Column<Row>, row: Row, t: Translate): string {
  const value = column.of(row, t);
  if (value === null) return '';
  if (typeof value === 'string') return neutralise(value);
  return column.type === 'yuan' ? yuanOf(value) : String(value);
}

/** Integer fen as plain yuan, without thousands commas: -1250 is `-12.50`. */
function yuanOf(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function neutralise(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
