/** Plays a seed in processes that are killed with signal 9, each going on where the one before was cut off. */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../../cli/sample-county/random.ts';
import { drawsOf } from './draws.ts';
import type { Life, LifeReport } from './kill-process.ts';
import { differences } from './snapshot.ts';
import { Trials } from './trial.ts';

/** Longer than it takes to play a seed, so that some moments are those of its last steps. */
const longestLifeMs = 4000;

type End =
  { kind: 'killed'; done: number } | { kind: 'ended'; report: Extract<LifeReport, { kind: 'ended' }> };

export class Killings {
  readonly #trials: Trials;

  private constructor(trials: Trials) {
    this.#trials = trials;
  }

  static async start(): Promise<Killings> {
    return new Killings(await Trials.start());
  }

  stop(): Promise<void> {
    return this.#trials.stop();
  }

  /** @returns how often it was killed, up to `times`, and what is wrong in the end */
  async run(seed: number, times: number): Promise<{ killed: number; problems: string[] }> {
    const stateDir = await mkdtemp(join(tmpdir(), 'hedui-kill-'));
    const random = drawsOf(seed)('kills');
    try {
      let done = 0;
      for (let killed = 0; ; killed += 1) {
        const end = await live({ seed, stateDir, done }, killed < times ? random : undefined);
        if (end.kind === 'killed') {
          done = end.done;
          continue;
        }
        const { facts, problems } = end.report;
        const clean = await this.#trials.clean(seed);
        return {
          killed,
          problems: [...problems, ...differences({ facts: new Map(facts), violations: [] }, clean)],
        };
      }
    } finally {
      await rm(stateDir, { recursive: true, force: true });
    }
  }
}

/** @param random draws when the process is killed, counted from its start or from the moment it is ready */
function live(life: Life, random: Random | undefined): Promise<End> {
  const child = fork(new URL('./kill-process.ts', import.meta.url));
  const killLater = () => setTimeout(() => child.kill('SIGKILL'), random?.int(0, longestLifeMs));
  const killsEarly = random?.chance(0.1) === true;
  if (killsEarly) killLater();
  child.send(life);
  return new Promise((resolve, reject) => {
    let { done } = life;
    let ended: Extract<LifeReport, { kind: 'ended' }> | undefined;
    child.on('message', (report: LifeReport) => {
      if (report.kind === 'started' && random !== undefined && !killsEarly) killLater();
      if (report.kind === 'done') done = report.steps;
      if (report.kind === 'ended') ended = report;
    });
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL' && ended === undefined) resolve({ kind: 'killed', done });
      else if (ended !== undefined) resolve({ kind: 'ended', report: ended });
      else reject(new Error(`the process ended by itself with code ${code ?? 'none'}`));
    });
  });
}
