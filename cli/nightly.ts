/** A night on this machine: a folder is delivered to the embedded stack, the night runs, and what came of it is written. */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import type { Run } from '../shared/contracts/deliveries.ts';
import type { CalendarDate } from '../shared/contracts/primitives.ts';
import { runReport } from '../shared/contracts/runs.ts';
import { storeKeys } from '../shared/store/keys.ts';
import { runNameOf } from '../shared/app/nights/nightly-run.ts';
import { shanghaiDate } from '../shared/domain/kernel/calendar.ts';
import { defaultPolicy } from '../shared/domain/policy/default-policy.ts';
import { policyVersion, readPolicy, type Policy } from '../shared/domain/policy/policy.ts';
import { decideHeld } from '../shared/app/deliveries/decide-held.ts';
import { ensureSampleCounty, SAMPLE_DAY } from './sample-county/index.ts';
import { samplePolicy } from './sample-policy.ts';
import { collectOutputs, writeOutputs } from './collect-outputs.ts';
import { deliverFiles, listFiles, type FileToDeliver } from './deliver.ts';
import { startHedui, type HeduiTarget } from './hedui-target.ts';
import { atLength, nextScheduledTime, runNight } from './run-night.ts';
import { Progress, type StageState } from './progress.ts';
import { formatSummary, summarize, type NightDecision } from './summary.ts';

const root = join(import.meta.dirname, '..');

/** The processors are busy throughout a night, and each further function that runs beside the others warms up for itself. */
const concurrency = Math.max(2, availableParallelism());

/** Something went wrong that the person who called has to know of; the rest of the night went on. */
type Complaint = string;

export interface NightFlags {
  /** Undefined: the sample county. */
  data?: string | undefined;
  out: string;
  now?: CalendarDate | undefined;
  policy?: string | undefined;
  release?: readonly string[] | undefined;
  reject?: readonly string[] | undefined;
}

/** @returns the exit code: 1 where something went wrong that the rest of the night did not wait for */
export async function deliverAndCompare(args: NightFlags): Promise<number> {
  const progress = new Progress();
  const { directory, day, policy } = await chooseData(args, progress);
  const work = { done: 0 };
  const stateDir = join(args.out, '.state');
  const target = await progress.stage(
    'start',
    () => startHedui(day, { stateDir, concurrency, onInvocation: () => (work.done += 1) }),
    {
      describe: ({ embedded }) =>
        `${embedded.notEnforced.length} 项配置在本机只声明、不执行 properties declared and not enforced here`,
    },
  );
  await writeFile(join(stateDir, 'not-enforced.txt'), `${target.embedded.notEnforced.join('\n')}\n`);
  try {
    if (policy !== undefined) await putFirstPolicy(policy, target);
    const complaints = await putPolicyInForce(args.policy, target);
    await deliver('rosters', await listFiles(directory, 'roster'), target, progress, work);
    await deliver('deliveries', await listFiles(directory, 'inbox'), target, progress, work);
    const decided = await decide(args, target);
    const applicants = await listFiles(directory, 'applicants');
    // With everything that is in use: a report does not change any more.
    if (applicants.length > 0) await deliver('applicants', applicants, target, progress, work);
    complaints.push(...decided.complaints);
    const run = await sweep(target, progress);
    complaints.push(...(await findDeadLetters(target)));
    await report({ run, out: args.out, decided: decided.done }, target, progress);
    for (const complaint of complaints) process.stderr.write(`${pc.red('!')} ${complaint}\n`);
    return complaints.length === 0 ? 0 : 1;
  } finally {
    await target.embedded.stop();
  }
}

interface Data {
  directory: string;
  day: CalendarDate;
  /** The policy that the data comes with. */
  policy?: Policy;
}

async function chooseData(args: NightFlags, progress: Progress): Promise<Data> {
  if (args.data !== undefined) return { directory: args.data, day: args.now ?? shanghaiDate(new Date()) };
  const sample = await progress.stage('sample county', () =>
    ensureSampleCounty(join(root, '.cache', 'sample-county')),
  );
  return { directory: sample.directory, day: args.now ?? SAMPLE_DAY, policy: samplePolicy };
}

/** One that somebody has put in force since stays. */
async function putFirstPolicy(policy: Policy, { policies }: HeduiTarget): Promise<void> {
  const { version } = await policies.current();
  if (version === policyVersion(defaultPolicy)) await policies.replace(policy);
}

