/** What changes from night to night: columns of stacked series, or a line for each. */
import { nice, ticks } from 'd3-array';
import { html, type Html, type Part } from '../views/html.ts';
import { colorOf, figure, formatOf, label, round, sumAt, type Chart } from './chart.ts';

const top = 8;
const plotHeight = 160;
const height = top + plotHeight + 26;
/** In percent: the numbers to compare by are left of the plot. */
const gutter = 11;
/** Room for so many labels on a phone. */
const labelsShown = 5;

export function columnChart(chart: Chart): Html {
  const { labels, series } = chart;
  const scale = scaleTo(Math.max(1, ...labels.map((_, n) => sumAt(chart, n))));
  const step = (100 - gutter) / Math.max(1, labels.length);
  const middle = (n: number): number => gutter + (n + 0.5) * step;
  const width = Math.min(step * 0.7, 12);
  const columns = labels.map((_, n) => {
    let below = 0;
    return series.map((each) => {
      const value = each.values[n] ?? 0;
      const y = scale.y(below + value);
      const tall = scale.y(below) - y;
      below += value;
      return html`<rect
        x="${round(middle(n) - width / 2)}%"
        y="${round(y)}"
        width="${round(width)}%"
        height="${round(tall)}"
        fill="${colorOf(each)}"
      />`;
    });
  });
  return figure(chart, height, [grid(chart, scale), columns, timeLabels(labels, middle)]);
}

export function lineChart(chart: Chart): Html {
  const { labels, series } = chart;
  const scale = scaleTo(Math.max(1, ...series.flatMap(({ values }) => values)));
  const across = (n: number): number =>
    gutter + 2 + (labels.length < 2 ? 0.5 : n / (labels.length - 1)) * (97 - gutter);
  const lines = series.map((each, place) => {
    const points = labels.map((_, n) => `${round(across(n))},${round(scale.y(each.values[n] ?? 0))}`);
    return html`<polyline
      points="${points.join(' ')}"
      fill="none"
      stroke="${colorOf(each)}"
      stroke-width="2.5"
      stroke-linejoin="round"
      ${place > 0 && html`stroke-dasharray="${4 + place * 3} 3"`}
      vector-effect="non-scaling-stroke"
    />`;
  });
  const dots = series.map((each) =>
    labels.map(
      (_, n) =>
        html`<circle
          cx="${round(across(n))}%"
          cy="${round(scale.y(each.values[n] ?? 0))}"
          r="3"
          fill="${colorOf(each)}"
        />`,
    ),
  );
  const stretched = html`<svg
    width="100%"
    height="${height}"
    viewBox="0 0 100 ${height}"
    preserveAspectRatio="none"
  >
    ${lines}
  </svg>`;
  return figure(chart, height, [grid(chart, scale), stretched, dots, timeLabels(labels, across)]);
}

interface Scale {
  top: number;
  y(value: number): number;
}

/** From nothing to the next round number. */
function scaleTo(highest: number): Scale {
  const [, topValue] = nice(0, highest, 4);
  return { top: topValue, y: (value) => top + plotHeight * (1 - value / topValue) };
}

/** Lines to compare by, each with its number above it. */
function grid(chart: Chart, scale: Scale): Part {
  return ticks(0, scale.top, 4).map((value) => {
    const y = scale.y(value);
    return html`<line
        x1="${gutter}%"
        x2="100%"
        y1="${round(y)}"
        y2="${round(y)}"
        stroke="${value === 0 ? '#5a6675' : '#d9dfe7'}"
      />${value > 0 && label(gutter - 1.5, y + 4, formatOf(chart)(value), 'end')}`;
  });
}

function timeLabels(labels: readonly string[], across: (n: number) => number): Part {
  const every = Math.max(1, Math.ceil(labels.length / labelsShown));
  return labels.map((text, n) => {
    if ((labels.length - 1 - n) % every !== 0) return undefined;
    const x = across(n);
    const atEdge = x > 92;
    return label(atEdge ? 100 : x, top + plotHeight + 18, text, atEdge ? 'end' : 'middle');
  });
}
