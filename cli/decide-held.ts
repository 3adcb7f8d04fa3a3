/** `hedui held release|join|reject|take-back`: deciding about a held file, and what is doneTexts after it. */
import {
  decideHeld,
  type DecideHeldDependencies,
  type DecisionWord,
} from '../shared/app/deliveries/decide-held.ts';
import { readDeliveredFiles, type DeliveredFile } from '../shared/app/deliveries/delivered-files.ts';
import { quote } from './command.ts';
import { describeState } from './describe-decision.ts';
import { personOf } from './policy.ts';
import { flagsOf, type Target, type TargetFlags } from './target.ts';

export type Deciding = TargetFlags & {
  by?: string | undefined;
  why?: string | undefined;
  stamp?: string | undefined;
};
export type Answer = { done: boolean; lines: string[] };

export function depsOf({ stores, day }: Target): DecideHeldDependencies {
  return { ...stores, ...stores.queues, today: () => day };
}

/** The newest bytes under a key. */
export async function findDelivered(key: string, { stores }: Target): Promise<DeliveredFile | undefined> {
  return (await readDeliveredFiles(stores)).findLast(({ file }) => file.key === key);
}

const doneTexts = {
  release: '已放行 released',
  join: '已合并使用 joined',
  reject: '已退回 rejected',
  'take-back': '已收回放行 taken back',
} as const satisfies Record<DecisionWord, string>;

export async function decide(
  decision: DecisionWord,
  key: string,
  { by, why, stamp, ...where }: Deciding,
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
        lines: [
          target.caller === undefined
            ? '已提出，须另一人以同样的命令确认（--by 写其本人姓名） proposed; somebody else has to give the same command, with their own name in --by'
            : '已提出，须另一人以同样的命令确认（用其本人的凭证） proposed; somebody else has to give the same command, with credentials of their own',
        ],
      };
    case 'unchanged':
      return { done: true, lines: [`已如此 it is so already: ${key}`] };
    case 'decided':
      return {
        done: true,
        lines: [
          `${doneTexts[decision]}: ${key}`,
          ...(await describeAfterwards(decision, key, where, target)),
        ],
      };
  }
}

/** What a release has done, and how to look at it and take it back. */
async function describeAfterwards(
  decision: DecisionWord,
  key: string,
  where: TargetFlags,
  target: Target,
): Promise<string[]> {
  if (decision !== 'release' && decision !== 'join') return [];
  const delivered = await findDelivered(key, target);
  const who = target.caller === undefined ? ' --by …' : '';
  return [
    ...(delivered === undefined ? [] : [describeState(delivered)]),
    `查看 look: npx hedui status --key ${quote(key)}${flagsOf(where)}`,
    `收回 take back: npx hedui held take-back ${quote(key)}${who} --why …${flagsOf(where)}`,
  ];
}
