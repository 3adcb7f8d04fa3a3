import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeFailure } from '../../../cli/errors.ts';
import { requirePackages } from '../../../cli/night.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'installed-'));
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ dependencies: { one: '1.0.0', '@a/two': '2.0.0' } }),
  );
});
afterEach(() => rmSync(root, { recursive: true }));

function install(name: string): void {
  mkdirSync(join(root, 'node_modules', name), { recursive: true });
  writeFileSync(join(root, 'node_modules', name, 'package.json'), '{}');
}

function startOutcome(): unknown {
  try {
    requirePackages(root);
    return 'starts';
  } catch (error) {
    return describeFailure(error);
  }
}

it('lets a night start where every package is there', () => {
  install('one');
  install('@a/two');
  expect(startOutcome()).toBe('starts');
});

it('names the packages that are missing and the command that brings them', () => {
  install('one');
  expect(describeFailure(new Error("Cannot find package 'zod' imported from x.ts")).text).toContain('npm ci');
  expect(startOutcome()).toEqual({
    text: '依赖不完整，请运行 npm ci; a package is missing: run `npm ci` (@a/two)',
    exitCode: 1,
  });
});
