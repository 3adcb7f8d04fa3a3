/** A night on the embedded target: the schedule fires, and all work is finished. */
import type { Run } from '../shared/contracts/deliveries.ts';
import { describeWaiting } from '../shared/domain/runs/describe-run.ts';
import { runNameOf } from '../shared/app/nights/nightly-run.ts';
import type { HeduiTarget } from './hedui-target.ts';

/** The night did not come to its end; what is missing is said. */
export class NightUnfinishedError extends Error {
  override readonly name = 'NightUnfinishedError';
}

/** A run is named after its scheduled second; two nights within one second must not share it. */
export async function nextScheduledTime(target: HeduiTarget): Promise<Date> {
  const scheduledTime = new Date();
  scheduledTime.setMilliseconds(0);
  while ((await target.runs.read(runNameOf(scheduledTime))) !== undefined) {
    scheduledTime.setSeconds(scheduledTime.getSeconds() + 1);
  }
  return scheduledTime;
}

/** Lets the time of a function's schedule come. Throws FunctionError after its retries. */
export async function fireSchedule(
  functionName: 'start-nightly-run' | 'reconcile-inbox',
  scheduledTime: Date,
  { embedded }: HeduiTarget,
): Promise<void> {
  const schedule = embedded.schedules.find((candidate) =>
    candidate.functionName.endsWith(`-${functionName}`),
  );
  if (schedule === undefined) throw new Error(`the stack has no schedule of ${functionName}`);
  await embedded.triggerSchedule(schedule.name, scheduledTime);
}

/** Fires the nightly schedule and waits until everything has come to rest. @throws NightUnfinishedError */
export async function runNight(scheduledTime: Date, target: HeduiTarget): Promise<Run> {
  await fireSchedule('start-nightly-run', scheduledTime, target);
  await target.embedded.idle(atLength);
  const run = await target.runs.read(runNameOf(scheduledTime));
  if (run?.state !== 'closed') throw new NightUnfinishedError(describeUnfinished(run));
  return run;
}

/** Real files take long; what is stuck for hours is stuck. */
export const atLength = { timeoutMs: 4 * 3_600_000 };

function describeUnfinished(run: Run | undefined): string {
  if (run === undefined)
    return '一晚没有开始，请查看死信队列 the night did not start; see the dead-letter queues: npx hedui redrive';
  return `一晚没有完成 the night did not finish: ${describeWaiting(run)}`;
}
