import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  engines?: { node?: string } | string[];
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

test('what is said of Node holds: on the oldest that is supported every package is as well', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  const oldest = engines.node.match(/\d+\.\d+\.\d+/g) ?? [];
  expect(oldest).toHaveLength(2);
  for (const version of oldest) {
    const refusing = installed.filter(([, { engines: asked }]) => {
      // Older packages list their engines.
      const range = Array.isArray(asked) ? undefined : asked?.node;
      return range !== undefined && !satisfies(version, range);
    });
    expect(refusing.map(([path]) => path)).toEqual([]);
  }
});
