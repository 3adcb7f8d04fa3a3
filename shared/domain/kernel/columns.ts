/** Columns of a list, typed: the page's table, the CSV and the workbook are made from the same ones. */
import type { Bilingual, CalendarDate, Fen } from '../../contracts/primitives.ts';
import type { Translate } from './say.ts';

/** What a column holds of a row; null is an empty cell. Texts are in the language that is asked for. */
export type Column<Row> = { title: Bilingual } & (
  | { type: 'text'; of: (row: Row, t: Translate) => string | null }
  | { type: 'yuan'; of: (row: Row) => Fen | null }
  | { type: 'count'; of: (row: Row) => number | null }
  /** A share of 1. */
  | { type: 'share'; of: (row: Row) => number | null }
  | { type: 'date'; of: (row: Row) => CalendarDate | null }
);
