/** A process that runs trials for `npm run harness -- faults`: takes seeds one after the other, and says what came of each. */
import { createSeededFaults, type SeededFaults } from './seeded-faults.ts';
import { Trials } from './trial.ts';

/** What the parent sends; it disconnects when there are no more. */
export interface TrialRequest {
  seed: number;
}

export interface TrialReport {
  seed: number;
  problems: string[];
  milliseconds: number;
  /** How often each kind of fault happened. */
  faults: Record<string, number>;
}

let trials: Trials | undefined;

async function runTrial(seed: number): Promise<TrialReport> {
  const startedAt = performance.now();
  const faults = createSeededFaults(seed);
  const problems = await attempt(seed, faults);
  return { seed, problems, milliseconds: performance.now() - startedAt, faults: faults.counts };
}

async function attempt(seed: number, faults: SeededFaults): Promise<string[]> {
  try {
    trials ??= await Trials.start();
    return await trials.run(seed, faults);
  } catch (error) {
    // What a trial that broke off leaves behind is no ground for the next one.
    await trials?.stop();
    trials = undefined;
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

process.on('message', ({ seed }: TrialRequest) => {
  void runTrial(seed).then((report) => process.send?.(report));
});
process.on('disconnect', () => {
  void (trials?.stop() ?? Promise.resolve()).then(() => process.exit(0));
});
