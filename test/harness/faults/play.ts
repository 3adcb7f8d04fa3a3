/** The pieces of a trial: what is done to a stack, and waiting for what comes of it. */
import type { HeduiTarget } from '../../../cli/hedui-target.ts';
import { fireSchedule, runNight } from '../../../cli/run-night.ts';
import { manifestKeyOf, numberListKeyOf } from '../../../shared/domain/deliveries/delivery-key.ts';
import { describeWaiting } from '../../../shared/domain/runs/describe-run.ts';
import { decideHeld } from '../../../shared/app/deliveries/decide-held.ts';
import { quietNight, type Action, type Decision, type Phase } from './schedule.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';

/** A trial stops here rather than wait for good: no message may send itself again without end. Long, for a busy machine. */
const longestRestMs = 180_000;
const mostRedrives = 3;

export function rest({ embedded }: HeduiTarget): Promise<void> {
  return embedded.idle({ timeoutMs: longestRestMs });
}

export async function put({ file }: Extract<Action, { kind: 'put' }>, { inbox }: HeduiTarget): Promise<void> {
  const { key, content, manifest, numbers } = file;
  if (manifest !== undefined) await inbox.write(manifestKeyOf(key), manifest);
  if (numbers !== undefined) await inbox.write(numberListKeyOf(key), numbers);
  await inbox.write(key, content);
}

/** Lets a schedule fire. What fails for good is in a dead-letter queue, and is found there. */
export async function fire(
  { functionName, scheduledTime }: Omit<Extract<Action, { kind: 'fire' }>, 'kind'>,
  target: HeduiTarget,
): Promise<void> {
  await fireSchedule(functionName, new Date(scheduledTime), target).catch(() => undefined);
}

/** Whatever is dead-lettered is cured by a redrive, as soon as no faults are injected any more. */
export async function redrive(target: HeduiTarget): Promise<string[]> {
  for (let round = 0; round < mostRedrives; round += 1) {
    if ((await target.embedded.redrive()) === 0) return [];
    await rest(target);
  }
  const left = await target.embedded.deadLetters();
  return left.map(({ queue, body }) => `a redrive does not cure what is in ${queue}: ${body}`);
}

export async function decide(decisions: readonly Decision[], target: HeduiTarget): Promise<void> {
  for (const decision of decisions) {
    await decideHeld(
      {
        ...decision,
        ...{ by: 'a harness', reason: 'drawn by lot', at: '2026-10-31T08:00:00.000Z' },
        basis: { kind: 'command' },
      },
      { ...target, ...target.queues, today: () => target.day },
    );
    await rest(target);
  }
}

/** The night in which nothing happens any more, and what it ends in. */
export async function playQuietNight(target: HeduiTarget): Promise<Snapshot> {
  const open = await target.runs.openRun();
  const stuck = open === undefined ? undefined : await target.runs.read(open);
  const snapshot = await takeSnapshot(await runNight(new Date(quietNight), target), target);
  if (open !== undefined)
    snapshot.violations.push(
      `run ${open} came to no end: ${stuck === undefined ? 'it is not on record' : `${stuck.state}, ${describeWaiting(stuck)}`}`,
    );
  return snapshot;
}

/** One file after the other, each when all that came of the one before has come to rest. */
export async function playClean(phases: readonly Phase[], target: HeduiTarget): Promise<Snapshot> {
  await target.embedded.forget();
  for (const { actions, decisions } of phases) {
    for (const action of actions) {
      if (action.kind !== 'put') continue;
      await put(action, target);
      await rest(target);
    }
    await decide(decisions, target);
  }
  return playQuietNight(target);
}
