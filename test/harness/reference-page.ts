/** Pages of reference that are made from code: `npm run docs` writes them, and a test fails where one is not as made. */

export function pageOf(title: string, about: string): string {
  return `# ${title}\n\n${about}\n\n由 \`npm run docs\` 生成，请勿手改。Made by \`npm run docs\`; do not edit.\n\n`;
}

export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')).join(' | ')} |`;
}

export function tableOf(heads: readonly string[], rows: readonly string[]): string {
  return [row(...heads), row(...heads.map(() => '---')), ...rows, ''].join('\n');
}