/** A policy that contradicts itself is refused; the one in force stays. */
async function putPolicyInForce(path: string | undefined, target: HeduiTarget): Promise<Complaint[]> {
  if (path === undefined) return [];
  const reading = readPolicyText(await readFile(path, 'utf8'));
  if (reading.kind === 'policy') {
    await target.policies.replace(reading.policy);
    return [];
  }
  const { version } = await target.policies.current();
  const problems = reading.problems.map(
    ({ path: where, problem, zh }) => `\n    ${where || '(document)'}: ${problem} ${zh}`,
  );
  return [
    `政策 ${path} 未被接受，本次按版本 ${version} 核对，请改正： policy ${path} was refused; the night ran with policy ${version}. Mend:${problems.join('')}`,
  ];
}

function readPolicyText(text: string): ReturnType<typeof readPolicy> {
  try {
    return readPolicy(JSON.parse(text));
  } catch {
    return { kind: 'contradictory', problems: [{ path: '', problem: 'it is not JSON', zh: '不是 JSON' }] };
  }
}

async function deliver(
  name: string,
  files: FileToDeliver[],
  target: HeduiTarget,
  progress: Progress,
  work: { done: number },
): Promise<void> {
  const before = work.done;
  const state = (): StageState => {
    const waiting = Object.values(target.embedded.queueDepths()).reduce((sum, depth) => sum + depth, 0);
    return { done: work.done - before, total: work.done - before + waiting, unit: '条消息 messages' };
  };
  const megabytes = files.reduce((sum, file) => sum + file.bytes, 0) / 1e6;
  await progress.stage(
    name,
    async () => {
      await deliverFiles(files, target.inbox, () => undefined);
      await target.embedded.idle(atLength);
    },
    { state, describe: () => `${files.length} 个文件 files, ${megabytes.toFixed(1)} MB` },
  );
}

/** Releases and rejects what is held, as a person would between delivery and night. */
async function decide(
  args: NightFlags,
  target: HeduiTarget,
): Promise<{ complaints: Complaint[]; done: NightDecision[] }> {
  const decisions = [
    ...(args.release ?? []).map((key) => ({ key, decision: 'release' as const })),
    ...(args.reject ?? []).map((key) => ({ key, decision: 'reject' as const })),
  ];
  const complaints: Complaint[] = [];
  const done: NightDecision[] = [];
  for (const decision of decisions) {
    const outcome = await decideHeld(
      {
        ...decision,
        ...{ by: 'command line', reason: 'command line', at: new Date().toISOString() },
        basis: { kind: 'command' },
      },
      { ...target, ...target.queues, today: () => target.day },
    );
    if (outcome.kind === 'refused') complaints.push(`${outcome.problem.zh} ${outcome.problem.en}`);
    if (outcome.kind === 'decided') done.push(decision);
    await target.embedded.idle(atLength);
  }
  return { complaints, done };
}

async function sweep(target: HeduiTarget, progress: Progress): Promise<Run> {
  const scheduledTime = await nextScheduledTime(target);
  const state = async (): Promise<StageState> => {
    const run = await target.runs.read(runNameOf(scheduledTime));
    return { done: run?.finishedChunks.length ?? 0, total: run?.chunks ?? 1, unit: '块 chunks' };
  };
  return progress.stage('night', () => runNight(scheduledTime, target), {
    state,
    describe: (run) => `${run.chunks} 块 chunks, ${run.awaited.length} 家重新匹配 providers matched again`,
  });
}

async function findDeadLetters(target: HeduiTarget): Promise<Complaint[]> {
  const letters = await target.embedded.deadLetters();
  return letters.length === 0
    ? []
    : [
        `${letters.length} 条消息未能处理，进入死信队列 messages failed and are in dead-letter queues: npx hedui redrive`,
      ];
}

async function report(
  { run, out, decided }: { run: Run; out: string; decided: NightDecision[] },
  target: HeduiTarget,
  progress: Progress,
): Promise<void> {
  const outputs = await progress.stage('results', () => collectOutputs(target, run));
  const found = runReport.parse(JSON.parse((await target.store.readText(storeKeys.report(run.run))) ?? '{}'));
  const summary = summarize(found, outputs, progress.times);
  await writeOutputs(out, outputs, summary);
  process.stdout.write(formatSummary(summary, outputs, { out, decided }));
}
