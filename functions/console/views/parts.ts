/** The small pieces that pages are made of. */
import type { Fen } from '../../../shared/contracts/primitives.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { html, type Html, type Part } from './html.ts';

export type Tone = 'stop' | 'look' | 'good' | 'brand' | 'plain';

export function tag(text: string, tone: Tone = 'plain'): Html {
  return html`<span class="tag ${tone}">${text}</span>`;
}

export function yuan(fen: Fen | null | undefined): string {
  return fen === null || fen === undefined ? '—' : formatYuan(fen);
}

export function panel(title: Part, body: Part, id?: string): Html {
  return html`<section class="panel" ${id !== undefined && html` id="${id}"`}>
    <h2>${title}</h2>
    ${body}
  </section>`;
}

export function note(tone: Tone, body: Part): Html {
  return html`<div class="note ${tone}" role="status">${body}</div>`;
}

/** A number to see at once, and where it leads. */
export interface Tile {
  label: string;
  value: string | number;
  tone?: Tone;
  href?: string;
}

export function tiles(all: readonly Tile[]): Html {
  return html`<ul class="tiles">
    ${all.map(
      ({ label, value, tone = 'plain', href }) =>
        html`<li class="tile ${tone}">
          ${
            href === undefined
              ? html`<div><b>${value}</b><span>${label}</span></div>`
              : html`<a href="${href}"><b>${value}</b><span>${label}</span></a>`
          }
        </li>`,
    )}
  </ul>`;
}

/** Names and values; those without a value are left out. */
export function facts(all: readonly (readonly [name: Part, value: Part])[]): Html {
  const shown = all.filter(([, value]) => value !== undefined && value !== false && value !== '');
  return html`<dl class="facts">
    ${shown.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

export interface Column<Row> {
  title: string;
  cell: (row: Row) => Part;
  /** `num` aligns right, `date` does not break. */
  kind?: 'num' | 'date';
  sort?: Sorting;
}

/** A heading that sorts the list: where it leads, and which way the list is sorted by it now. */
export interface Sorting {
  href: string;
  now?: 'ascending' | 'descending';
}

export interface TableOptions {
  caption: string;
  /** The heading above says it already: the caption is for screen readers. */
  quiet?: boolean;
  empty: string;
  /** Moved sideways on a phone, in its place. */
  wide?: true;
}

/** So few columns find room on a phone. */
const columnsOnPhone = 3;

/** A table; where it has too many columns for a phone it turns into cards there. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions,
): Html {
  if (rows.length === 0) return html`<p class="empty">${options.empty}</p>`;
  const head = columns.map(
    ({ title, kind, sort }) =>
      html`<th
        scope="col"
        ${kind === 'num' && html` class="num"`}${sort?.now !== undefined && html` aria-sort="${sort.now}"`}
      >
        ${sort === undefined ? title : html`<a href="${sort.href}">${title}</a>`}
      </th>`,
  );
  const body = rows.map(
    (row) =>
      html`<tr>
        ${columns.map(
          ({ title, cell, kind }) =>
            html`<td data-label="${title}" ${kind !== undefined && html` class="${kind}"`}>${cell(row)}</td>`,
        )}
      </tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${options.caption}">
    <table${classOf(options, columns.length)}>
      <caption${options.quiet === true && html` class="visually-hidden"`}>${options.caption}</caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

/** A wide one is moved sideways on a phone, and is set closer. */
function classOf({ wide }: { wide?: true }, columns: number): Part {
  if (wide === true) return html` class="wide"`;
  return columns > columnsOnPhone && html` class="cards"`;
}

/** An address with some of its query changed; empty values leave it. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
}
