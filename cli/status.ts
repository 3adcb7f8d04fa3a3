/** `hedui status`: how the last night went, what waits for a person and what became of a file, without changing anything. */
import type { Run } from '../shared/contracts/deliveries.ts';
import { sayWord } from '../shared/domain/kernel/say.ts';
import { awaitsDecision } from '../shared/domain/deliveries/awaiting-decision.ts';
import { textOfReason } from '../shared/domain/catalogue/reasons.ts';
import { describeWaiting } from '../shared/domain/runs/describe-run.ts';
import { describeNight, measureNight } from '../shared/domain/runs/measure-night.ts';
import {
  deliveryLineOf,
  readDeliveredFiles,
  type DeliveredFile,
} from '../shared/app/deliveries/delivered-files.ts';
import { readNightStatus } from '../shared/app/nights/night-status.ts';
import { momentOf } from '../shared/app/nights/nightly-run.ts';
import { localTime } from '../functions/console/texts/dates.ts';
import { deliveryStates, runStates } from '../functions/console/texts/words.ts';
import { inBoth } from './in-both.ts';
import { defineCommand, quote, switchFlag, textFlag } from './command.ts';
import { describeQueue, isStopped, readQueues, type QueueStatus } from './describe-queues.ts';
import { ArgumentError } from './errors.ts';
import { describeFile, listCasesOn } from './describe-file.ts';
import { flagsOf, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** As many runs and files as fit on a screen. */
const runsShown = 5;
const filesShown = 10;
/** For so many held files the command is report; for more, the one that lists them. */
const heldOffered = 3;

async function readStatus(target: Target, options: string): Promise<{ text: string; isWell: boolean }> {
  const { stores, day } = target;
  const morning = await readNightStatus(new Date(), day, stores);
  const figures = measureNight(morning);
  const { title, text } = describeNight(morning, figures);
  const files = await readDeliveredFiles(stores);
  const queues = await readQueues(target);
  const runs = await stores.runs.list(runsShown);
  const lines = [
    inBoth(title),
    text,
    ...listFiles('暂扣 Held', files, 'held'),
    ...listFiles('退回，最近的 Rejected, the newest', files, 'rejected'),
    '最近到达（北京时间）Arrived last, by China time',
    ...byArrival(files).slice(0, filesShown).map(describeArrival),
    '批次，最近的在前 Runs, the newest first',
    ...runs.map(describeRun),
    '队列 Queues',
    ...queues.map(describeQueue),
    ...nextSteps({ queues, open: runs.find(isOpen), held: files.filter(awaitsDecision) }, options),
  ];
  const isWell =
    figures.NightFinished === 1 &&
    morning.overdue.length + morning.heldDeliveries.length + morning.heldRosters.length === 0 &&
    queues.every((queue) => queue.deadLetters === 0 && !isStopped(queue));
  return { text: `${lines.join('\n')}\n`, isWell };
}

function listFiles(title: string, files: readonly DeliveredFile[], wanted: 'held' | 'rejected'): string[] {
  const found = byArrival(files.filter(({ state }) => state === wanted)).slice(
    0,
    wanted === 'held' ? files.length : filesShown,
  );
  if (found.length === 0) return [`${title}: 无 none`];
  return [
    title,
    ...found.map(
      ({ file, reason }) =>
        `  ${file.key}  ${reason === null ? '' : `${reason}: ${inBoth(textOfReason(reason))}`}  ${localTime(file.arrivedAt)}`,
    ),
  ];
}

/** The newest first. */
function byArrival(files: readonly DeliveredFile[]): DeliveredFile[] {
  return [...files].sort((a, b) => (a.file.arrivedAt < b.file.arrivedAt ? 1 : -1));
}

function describeArrival(delivered: DeliveredFile): string {
  const { rows, matched } = deliveryLineOf(delivered);
  const counted =
    rows === null ? '' : `  ${rows} 行 rows${matched === null ? '' : `，命中 ${matched} matched`}`;
  return `  ${delivered.file.key}  ${inBoth(deliveryStates[delivered.state])}${counted}  ${localTime(delivered.file.arrivedAt)}`;
}

function isOpen({ state }: Run): boolean {
  return state === 'matching' || state === 'assessing';
}

function describeRun(run: Run): string {
  const waiting = isOpen(run) ? `，始于 began ${run.startedAt}: ${describeWaiting(run)}` : '';
  return `  ${run.run}  ${inBoth(sayWord(runStates, run.state))}  日期 day ${run.day}${waiting}`;
}

interface Waiting {
  queues: readonly QueueStatus[];
  open: Run | undefined;
  held: readonly DeliveredFile[];
}

/** The commands to go on with, in the order in which they help; docs/runbook.md says when. */
function nextSteps({ queues, open, held }: Waiting, options: string): string[] {
  const haveFailed = queues.some(({ deadLetters }) => deadLetters > 0);
  const steps = [
    ...(queues.some(isStopped) ? ['队列已停止 queues are stopped: docs/runbook.md#work-runs-away'] : []),
    ...(haveFailed ? [`死信的原因 why messages failed: npx hedui redrive${options}`] : []),
    ...(open === undefined
      ? []
      : [
          `继续未完成的批次 go on with the open run: npx hedui start start-nightly-run --at ${momentOf(open.run)}${options}`,
        ]),
    ...held
      .slice(0, heldOffered)
      .map(({ file }) => `暂扣的文件 a file that is held: npx hedui held show ${quote(file.key)}${options}`),
    ...(held.length > heldOffered ? [`全部暂扣的文件 all that are held: npx hedui held list${options}`] : []),
  ];
  return steps.length === 0 ? [] : ['下一步 To go on', ...steps.map((step) => `  ${step}`)];
}

interface Asked {
  key: string;
  withCases: boolean;
}

async function readFile(
  { key, withCases }: Asked,
  target: Target,
): Promise<{ text: string; isWell: boolean }> {
  const text = await describeFile(key, target);
  if (text === undefined)
    return { text: `没有此文件的记录 nothing is on record under ${key}\n`, isWell: false };
  return { text: withCases ? text + (await listCasesOn(key, target)) : text, isWell: true };
}

interface Flags extends TargetFlags {
  key?: string | undefined;
  cases: boolean;
}

export const command = defineCommand<Flags>({
  about: `查看昨夜的运行、待人处理的事项，或一个文件的去向；不改动任何内容。
Tells how the last night went, what waits for a person, or what became of a file; it changes nothing.

0 一晚已完成且无待办，或文件在册 the night has finished and nothing waits for a person (a rejected file waits for its
provider), or the file is on record; 1 否则 otherwise`,
  parameters: {
    flags: {
      key: textFlag('KEY', '这个文件的去向 what became of this file instead, of its newest bytes'),
      cases: switchFlag('及依据它的未结个案 with --key: and the open cases that rest on it'),
      ...targetFlags,
    },
  },
  run: async ({ key, cases: withCases, ...where }) => {
    if (withCases && key === undefined)
      throw new ArgumentError('--cases 须与 --key 同用; use --cases with --key');
    const report = await workOn(
      where,
      (target) =>
        key === undefined ? readStatus(target, flagsOf(where)) : readFile({ key, withCases }, target),
      withCases
        ? { action: 'status --cases', isDone: ({ isWell }) => isWell, code: 'list-exported', subject: key }
        : undefined,
    );
    process.stdout.write(report.text);
    return report.isWell ? 0 : 1;
  },
});
