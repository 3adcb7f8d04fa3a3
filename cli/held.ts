/** `hedui held list|show|release|join|reject|take-back`: what waits for a person, what a release would do, and deciding it. */
import { buildRouteMap } from '@stricli/core';
import {
  decideHeld,
  type DecideHeldDependencies,
  type DecisionWord,
} from '../shared/app/deliveries/decide-held.ts';
import { explain, readDeliveredFiles, type DeliveredFile } from '../shared/app/deliveries/delivered-files.ts';
import { readHeld, type HeldFile } from '../shared/app/deliveries/read-held.ts';
import { adviceOn } from '../shared/domain/deliveries/hold-advice.ts';
import { awaitsDecision } from '../shared/domain/deliveries/held-now.ts';
import { defineCommand, quote, textFlag } from './command.ts';
import { describeHeld } from './describe-held.ts';
import { ArgumentError } from './errors.ts';
import { personOf, whoFlag } from './policy.ts';
import { flagsOf, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

type Deciding = TargetFlags & {
  by?: string | undefined;
  why?: string | undefined;
  stamp?: string | undefined;
};
type Answer = { done: boolean; lines: string[] };

/** A preview is made within seconds; a deployment may be busy. */
const mostWaits = 60;
const waitMs = 1_000;

function depsOf({ stores, day }: Target): DecideHeldDependencies {
  return { ...stores, ...stores.queues, today: () => day };
}

async function list(where: TargetFlags, target: Target): Promise<Answer> {
  const held = (await readDeliveredFiles(target.stores)).filter(awaitsDecision);
  if (held.length === 0) return { done: true, lines: ['没有等待人工确认的文件 nothing waits for a person'] };
  return {
    done: true,
    lines: [
      ...held.flatMap((each) => [each.file.key, ...reasonOf(each)]),
      '',
      `放行的后果 what a release would do: npx hedui held show KEY${flagsOf(where)}`,
    ],
  };
}

function reasonOf(delivered: DeliveredFile): string[] {
  const why = explain(delivered);
  const advice = adviceOn(delivered.reason ?? '');
  return [why, advice].flatMap((said) => (said ? [`  ${said.zh}`, `  ${said.en}`] : []));
}

async function show(key: string, where: TargetFlags, target: Target): Promise<Answer> {
  const found = await findHeld(key, target);
  if (found === undefined) return notHeld(key);
  const { held, delivered } = found;
  const next =
    held.preview === undefined
      ? []
      : [
          '',
          `放行 release: npx hedui held release ${quote(key)} ${target.caller === undefined ? '--by … ' : ''}--why … --stamp ${held.preview.stamp}${flagsOf(where)}`,
        ];
  return {
    done: held.preview !== undefined,
    lines: [key, ...reasonOf(delivered), ...describeHeld(held), ...next],
  };
}

function notHeld(key: string): Answer {
  return { done: false, lines: [`${key}: 没有等待人工确认 it does not wait for a person`] };
}

/** The newest bytes under the key, with the preview as soon as it is made. */
async function findHeld(
  key: string,
  target: Target,
): Promise<{ held: HeldFile; delivered: DeliveredFile } | undefined> {
  const delivered = (await readDeliveredFiles(target.stores)).findLast(({ file }) => file.key === key);
  if (delivered === undefined) return undefined;
  for (let waits = 0; ; waits += 1) {
    const held = await readHeld(delivered.subject, delivered.file, depsOf(target));
    if (held === undefined) return undefined;
    if (held.preview !== undefined || waits === mostWaits) return { held, delivered };
    await target.settle();
    if (waits > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

const told = {
  release: '已放行 released',
  join: '已合并使用 joined',
  reject: '已退回 rejected',
  'take-back': '已撤回放行 taken back',
} as const satisfies Record<DecisionWord, string>;

async function decide(
  decision: DecisionWord,
  key: string,
  { by, why, stamp }: Deciding,
  target: Target,
): Promise<Answer> {
  const person = personOf({ by }, target);
  const reason = why?.trim();
  const made = { key, decision, by: person, at: new Date().toISOString(), ...(reason && { reason }) };
  const outcome = await decideHeld({ ...made, basis: { kind: 'preview', stamp } }, depsOf(target));
  await target.settle();
  switch (outcome.kind) {
    case 'refused':
      return { done: false, lines: [outcome.problem.zh, outcome.problem.en] };
    case 'proposed':
      return {
        done: true,
        lines: [`已提出，须另一人以同样的命令确认 proposed; somebody else has to give the same command`],
      };
    case 'unchanged':
      return { done: true, lines: [`已如此 it is so already: ${key}`] };
    case 'decided':
      return { done: true, lines: [`${told[decision]}: ${key}`] };
  }
}

async function answer(where: TargetFlags, work: (target: Target) => Promise<Answer>): Promise<number> {
  const { done, lines } = await workOn(where, work);
  process.stdout.write(`${lines.join('\n')}\n`);
  return done ? 0 : 1;
}

const key = {
  kind: 'tuple',
  parameters: [{ placeholder: 'KEY', parse: String, brief: '文件路径，见 list its key, as list names it' }],
} as const;
const whyFlag = textFlag('TEXT', '理由 the reason, for the record');
const stampFlag = textFlag('STAMP', '预览的戳记，见 show that of the preview, as show names it');

function deciding(decision: DecisionWord, about: string) {
  return defineCommand<Deciding, [string]>({
    about,
    parameters: {
      flags: { why: whyFlag, stamp: stampFlag, ...whoFlag, ...targetFlags },
      positional: key,
    },
    run: ({ by, why, stamp, ...where }, of) =>
      answer(where, (target) => decide(decision, of, { by, why, stamp }, target)),
  });
}

export const command = buildRouteMap({
  routes: {
    list: defineCommand<TargetFlags>({
      about: `列出等待人工确认的文件。Lists what waits for a person, and why.`,
      parameters: { flags: targetFlags },
      run: (where) => answer(where, (target) => list(where, target)),
    }),
    show: defineCommand<TargetFlags, [string]>({
      about: `放行会使哪些个案新增、变化或撤回。Shows what a release would raise, change and withdraw.`,
      parameters: { flags: targetFlags, positional: key },
      run: (where, of) => {
        if (of === '') throw new ArgumentError('请给出文件路径 give the key of a file');
        return answer(where, (target) => show(of, where, target));
      },
    }),
    release: deciding('release', `放行；影响大的须两人。Releases it; where that does much, by two people.`),
    join: deciding('join', `与同日的现行数据合并使用。Uses it beside what is in use of the same day.`),
    reject: deciding('reject', `退回，现行数据不变。Rejects it; what is in use stays.`),
    'take-back': deciding(
      'take-back',
      `撤回放行，恢复使用此前的数据。Takes a release back; what was in use before is in use again.`,
    ),
  },
  docs: {
    brief: '暂扣文件 what is held',
    fullDescription: `暂扣文件：放行须先看预览；新增与撤回超过 20 件，或超过未结个案的四分之一，须两人办理。
What is held: a release rests on its preview; over 20 cases raised or withdrawn, or over a quarter of those open, take two people.

0 已办 done; 1 未办，并说明原因 not done, and it says why; 2 参数有误 wrong arguments`,
  },
});
