/** `npm run harness -- faults --seeds N [--from K]`: runs trials in a few processes, and says which seeds end otherwise. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ArgumentError } from '../../../cli/errors.ts';
import { runScript } from '../run-script.ts';
import { synthesizeAssembly } from '../../../cli/synthesize.ts';
import type { TrialReport, TrialRequest } from './trial-process.ts';

const usage = `npm run harness -- faults --seeds N [--from K] [--processes P]

  --seeds N      how many seeds to run (default: 50)
  --from K       the first of them (default: 1)
  --processes P  how many run at once (default: one for each processor)`;

/** Of a long difference this much is shown. */
const longestProblem = 2000;
const mostProblems = 5;

interface Arguments {
  seeds: number;
  from: number;
  processes: number;
}

async function runSeeds({ seeds, from, processes }: Arguments): Promise<TrialReport[]> {
  // Once, before several processes would do it at the same time.
  await synthesizeAssembly();
  const waiting = Array.from({ length: seeds }, (_, n) => from + n);
  const reports: TrialReport[] = [];
  const runProcess = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(new URL('./trial-process.ts', import.meta.url));
      const next = (): void => {
        const seed = waiting.shift();
        if (seed === undefined) child.disconnect();
        else child.send({ seed } satisfies TrialRequest);
      };
      child.on('message', (report: TrialReport) => {
        reports.push(report);
        tell(report, reports.length, seeds);
        next();
      });
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a process of trials ended with code ${code ?? 'none'}`)),
      );
      next();
    });
  await Promise.all(Array.from({ length: Math.min(processes, seeds) }, runProcess));
  return reports;
}

function tell({ seed, problems, milliseconds }: TrialReport, done: number, seeds: number): void {
  if (problems.length === 0) {
    if (done % 50 === 0) console.log(`${done} of ${seeds} seeds`);
    return;
  }
  console.log(`seed ${seed} ends otherwise than a clean pass (${Math.round(milliseconds)} ms)`);
  for (const problem of problems.slice(0, mostProblems))
    console.log(`    ${problem.slice(0, longestProblem)}`);
  if (problems.length > mostProblems) console.log(`    and ${problems.length - mostProblems} more`);
  console.log(`    repeat it: npm run harness -- faults --seeds 1 --from ${seed}`);
}

function summarize(reports: readonly TrialReport[], seconds: number): void {
  const faults: Record<string, number> = {};
  for (const [kind, count] of reports.flatMap((report) => Object.entries(report.faults))) {
    faults[kind] = (faults[kind] ?? 0) + count;
  }
  for (const kind of Object.keys(faults).sort()) console.log(`${String(faults[kind]).padStart(8)} ${kind}`);
  console.log(`${seconds.toFixed(0)} s, ${(seconds / reports.length).toFixed(2)} s a seed`);
}

async function run(args: Arguments): Promise<number> {
  const startedAt = performance.now();
  const reports = await runSeeds(args);
  summarize(reports, (performance.now() - startedAt) / 1000);
  const failed = reports.filter(({ problems }) => problems.length > 0).length;
  console.log(`${reports.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const text = { type: 'string' } as const;

await runScript({ usage, options: { seeds: text, from: text, processes: text } }, ({ values }) => {
  const args = {
    seeds: Number(values.seeds ?? 50),
    from: Number(values.from ?? 1),
    processes: Number(values.processes ?? availableParallelism()),
  };
  if (Object.values(args).some((value) => !Number.isInteger(value) || value < 1))
    throw new ArgumentError(`give whole numbers from 1\n\n${usage}`);
  return run(args);
});
