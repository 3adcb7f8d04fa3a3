/** What the bundles of the functions hold, built as the stack builds them. */
import { readdirSync } from 'node:fs';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSamples } from '../../cli/sample-county/samples.ts';
import { bundleOptions } from '../../infra/work/bundle.ts';
import type { FunctionName } from '../../infra/settings.ts';
import { sourceNames } from '../../shared/domain/catalogue/catalogue.ts';

const names = readdirSync('functions') as FunctionName[];

async function bundle(name: FunctionName, options: BuildOptions) {
  const { outputFiles, metafile } = await build({ ...bundleOptions(name, name), write: false, ...options });
  return { name, files: outputFiles ?? [], metafile };
}

it('the sample county of a source is in none of them, and the source is', async () => {
  const samples = await readSamples();
  const ofSources = [...samples.sources.values()].flatMap(({ senders }) => senders);
  const providers = [...ofSources, ...samples.rules.values()].map(({ provider }) => provider);
  expect(ofSources.length).toBeGreaterThan(0);
  const readable: BuildOptions = { minify: false, sourcemap: false, packages: 'external' };
  const bundles = await Promise.all(names.map((name) => bundle(name, readable)));
  const texts = new Map(bundles.map(({ name, files }) => [name, files.map(({ text }) => text).join('\n')]));
  const held = [...texts].flatMap(([name, text]) =>
    providers.filter((provider) => text.includes(JSON.stringify(provider))).map(() => name),
  );
  expect(held).toEqual([]);
  for (const name of sourceNames) expect(texts.get('console')).toContain(`name: "${name}"`);
});

describe('with their packages', () => {
  const outputs = new Map<FunctionName, Metafile['outputs']>();
  const held = (part: RegExp): string[] =>
    [...outputs].filter(([, chunks]) => Object.values(chunks).some(holds(part))).map(([name]) => name);
  const holds =
    (part: RegExp) =>
    ({ inputs }: Metafile['outputs'][string]): boolean =>
      Object.entries(inputs).some(([path, { bytesInOutput }]) => bytesInOutput > 0 && part.test(path));

  beforeAll(async () => {
    for (const { name, metafile } of await Promise.all(
      names.map((each) => bundle(each, { metafile: true, sourcemap: false })),
    ))
      if (metafile !== undefined) outputs.set(name, metafile.outputs);
  });

  it('none of them carries messages of zod in languages that nobody reads, and readings go where names are compared', () => {
    expect(held(/node_modules\/zod\/.*\/locales\/(?!en\.)/)).toEqual([]);
    expect(held(/kernel\/readings\.json/)).toContain('assess-households');
    expect(held(/kernel\/readings\.json/)).not.toContain('match-delivery');
    expect(held(/kernel\/simplified\.json/)).toContain('match-delivery');
  });

  it('none of them looks for credentials elsewhere than in the environment', () => {
    expect(held(/credential-provider-|nested-clients|token-providers/)).toEqual([]);
  });

  it('none of them is larger than 2 MB, all chunks together', () => {
    const sizes = [...outputs].map(([name, chunks]) => [
      name,
      Object.values(chunks).reduce((sum, { bytes }) => sum + bytes, 0),
    ]);
    expect(sizes.filter(([, bytes]) => Number(bytes) > 2_000_000)).toEqual([]);
  });

  it('the console starts without its sections, workbooks and the types of attached files', () => {
    const chunks = outputs.get('console') ?? {};
    const atStart = loadedAtStart(chunks);
    for (const later of [
      /pages\/case\//,
      /pages\/statistics\//,
      /node_modules\/write-excel-file\//,
      /node_modules\/file-type\//,
    ]) {
      expect(Object.values(chunks).some(holds(later)), String(later)).toBe(true);
      expect(atStart.some(holds(later)), String(later)).toBe(false);
    }
    expect(atStart.some(holds(/pages\/today\//))).toBe(true);
  });
});

/** The chunk of the entry, and all that it imports outright. */
function loadedAtStart(chunks: Metafile['outputs']): Metafile['outputs'][string][] {
  const found = new Set(Object.keys(chunks).filter((path) => path.endsWith('/index.mjs')));
  for (const path of found)
    for (const { path: imported, kind } of chunks[path]?.imports ?? [])
      if (kind === 'import-statement' && imported in chunks) found.add(imported);
  return [...found].flatMap((path) => chunks[path] ?? []);
}
