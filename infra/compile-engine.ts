/** Compiles the hot loop of matching (AssemblyScript, a subset of TypeScript) to WebAssembly: `npm run engine`. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// In a process of its own: its types and globals would be those of AssemblyScript, not of this program.
const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'));

const matching = join(import.meta.dirname, '..', 'shared', 'matching');
const source = join(matching, 'assembly', 'scan-lines.ts');
/** What is compiled is kept in the repository, so that nothing has to be built before it runs; a test compares both. */
export const compiledEngine = join(matching, 'engine-module.ts');

const options = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads'],
  // The memory comes from outside: it holds the registry, and several threads share it.
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
];

/** @returns the text of `engine-module.ts` @throws Error with what the compiler says */
export async function compileEngine(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const outFile = join(folder, 'engine.wasm');
  await promisify(execFile)(process.execPath, [compiler, source, ...options, '--outFile', outFile]);
  const bytes = await readFile(outFile);
  await rm(folder, { recursive: true });
  const lines = bytes.toString('base64').match(/.{1,100}/g) ?? [];
  return [
    '/** The hot loop of matching, compiled from `assembly/` by `npm run engine`; not written by hand. */',
    'export const engineModule = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}

const usage = `npm run engine

  compiles shared/matching/assembly/ to shared/matching/engine-module.ts; it takes no options`;

async function main(given: readonly string[]): Promise<void> {
  if (given.length === 0) return writeFile(compiledEngine, await compileEngine());
  const asks = given.every((each) => each === '--help' || each === '-h');
  (asks ? process.stdout : process.stderr).write(`${usage}\n`);
  process.exitCode = asks ? 0 : 2;
}

if (import.meta.main) await main(process.argv.slice(2));
