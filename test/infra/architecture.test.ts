import { globSync } from 'node:fs';
import { dirname } from 'node:path';
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

/** Folders that are no rooms beside others: roots, functions (one rule for all) and what another compiler reads. */
const withoutSiblings = new Set([...folders, 'shared/matching/assembly']);

test('every folder has a rule of its own, or that of the functions: a new one cannot be forgotten', async () => {
  const { ruleSet } = await extractDepcruiseOptions('./.dependency-cruiser.mjs');
  const ruled = new Set(ruleSet?.forbidden?.map(({ name }) => name));
  const all = new Set(result.modules.map(({ source }) => dirname(source)).filter(isOurs));
  const open = [...all].filter(
    (folder) =>
      !ruled.has(`${folder}-looks-down`) &&
      !withoutSiblings.has(folder) &&
      !/^functions\/[^/]+$/.test(folder),
  );
  expect(open).toEqual([]);
});

function isOurs(folder: string): boolean {
  return folders.some((root) => folder === root || folder.startsWith(`${root}/`));
}

test('imports keep to the architecture', async () => {
  const { output, exitCode } = await format(result, { outputType: 'err-long' });
  expect(exitCode, output as string).toBe(0);
});
