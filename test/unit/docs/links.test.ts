import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const pages = globSync([
  '*.md',
  'docs/**/*.md',
  'functions/*/README.md',
  'infra/**/*.md',
  'events/*.md',
  'test/**/*.md',
]);

/** As a page on the web names its headings: small letters, no punctuation, doubled ones numbered. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  const seen = new Map<string, number>();
  const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = plain.replaceAll(/[^\p{L}\p{N}\-_ ]/gu, '').replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return new Set(anchors);
}

/** Links within the repository that lead nowhere. */
function brokenLinks(page: string): string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => {
      const [path = '', anchor] = decodeURI(link).split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(target)) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
    });
}

test('every page is looked at, and has links', () => {
  expect(pages.length).toBeGreaterThan(70);
  expect(pages.filter((page) => readFileSync(page, 'utf8').includes('](')).length).toBeGreaterThan(40);
});

test.each(pages)('every link of %s leads somewhere', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

test('every page of docs/, and of each function, is one or two clicks from the README', () => {
  const linked = (page: string) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+\.md)/g)].map(([, path = '']) =>
      normalize(join(dirname(page), path)),
    );
  const near = new Set(['README.md', 'README.zh.md'].flatMap(linked));
  const reached = new Set([...near, ...[...near].filter((page) => existsSync(page)).flatMap(linked)]);
  expect(globSync(['docs/**/*.md', 'functions/*/README.md']).filter((page) => !reached.has(page))).toEqual(
    [],
  );
});

test.each(['README.md', 'README.zh.md'])('%s is read at one sitting: at most 150 lines', (page) => {
  expect(readFileSync(page, 'utf8').split('\n').length).toBeLessThanOrEqual(150);
});
