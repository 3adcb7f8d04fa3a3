/** What a rehearsal counts: households that rules find more, fewer or otherwise, and amounts due that change. */
import type { CaseKind, Finding } from '../../contracts/household-file.ts';
import type { Rehearsal } from '../../contracts/policy-proposals.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { Assessment } from '../../domain/assessment/assess.ts';
import { kindOf } from '../../domain/assessment/finding-kinds.ts';
import { formatYuan } from '../../domain/kernel/money.ts';
import { countOf, say, sayAll } from '../../domain/kernel/say.ts';
import type { AmountDue } from '../../domain/payments/amount-due.ts';

export type RehearsalCounts = Pick<Rehearsal, 'households' | 'rules' | 'kinds'> & {
  due: NonNullable<Rehearsal['due']>;
};

/** A household by one policy; `due` is undefined where nothing is calculated, since it is not active. */
export interface ByPolicy {
  assessment: Pick<Assessment, 'findings'>;
  due: AmountDue | undefined;
}

export function emptyCounts(): RehearsalCounts {
  const none = { none: 0, review: 0, suspension: 0 };
  return {
    households: 0,
    rules: {},
    kinds: { now: { ...none }, then: { ...none } },
    due: { changed: 0, yearlyFen: 0, unknown: 0 },
  };
}

/** Adds one household, as it is by both policies. */
export function countHousehold(counts: RehearsalCounts, now: ByPolicy, then: ByPolicy): void {
  counts.households += 1;
  increment(counts.kinds.now, kindFor(now));
  increment(counts.kinds.then, kindFor(then));
  const [before, after] = [findingsOf(now), findingsOf(then)];
  for (const rule of new Set([...before.keys(), ...after.keys()])) {
    const change = changeOf(before.get(rule), after.get(rule));
    if (change === undefined) continue;
    const counted = (counts.rules[rule] ??= { newly: 0, noLonger: 0, otherwise: 0 });
    counted[change] = (counted[change] ?? 0) + 1;
  }
  countDue(counts.due, now.due, then.due);
}

function increment(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function kindFor({ assessment: { findings } }: ByPolicy): CaseKind | 'none' {
  return findings.length === 0 ? 'none' : kindOf(findings);
}

function findingsOf({ assessment }: ByPolicy): Map<Finding['rule'], Finding> {
  return new Map(assessment.findings.map((finding) => [finding.rule, finding]));
}

type RuleChange = keyof Rehearsal['rules'][string];

/** Undefined where the rule finds the same: its kind, its amount and its limit. */
function changeOf(before: Finding | undefined, after: Finding | undefined): RuleChange | undefined {
  if (before === undefined) return 'newly';
  if (after === undefined) return 'noLonger';
  const same =
    before.kind === after.kind && before.amountFen === after.amountFen && before.limitFen === after.limitFen;
  return same ? undefined : 'otherwise';
}

function countDue(counts: RehearsalCounts['due'], now?: AmountDue, then?: AmountDue): void {
  if (now === undefined || then === undefined) return;
  if (now.kind !== then.kind) counts.unknown += 1;
  if (now.kind !== 'due' || then.kind !== 'due' || now.yearlyFen === then.yearlyFen) return;
  counts.changed += 1;
  counts.yearlyFen += then.yearlyFen - now.yearlyFen;
}

/** How amounts due change; undefined where a former version rehearsed it, which did not calculate them. */
export function sayDueChanges({ due }: Pick<Rehearsal, 'due'>): Bilingual | undefined {
  if (due === undefined) return undefined;
  const { changed, yearlyFen, unknown } = due;
  const sum = `${yearlyFen > 0 ? '+' : ''}${formatYuan(yearlyFen)}`;
  return sayAll([
    changed === 0
      ? say('没有家庭的应保障金额变化。', 'The amount due changes for no household.')
      : say(
          `${changed} 户的应保障金额变化，合计每年 ${sum} 元。`,
          `The amount due changes for ${countOf(changed, 'household')}, by ${sum} yuan a year together.`,
        ),
    ...(unknown === 0
      ? []
      : [
          say(
            `另有 ${unknown} 户仅在一份政策下可以测算。`,
            `For ${countOf(unknown, 'household')} more it can be calculated by one of the two policies only.`,
          ),
        ]),
  ]);
}
