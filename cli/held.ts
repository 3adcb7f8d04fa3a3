/** `hedui held list|show|release|join|reject|take-back`: what waits for a person, what a release would do, and deciding it. */
import { buildRouteMap } from '@stricli/core';
import type { DecisionWord } from '../shared/app/deliveries/decide-held.ts';
import { explain, readDeliveredFiles, type DeliveredFile } from '../shared/app/deliveries/delivered-files.ts';
import { readHoldEnd } from '../shared/app/deliveries/read-hold-end.ts';
import { readHeld, readProposal, type HeldFile } from '../shared/app/deliveries/read-held.ts';
import { sayHoldEnd } from '../shared/domain/deliveries/hold-end.ts';
import { waitsUnread } from '../shared/domain/deliveries/folding.ts';
import { adviceOn } from '../shared/domain/deliveries/hold-advice.ts';
import { sayTwoPeople } from '../shared/domain/deliveries/describe-effect.ts';
import { awaitsDecision } from '../shared/domain/deliveries/awaiting-decision.ts';
import { defineCommand, quote, textFlag } from './command.ts';
import { decide, depsOf, findDelivered, type Answer, type Deciding } from './decide-held.ts';
import { describeProposed } from './describe-decision.ts';
import { describeHeld } from './describe-held.ts';
import { inBoth } from './in-both.ts';
import { ArgumentError } from './errors.ts';
import { whoFlag } from './policy.ts';
import type { Attempt } from './record-command.ts';
import { flagsOf, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** A preview is made within seconds; a deployment may be busy. */
const mostWaits = 60;
const waitMs = 1_000;
/** In place of a stamp: of a file that nobody has read there is no preview. */
const unreadStamp = 'unread';

async function list(where: TargetFlags, target: Target): Promise<Answer> {
  const held = (await readDeliveredFiles(target.stores)).filter(awaitsDecision);
  if (held.length === 0) return { done: true, lines: ['没有等待人工确认的文件 nothing waits for a person'] };
  const lines: string[] = [];
  for (const each of held)
    lines.push(
      each.file.key,
      ...reasonOf(each),
      ...(await holdEndOf(each, target)),
      ...(await proposalOn(each, target)).map((line) => `  ${line}`),
    );
  return {
    done: true,
    lines: [
      ...lines,
      '',
      `放行的后果和样例行 what a release would do, and sample rows: npx hedui held show KEY${flagsOf(where)}`,
    ],
  };
}

async function holdEndOf(delivered: DeliveredFile, target: Target): Promise<string[]> {
  const day = await readHoldEnd(delivered, depsOf(target));
  return day === undefined ? [] : [`  ${inBoth(sayHoldEnd(day))}`];
}

async function proposalOn({ subject, file }: DeliveredFile, target: Target): Promise<string[]> {
  const proposed = await readProposal(subject, file, depsOf(target));
  return proposed === undefined ? [] : [describeProposed(proposed)];
}

/** What was seen in this file says it better than what its reason means in general. */
function reasonOf(delivered: DeliveredFile): string[] {
  const why = delivered.seen ?? explain(delivered);
  const advice = adviceOn(delivered.reason ?? '');
  const { verdict } = delivered.file;
  return [
    ...(why ? [`  ${delivered.reason ?? ''}: ${why.zh}`, `  ${asSentence(why.en)}`] : []),
    ...(verdict.kind === 'accepted' ? [`  行 rows ${verdict.counts.rows}`] : []),
    ...(advice ? [`  ${advice.zh}`, `  ${advice.en}`] : []),
  ];
}

function asSentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

async function show(key: string, where: TargetFlags, target: Target): Promise<Answer> {
  const delivered = await findDelivered(key, target);
  if (delivered === undefined) return { done: false, lines: [nothingUnder(key)] };
  const next = (stamp: string): string[] => [
    '',
    `放行 release: npx hedui held release ${quote(key)} ${target.caller === undefined ? '--by … ' : ''}--why … --stamp ${stamp}${flagsOf(where)}`,
  ];
  if (awaitsDecision(delivered) && waitsUnread(delivered.file))
    return { done: true, lines: [key, ...reasonOf(delivered), ...next(unreadStamp)] };
  const held = await awaitPreview(delivered, target);
  if (held === undefined)
    return { done: false, lines: [`${key}: 没有等待人工确认 it does not wait for a person`] };
  return {
    done: held.preview !== undefined,
    lines: [
      ...[key, ...reasonOf(delivered), ...(await holdEndOf(delivered, target)), ...describeHeld(held)],
      ...(held.preview === undefined ? [] : next(held.preview.stamp)),
    ],
  };
}

function nothingUnder(key: string): string {
  return `${key}: 没有此路径的文件，请给出完整路径，见 held list; nothing is on record under it: give the whole key, as \`held list\` names it`;
}

/** With the preview as soon as it is made. */
async function awaitPreview({ subject, file }: DeliveredFile, target: Target): Promise<HeldFile | undefined> {
  for (let waits = 0; ; waits += 1) {
    const held = await readHeld(subject, file, depsOf(target));
    if (held === undefined || held.preview !== undefined || waits === mostWaits) return held;
    await target.settle();
    if (waits > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function answer(
  where: TargetFlags,
  work: (target: Target) => Promise<Answer>,
  tried?: Attempt<Answer>,
): Promise<number> {
  const { done, lines } = await workOn(where, work, tried);
  process.stdout.write(`${lines.join('\n')}\n`);
  return done ? 0 : 1;
}

const key = {
  kind: 'tuple',
  parameters: [{ placeholder: 'KEY', parse: String, brief: '文件路径，见 list its key, as list names it' }],
} as const;
const whyFlag = textFlag('TEXT', '理由 the reason, for the record');
const whyNeeded = { why: { ...whyFlag, optional: false } } as const;
const stampNeeded = {
  stamp: {
    ...textFlag(
      'STAMP',
      `预览的戳记，见 held show；未读取的文件填 ${unreadStamp} the stamp that \`held show\` prints; ${unreadStamp} for a file that waits unread`,
    ),
    optional: false,
  },
} as const;
const common = { ...whoFlag, ...targetFlags };

const run =
  (decision: DecisionWord) =>
  (deciding: Deciding, of: string): Promise<number> => {
    const { by: _by, why: _why, stamp: _stamp, ...where } = deciding;
    const isDone = ({ done }: Answer) => done;
    const tried = { action: `held ${decision}`, isDone, subject: of, by: deciding.by };
    return answer(where, (target) => decide(decision, of, deciding, target), tried);
  };

/** What brings a file into use: with a reason, and on the preview that somebody has seen. */
function bringing(decision: 'release' | 'join', about: string) {
  return defineCommand<Deciding & { why: string; stamp: string }, [string]>({
    about,
    parameters: { flags: { ...whyNeeded, ...stampNeeded, ...common }, positional: key },
    run: run(decision),
  });
}

const twoPeople = sayTwoPeople();

export const command = buildRouteMap({
  routes: {
    list: defineCommand<TargetFlags>({
      about: `列出等待人工确认的文件。Lists what waits for a person, and why.`,
      parameters: { flags: targetFlags },
      run: (where) => answer(where, (target) => list(where, target)),
    }),
    show: defineCommand<TargetFlags, [string]>({
      about: `放行会使哪些个案新增、减轻、加重、撤回或有其他变化。Shows which cases a release would raise, make milder or harder, change and withdraw.`,
      parameters: { flags: targetFlags, positional: key },
      run: (where, of) => {
        if (of === '') throw new ArgumentError('请给出文件路径 give the key of a file');
        return answer(where, (target) => show(of, where, target));
      },
    }),
    release: bringing('release', `放行；影响大的须两人。Releases it; where that does much, by two people.`),
    join: bringing('join', `与同日的现行数据合并使用。Uses it beside what is in use of the same day.`),
    reject: defineCommand<Omit<Deciding, 'stamp'>, [string]>({
      about: `退回，现行数据不变。Rejects it; what is in use stays.`,
      parameters: { flags: { why: whyFlag, ...common }, positional: key },
      run: run('reject'),
    }),
    'take-back': defineCommand<Omit<Deciding, 'stamp'> & { why: string }, [string]>({
      about: `收回放行，恢复使用此前的数据。Takes a release back; what was in use before is in use again.`,
      parameters: { flags: { ...whyNeeded, ...common }, positional: key },
      run: run('take-back'),
    }),
  },
  docs: {
    brief: '暂扣文件 what is held',
    fullDescription: `暂扣文件：放行须先看预览；${twoPeople.zh}，须两人办理。
What is held: a release rests on its preview; ${twoPeople.en}, take two people.

0 已办 done; 1 未办，并说明原因 not done, and it says why; 2 参数有误 wrong arguments`,
  },
});
