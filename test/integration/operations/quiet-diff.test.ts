import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { synthesizeAssembly } from '../../../cli/synthesize.ts';
import { createApp } from '../../../infra/create-app.ts';

// Source maps name sources from where the bundle lies, so both have to lie equally deep, as `cdk.out` always does.
const outdir = mkdtempSync(join('.cache', 'diff-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** The template, the list of assets with their digests, and the folder that each bundle is in. */
function deployable(folder: string): Record<string, string | string[]> {
  const files = ['Hedui.template.json', 'Hedui.assets.json'];
  const bundles = readdirSync(folder).filter((name) => name.startsWith('asset.'));
  return {
    ...Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
    bundles: bundles.sort(),
  };
}

it('where nothing was changed nothing would be deployed: two syntheses are equal byte for byte, bundles included', async () => {
  // One by the command line, possibly of another day; one by the app itself, now.
  const before = deployable(await synthesizeAssembly());
  // What the command line asks of every app.
  createApp({ outdir, context: { 'aws:cdk:enable-asset-metadata': true } }).synth();
  const now = deployable(outdir);
  expect(now).toEqual(before);
  expect(now['bundles']?.length).toBeGreaterThanOrEqual(9);
});

it('bundles keep Chinese characters as they are, in half of the bytes', async () => {
  const folder = await synthesizeAssembly();
  const bundles = readdirSync(folder)
    .map((asset) => join(folder, asset, 'index.mjs'))
    .filter((file) => existsSync(file));
  expect(bundles.length).toBeGreaterThanOrEqual(9);
  for (const file of bundles) expect(readFileSync(file, 'utf8')).not.toMatch(/(?:\\u[4-9][0-9a-f]{3}){2}/);
});
