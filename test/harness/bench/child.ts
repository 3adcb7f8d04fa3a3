/** Processes that are measured: each has the machine's attention alone. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { WayRun } from './run-way.ts';
import { emptyFolder } from './cache.ts';
import type { Job } from './ways/index.ts';

let bundling: Promise<string> | undefined;

/** The ways are measured as functions run: bundled, without what strips the types. */
async function bundleWays(): Promise<string> {
  const outdir = await emptyFolder('ways');
  await build({
    entryPoints: [join(import.meta.dirname, 'run-way.ts')],
    ...{ outdir, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24' },
    outExtension: { '.js': '.mjs' },
    external: ['@duckdb/node-api'],
    // As the functions are bundled: some packages are CommonJS.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return join(outdir, 'run-way.mjs');
}

/** Runs a way on a job. */
export async function runWay(job: Omit<Job, 'out'>): Promise<WayRun> {
  const program = await (bundling ??= bundleWays());
  const out = await emptyFolder('hits');
  const argument = JSON.stringify({ ...job, out } satisfies Job);
  return JSON.parse(await runNode([program, argument])) as WayRun;
}

/** Runs Node with arguments and gives what it writes to stdout. @throws Error with its stderr where it fails */
export async function runNode(
  args: readonly string[],
  environment: Record<string, string> = {},
  cwd: string = process.cwd(),
): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'UTC', ...environment },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said.stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said.stderr += piece));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  );
  if (code !== 0) throw new Error(`${args[0] ?? 'node'} ended with ${code ?? 'a signal'}:\n${said.stderr}`);
  return said.stdout;
}
