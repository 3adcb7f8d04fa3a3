import { globSync } from 'node:fs';
import { cruise, format, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { beforeAll, expect, test } from 'vitest';

const folders = ['shared', 'functions', 'infra', 'cli', 'test'];

let result: ICruiseResult;

beforeAll(async () => {
  const options = await extractDepcruiseOptions('./.dependency-cruiser.mjs');
  const cruised = await cruise(folders, options, undefined, { tsConfig: extractTSConfig('tsconfig.json') });
  result = cruised.output as ICruiseResult;
});

test('every source file is judged: a compiler that the tool cannot use would make it see none', () => {
  const seen = new Set(result.modules.map(({ source }) => source));
  const unseen = globSync(folders.map((folder) => `${folder}/**/*.ts`)).filter((file) => !seen.has(file));
  expect(unseen).toEqual([]);
  expect(seen).toContain('infra/app.ts');
});

test('imports keep to the architecture', async () => {
  const { output, exitCode } = await format(result, { outputType: 'err-long' });
  expect(exitCode, output as string).toBe(0);
});
