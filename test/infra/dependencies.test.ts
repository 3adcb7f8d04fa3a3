import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  /** It lies inside the archive of the package above it, whose hash covers it. */
  inBundle?: boolean;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
/** All but the project itself. */
const installed = Object.entries(packages).filter(([path]) => path !== '');

test('what is installed is what was reviewed: the lock file has the hash of every archive', () => {
  expect(installed.length).toBeGreaterThan(500);
  const unhashed = installed.filter(
    ([, { inBundle, integrity }]) => inBundle !== true && !/^sha512-/.test(integrity ?? ''),
  );
  expect(unhashed.map(([path]) => path)).toEqual([]);
});

test('the lock file names no registry: each machine takes its own', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
