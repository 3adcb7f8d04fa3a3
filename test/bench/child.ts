/** Processes that are measured: each has the machine's attention alone. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { WayRun } from './run-way.ts';
import { emptyFolder } from './cache.ts';
import type { Job } from './ways/index.ts';

/** Runs a way on a job. */
export async function runWay(job: Omit<Job, 'out'>): Promise<WayRun> {
  const out = await emptyFolder('hits');
  const argument = JSON.stringify({ ...job, out } satisfies Job);
  return JSON.parse(await runNode([join(import.meta.dirname, 'run-way.ts'), argument])) as WayRun;
}

/** Runs Node with arguments and gives what it writes to stdout. @throws Error with its stderr where it fails */
export async function runNode(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const child = spawn(process.execPath, args, {
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
