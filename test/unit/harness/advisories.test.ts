import { expect, it } from 'vitest';
import { advisoriesIn, packageOf } from '../../harness/advisories/report.ts';

const bundled = new Set(['node_modules/hono', 'node_modules/@aws-sdk/client-s3/node_modules/inner']);
const about = (node: string, via: readonly unknown[]) => ({
  ...{ severity: 'high', range: '<2', nodes: [node], via },
});
const reportOf = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities });
const known = { title: 'reads another file', url: 'https://example.org/1', severity: 'high' };

it('an advisory about a package that is in a bundle is reported, and one that only tests need is not', () => {
  const json = reportOf({
    hono: about('node_modules/hono', [known]),
    inner: about('node_modules/@aws-sdk/client-s3/node_modules/inner', [known]),
    outer: about('node_modules/inner', [known]),
    vitest: about('node_modules/vitest', [known]),
  });
  expect(advisoriesIn(json, bundled).map((each) => each.package)).toEqual(['hono', 'inner']);
});

it('no answer is not taken for no advisory', () => {
  for (const json of ['', 'npm error', '{}', JSON.stringify({ error: { code: 'ENOAUDIT' } })])
    expect(() => advisoriesIn(json, bundled), json).toThrow('no list of advisories could be had');
  expect(advisoriesIn(reportOf({}), bundled)).toEqual([]);
});

it('a file of a bundle belongs to the innermost package', () => {
  expect(packageOf('node_modules/@a/b/node_modules/c/dist/index.js')).toBe(
    'node_modules/@a/b/node_modules/c',
  );
  expect(packageOf('node_modules/@a/b/index.js')).toBe('node_modules/@a/b');
  expect(packageOf('shared/store/keys.ts')).toBeUndefined();
});
