/** One way on one job, in a process of its own. The job comes as the argument, what was measured goes to stdout: JSON. */
import { measureUsage, type Usage } from './usage.ts';
import { ways, type Job } from './ways/index.ts';

export interface WayRun extends Usage {
  /** Time of the pass: the delivery read, the hits written. */
  seconds: number;
  /** Processor time of the pass, of all threads. */
  cpuSeconds: number;
  /** Time before: modules and registry loaded, and a small delivery matched. */
  loadSeconds: number;
  hits: number | null;
}

const job = JSON.parse(process.argv[2] ?? '') as Job;
const loadStarted = performance.now();
const way = await ways[job.way]();
const pass = await way(job);
await pass(job.warmUp);
const started = performance.now();
const cpuBefore = process.cpuUsage();
const hits = await pass(job.delivery);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const run: WayRun = {
  ...measureUsage(),
  seconds,
  cpuSeconds: (user + system) / 1e6,
  loadSeconds: (started - loadStarted) / 1000,
  hits,
};
// A way may have a thread that waits for more.
process.stdout.write(JSON.stringify(run), () => process.exit());
