/** Pages of reference that are made from code: `npm run docs` writes them, and a test fails where one is not as made. */
import { resolve } from 'node:path';

/** What every generated page says of itself. */
export const generatedNote = '由 `npm run docs` 生成，请勿手改。Made by `npm run docs`; do not edit.';
/** What a page says below a table that is generated, where the rest is written by hand. */
export const generatedTableNote = '此表由 `npm run docs` 生成。This table is made by `npm run docs`.';

/**
 * Where a test writes a generated file of docs/. Name the page in the call itself, variable parts as `${…}`: the test of
 * generated pages reads these calls.
 */
export function generatedPage(page: string): string {
  return resolve(import.meta.dirname, '../..', page);
}

export function pageOf(title: string, about: string): string {
  return `# ${title}\n\n${about}\n\n${generatedNote}\n\n`;
}

export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')).join(' | ')} |`;
}

export function tableOf(heads: readonly string[], rows: readonly string[]): string {
  return [row(...heads), row(...heads.map(() => '---')), ...rows, ''].join('\n');
}
