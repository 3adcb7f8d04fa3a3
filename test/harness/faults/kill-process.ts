/** A process that plays the schedule of a seed on a kept state, and may be killed at any moment. */
import { startHedui } from '../../../cli/hedui-target.ts';
import { day } from '../../builders/county-files.ts';
import { decide, fire, playQuietNight, put, redrive, rest } from './play.ts';
import { drawSchedule, type Action, type Decision } from './schedule.ts';

export interface Life {
  seed: number;
  stateDir: string;
  /** How many steps were done before the process was killed; the one after may have been begun. */
  done: number;
}

export type LifeReport =
  | { kind: 'started' }
  | { kind: 'done'; steps: number }
  | { kind: 'ended'; facts: [string, string][]; problems: string[] };

type Step = Exclude<Action, { kind: 'work' | 'work-on-open' }> | { kind: 'decide'; decisions: Decision[] };

function stepsOf(seed: number): Step[] {
  return drawSchedule(seed).flatMap(({ actions, decisions }): Step[] => [
    ...actions.filter((action) => action.kind === 'put' || action.kind === 'fire'),
    { kind: 'decide', decisions },
  ]);
}

function say(report: LifeReport): void {
  process.send?.(report);
}

process.once('message', (life: Life) => {
  void (async () => {
    const target = await startHedui(day, { stateDir: life.stateDir });
    say({ kind: 'started' });
    const steps = stepsOf(life.seed);
    for (const [n, step] of steps.entries()) {
      if (n < life.done) continue;
      if (step.kind === 'put') await put(step, target);
      // Its own start may be killed with it: then it fires again.
      else if (step.kind === 'fire') await fire(step, target);
      else {
        await rest(target);
        await decide(step.decisions, target);
      }
      say({ kind: 'done', steps: n + 1 });
    }
    await rest(target);
    const problems = await redrive(target);
    const { facts, violations } = await playQuietNight(target);
    say({ kind: 'ended', facts: [...facts], problems: [...problems, ...violations] });
    await target.embedded.stop();
    process.disconnect();
  })();
});
