import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  engines?: { node?: string } | string[];
  /** It is inside the archive of the package above it, whose hash covers it. */
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

test('every package accepts the Node that package.json pins, so that no warning of npm is lost', () => {
  const pinned = packages['node_modules/node']?.version ?? '';
  const refusing = installed.filter(([, { engines: asked }]) => {
    // Older packages list their engines.
    const range = Array.isArray(asked) ? undefined : asked?.node;
    return range !== undefined && !satisfies(pinned, range);
  });
  expect(pinned).toMatch(/^24\./);
  expect(refusing.map(([path]) => path)).toEqual([]);
});
