/** Bars that lie: one a town or a rule, its name and sum above it; several series are stacked. */
import { html, type Html } from '../views/html.ts';
import { colorOf, figure, formatOf, label, lineHeight, round, sumAt, type Chart } from './chart.ts';

const barHeight = 14;
const rowHeight = lineHeight + barHeight + 12;

export function barChart(chart: Chart): Html {
  const longest = Math.max(1, ...chart.labels.map((_, n) => sumAt(chart, n)));
  const rows = chart.labels.map((name, n) => {
    const top = n * rowHeight;
    const sum = formatOf(chart)(sumAt(chart, n));
    return html`${label(0, top + 12, name, 'start')}${label(100, top + 12, sum, 'end')}
      <rect y="${top + lineHeight + 2}" width="100%" height="${barHeight}" rx="2" fill="#edf0f4" />
      ${pieces(chart, n, longest).map(
        ({ from, width, color }) =>
          html`<rect
            x="${round(from)}%"
            y="${top + lineHeight + 2}"
            width="${round(width)}%"
            height="${barHeight}"
            fill="${color}"
          />`,
      )}`;
  });
  return figure(chart, Math.max(1, chart.labels.length) * rowHeight, rows);
}

/** The parts of one bar, in percent of the longest. */
function pieces(chart: Chart, n: number, longest: number) {
  let from = 0;
  return chart.series.map((series) => {
    const piece = { from, width: ((series.values[n] ?? 0) / longest) * 100, color: colorOf(series) };
    from += piece.width;
    return piece;
  });
}
