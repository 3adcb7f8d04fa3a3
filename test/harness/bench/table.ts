/** Tables on a terminal. */

/** Columns as wide as their widest cell; numbers to the right, under their titles. */
export function formatTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ')}`;
  return [line(titles), ...rows.map(line)].map((text) => text.trimEnd()).join('\n');
}

export function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function formatRatio({ ratio, spread }: { ratio: number; spread: number }): string {
  return `${ratio.toFixed(2)} × (spread ${spread.toFixed(2)})`;
}
