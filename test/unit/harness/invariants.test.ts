import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invariants } from '../../harness/invariants/breaks.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
const documented = read('docs/invariants.md');

describe('the table of invariants', () => {
  it('has all eleven', () => {
    expect(invariants.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it.each(invariants)('invariant $number: $says', ({ number, breaks }) => {
    expect(documented).toMatch(new RegExp(`^\\| ${number} +\\|`, 'm'));
    for (const { file, from, test } of breaks) {
      expect(read(file).split(from), `${file}: ${from}`).toHaveLength(2);
      expect(documented).toContain(`(../${test})`);
    }
  });

  it('names no test that is not there', () => {
    const named = [...documented.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(20);
    for (const path of named) expect(read(path), path).not.toBe('');
  });
});
