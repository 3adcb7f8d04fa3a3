/** A list as data: a page shows it as a table and hands it out as CSV and as a workbook, all from the same columns. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { Column } from '../../../shared/domain/kernel/columns.ts';
import { exportFile, exportFormats, type ExportedFile, type ExportFormat } from '../exports/export-file.ts';
import { words } from '../texts/words.ts';
import type { StaffVisit } from '../visit.ts';
import { html, type Html, type Part } from './html.ts';
import { table, yuan, type Column as TableColumn, type Sorting } from './parts.ts';

export type SheetColumn<Row> = Column<Row> & {
  /** What the page shows in place of the bare value. */
  show?: (row: Row) => Part;
  /** Left out of the other one. */
  only?: 'page' | 'file';
  sort?: Sorting;
};

export interface SheetSpec<Row> {
  /** Of its files, and in the addresses that ask for them; unique on its page. */
  name: string;
  /** Also names the table to those who do not see it. */
  title: Bilingual;
  /** Stands above the table where no heading says as much. */
  caption?: Bilingual;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  /** All of them, where the page shows but a part. */
  all?: () => Promise<readonly Row[]>;
  empty?: Bilingual;
  /** So many columns that on a phone it is moved sideways in its place rather than turned into cards. */
  wide?: true;
  /** The page that hands it out, where this is not its address. */
  at?: string;
}

export interface Sheet {
  name: string;
  title: Bilingual;
  /** The table with the links to its files below. */
  shown: Html;
  /** The table next to a chart of the same figures: collapsed. */
  folded: Html;
  /** The table and the links apart. */
  table: Html;
  links: Html;
  write(format: ExportFormat): Promise<ExportedFile>;
}

/** The table is put together when a page shows it: of some lists it shows a few lines only, and hands out all. */
export function sheetOf<Row>(visit: StaffVisit, spec: SheetSpec<Row>): Sheet {
  const { name, title, columns, rows, all } = spec;
  const { t } = visit;
  const links = rows.length > 0 ? linksOf(name, spec.at ?? visit.path, visit) : html``;
  return {
    name,
    title,
    links,
    get table() {
      return tableOf(visit, spec);
    },
    get shown() {
      return html`${tableOf(visit, spec)}${links}`;
    },
    get folded() {
      return html`<details>
          <summary>${t(words.figures)}</summary>
          ${tableOf(visit, spec)}
        </details>
        ${links}`;
    },
    write: async (format) =>
      exportFile(
        all === undefined ? rows : await all(),
        columns.filter(({ only }) => only !== 'page'),
        { name, title: t(title), format, visit },
      ),
  };
}

function tableOf<Row>(visit: StaffVisit, spec: SheetSpec<Row>): Html {
  const { title, caption, columns, rows, empty = words.none, wide } = spec;
  const { t } = visit;
  const shown = columns.filter(({ only }) => only !== 'file').map((each) => tableColumn(each, visit));
  return table(rows, shown, {
    caption: t(caption ?? title),
    quiet: caption === undefined,
    empty: t(empty),
    ...(wide !== undefined && { wide }),
  });
}

function tableColumn<Row>(column: SheetColumn<Row>, { t }: StaffVisit): TableColumn<Row> {
  const { title, type, show, sort } = column;
  const kind = type === 'text' ? {} : { kind: type === 'date' ? ('date' as const) : ('num' as const) };
  const cell = show ?? ((row: Row) => valueOf(column, row, t));
  return { title: t(title), ...kind, ...(sort !== undefined && { sort }), cell };
}

function valueOf<Row>(column: Column<Row>, row: Row, t: StaffVisit['t']): string {
  if (column.type === 'text') return column.of(row, t) ?? '';
  if (column.type === 'date') return column.of(row) ?? '—';
  const value = column.of(row);
  if (column.type === 'yuan') return yuan(value);
  if (value === null) return '—';
  return column.type === 'share' ? `${Math.round(value * 100)} %` : value.toLocaleString('en');
}

/** What an address says of one visit alone. */
const passing = ['after', 'page', 'done', 'did', 'taken', 'export'];

function linksOf(name: string, at: string, { t }: StaffVisit): Html {
  const [path = '', query = ''] = at.split('?');
  const kept = new URLSearchParams(query);
  for (const each of passing) kept.delete(each);
  const address = (format: ExportFormat): string => {
    const asked = new URLSearchParams(kept);
    asked.set('export', `${name}.${format}`);
    return `${path}?${asked.toString()}`;
  };
  return html`<p class="exports">
    ${t(words.download)}
    ${exportFormats.map((format) => html`<a href="${address(format)}">${format === 'csv' ? 'CSV' : 'Excel'}</a> `)}
  </p>`;
}
