/** Every line of the threat model names tests, and every test that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const page = readFileSync('docs/threat-model.md', 'utf8');
const lines = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (They want|-+)/.test(line));

/** `[words](../test/file.ts): \`title\`; \`title\`` */
function testsOf(line: string): { file: string; title: string }[] {
  const cell = line.split('|').at(-2) ?? '';
  return [...cell.matchAll(/\]\(\.\.\/(test\/[^)]+)\): ((?:`[^`]+`(?:; )?)+)/g)].flatMap(
    ([, file = '', titles = '']) =>
      [...titles.matchAll(/`([^`]+)`/g)].map(([, title = '']) => ({ file, title })),
  );
}

test('it has lines about everybody', () => {
  expect(lines.length).toBeGreaterThan(35);
  for (const who of ['Outsiders', 'Providers', 'Handlers', 'Administrators', 'Operators'])
    expect(page).toContain(`## ${who}`);
});

test.each(lines)('%s', (line) => {
  const named = testsOf(line);
  expect(named).not.toEqual([]);
  const missing = named.filter(({ file, title }) => {
    const source = existsSync(join(file)) ? readFileSync(file, 'utf8') : '';
    return !['it', 'test'].some((word) =>
      [`${word}('${title}'`, `('${title}'`, `'${title}',`].some((text) => source.includes(text)),
    );
  });
  expect(missing).toEqual([]);
});
