import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { compiledEngine, compileEngine } from '../../../infra/compile-engine.ts';

it('the compiled engine is what its source compiles to: otherwise run `npm run engine`', async () => {
  expect(await readFile(compiledEngine, 'utf8')).toBe(await compileEngine());
});
