/**
 * Charts as SVG made on the server: no script, no style of their own. Lengths across are percentages and letters keep
 * their size, so that a chart fills a phone, a desk and a sheet of paper alike.
 */
import { html, nothing, type Html, type Part } from '../views/html.ts';

/** Told apart in black and white too: from dark to light. */
export const colors = {
  stop: '#a31621',
  brand: '#0b4a7d',
  good: '#2f8f5b',
  look: '#d9932b',
  soft: '#9aa5b1',
} as const;
export type Color = keyof typeof colors;

export interface Series {
  name: string;
  color: Color;
  /** One for each label. */
  values: readonly number[];
}

export interface Chart {
  /** Unique on its page. */
  id: string;
  title: string;
  /** What one sees in it, in a sentence, for those who do not see it. */
  summary: string;
  /** What the labels are: towns, rules, nights. */
  labelTitle: string;
  labels: readonly string[];
  series: readonly Series[];
  /** Title of the table with the same figures; left out where a list next to the chart has them. */
  tableTitle?: string;
  format?: (value: number) => string;
}

export const lineHeight = 16;
const ink = '#1c2430';

/** A picture with its title, what it shows in words, and the same as a table. */
export function figure(chart: Chart, height: number, drawing: Part): Html {
  const { id, title, summary, series } = chart;
  return html`<figure class="chart">
    <figcaption>${title}</figcaption>
    ${series.length > 1 ? legend(series) : nothing}
    <svg
      width="100%"
      height="${height}"
      role="img"
      aria-labelledby="${id}-title ${id}-summary"
      font-size="13"
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-summary">${summary}</desc>
      ${drawing}
    </svg>
    ${chart.tableTitle !== undefined && asTable(chart)}
  </figure>`;
}

function legend(series: readonly Series[]): Html {
  const mark = (color: Color): Html =>
    html`<svg width="12" height="12" aria-hidden="true">
      <rect width="12" height="12" rx="2" fill="${colors[color]}" />
    </svg>`;
  return html`<ul class="legend">
    ${series.map(({ name, color }) => html`<li>${mark(color)} ${name}</li>`)}
  </ul>`;
}

function asTable(chart: Chart): Html {
  const { labels, series, labelTitle, tableTitle = '', title } = chart;
  return html`<details>
    <summary>${tableTitle}</summary>
    <table>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${labelTitle}</th>
          ${series.map(({ name }) => html`<th scope="col" class="num">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${labels.map(
          (label, n) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${series.map(({ values }) => html`<td class="num">${formatOf(chart)(values[n] ?? 0)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

export function formatOf({ format }: Chart): (value: number) => string {
  return format ?? ((value) => value.toLocaleString('en'));
}

export function colorOf({ color }: Series): string {
  return colors[color];
}

export function sumAt(chart: Chart, n: number): number {
  return chart.series.reduce((sum, { values }) => sum + (values[n] ?? 0), 0);
}

/** Letters at a place; `x` in percent. */
export function label(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): Html {
  return html`<text x="${round(x)}%" y="${round(y)}" text-anchor="${anchor}" fill="${ink}"> ${text} </text>`;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
