/** A page that says that it is generated is one that a test makes again, and the other way round. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedNote, generatedTableNote } from '../../harness/reference-page.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { docs: string } };

/** Every test that makes pages, with the pages that it makes: a part that varies is matched by anything. */
const makers = globSync('test/**/*.test.ts').flatMap((test) =>
  [...readFileSync(test, 'utf8').matchAll(/\bgeneratedPage\(\s*['`]([^'`]+)['`]/g)].map(([, page = '']) => ({
    test,
    page,
    pattern: new RegExp(`^${page.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[^/]+')}$`),
  })),
);

/** JSON cannot hold a remark: all of it in docs/ is generated. */
const pages = globSync('docs/**/*.{md,json}');
const generated = pages.filter((page) => page.endsWith('.json') || saysSo(readFileSync(page, 'utf8')));

function saysSo(text: string): boolean {
  return text.includes(generatedNote) || text.includes(generatedTableNote);
}

test('pages are found that say so, and tests that make them', () => {
  expect(generated.length).toBeGreaterThan(15);
  expect(makers.length).toBeGreaterThan(10);
});

test('each page that says it is generated is made by a test', () => {
  expect(generated.filter((page) => !makers.some(({ pattern }) => pattern.test(page)))).toEqual([]);
});

test('each page that a test makes is there and says so', () => {
  const silent = makers.filter(({ pattern }) => !generated.some((page) => pattern.test(page)));
  expect(silent.map(({ page }) => page)).toEqual([]);
});

test('`npm run docs` runs each test that makes pages', () => {
  const filters = scripts.docs.split(' ').filter((word) => /^[\w/-]+$/.test(word));
  expect(makers.filter(({ test }) => !filters.some((filter) => test.includes(filter)))).toEqual([]);
});
