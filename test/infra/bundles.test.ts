/** What the bundles of the functions hold, built as the stack builds them, packages aside. */
import { globSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSamples } from '../../cli/sample-county/samples.ts';
import { credentialsOfFunctions } from '../../infra/work/hedui-function.ts';
import { sourceNames } from '../../shared/domain/catalogue/catalogue.ts';

const bundles = new Map<string, string>();

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: globSync('functions/*/index.ts'),
    ...{ bundle: true, write: false, format: 'esm', platform: 'node', target: 'node24' },
    ...{ packages: 'external', outdir: 'bundles', charset: 'utf8' },
  });
  for (const { path, text } of outputFiles) bundles.set(path, text);
});

it('the sample county of a source is in none of them, and the source is', async () => {
  const samples = await readSamples();
  const ofSources = [...samples.sources.values()].flatMap(({ senders }) => senders);
  const providers = [...ofSources, ...samples.rules.values()].map(({ provider }) => provider);
  expect(ofSources.length).toBeGreaterThan(0);
  expect(bundles.size).toBe(globSync('functions/*/index.ts').length);
  const held = [...bundles].flatMap(([path, text]) =>
    providers.filter((provider) => text.includes(JSON.stringify(provider))).map(() => path),
  );
  expect(held).toEqual([]);
  const console = [...bundles].find(([path]) => path.includes('console'))?.[1];
  for (const name of sourceNames) expect(console).toContain(`name: "${name}"`);
});

describe('with their packages', () => {
  let outputs: Metafile['outputs'];
  const held = (part: RegExp): string[] =>
    Object.entries(outputs)
      .filter(([, { inputs }]) =>
        Object.entries(inputs).some(([path, { bytesInOutput }]) => bytesInOutput > 0 && part.test(path)),
      )
      .map(([path]) => path.split('/').at(-2) ?? path);

  beforeAll(async () => {
    const { from, to } = credentialsOfFunctions;
    const { metafile } = await build({
      entryPoints: globSync('functions/*/index.ts'),
      ...{ bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', target: 'node24' },
      ...{ mainFields: ['module', 'main'], outdir: 'bundles' },
      ...{ minify: true, charset: 'utf8', alias: { [from]: to } },
    });
    ({ outputs } = metafile);
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

  it('none of them is larger than 2 MB', () => {
    const large = Object.entries(outputs).filter(([, { bytes }]) => bytes > 2_000_000);
    expect(large.map(([path]) => path)).toEqual([]);
  });
});
