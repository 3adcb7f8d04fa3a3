/** What `npx hedui cases` prints of the API's answers. */
import pc from 'picocolors';
import type { z } from 'zod';
import type { ListedCase } from '../shared/contracts/case-lists.ts';
import type { HouseholdCase } from '../shared/contracts/household-case.ts';
import type { StepOption } from '../shared/domain/cases/take-step.ts';
import { kindTitles } from '../shared/domain/assessment/finding-kinds.ts';
import { stateTitles } from '../shared/domain/cases/states.ts';
import { formatYuan } from '../shared/domain/kernel/money.ts';
import { sayWord } from '../shared/domain/kernel/say.ts';
import type { Bilingual } from '../shared/contracts/primitives.ts';
import type { problemBody } from '../shared/contracts/problems.ts';
import { inBoth } from './in-both.ts';
import type { SamplePerson } from '../infra/embedded/identity/sample-staff.ts';

const kindOf = (kind: string): string => inBoth(sayWord(kindTitles, kind));
const stateOf = (state: string): string => inBoth(sayWord(stateTitles, state));

export function describeList({ cases, next }: { cases: ListedCase[]; next: string | null }): string {
  const lines = cases.map(
    ({ householdId, number, kind, state, dueOn, amountAtStakeFen, town, village, rules, assignee }) =>
      [
        `${householdId}/${number}`.padEnd(20),
        kindOf(kind).padEnd(16),
        stateOf(state).padEnd(18),
        `到期 due ${dueOn ?? '-'}`.padEnd(18),
        `每月 a month ${formatYuan(amountAtStakeFen)}`.padEnd(20),
        ` ${town} ${village}  ${rules.join(' ')}`,
        assignee === null ? '' : ` @${assignee.id}`,
      ].join(' '),
  );
  const count = `${cases.length} 件 cases`;
  const end = next === null ? count : `${count}，还有更多 of more: --cursor ${next}`;
  return [...lines, pc.dim(end)].join('\n');
}

/** A case as the API answers it. */
export interface AnsweredCase {
  case: HouseholdCase;
  steps: StepOption[];
  /** What differs today from what was proposed and noticed; an older API does not say. */
  differences?: readonly { difference: string; text: Bilingual }[];
}

export function describeCase({ case: it, steps, differences = [] }: AnsweredCase): string {
  return [
    pc.bold(`${it.householdId}/${it.number}  ${kindOf(it.kind)}  ${stateOf(it.state)}`),
    `  版本 version ${it.version}；每月涉及 at stake a month ${formatYuan(it.amountAtStakeFen)} 元 yuan；到期 due ${it.deadline?.dueOn ?? '-'}`,
    `  ${it.town ?? it.about.town} ${it.about.village}`,
    pc.bold('疑点 Findings'),
    ...it.findings.flatMap(({ rule, explanation }) => [
      `  ${rule}`,
      `    ${explanation.zh}`,
      `    ${explanation.en}`,
    ]),
    ...describeDifferences(differences),
    pc.bold('经过 What happened'),
    ...it.events.map(
      ({ at, actor, type, reason }) => `  ${at.slice(0, 10)} ${actor.padEnd(16)} ${type}: ${inBoth(reason)}`,
    ),
    pc.bold('可办理 What may be done next'),
    ...steps
      .filter(({ allowed }) => allowed)
      .map(({ step, title }) => `  ${pc.green(step)} ${inBoth(title)}`),
    pc.bold('不能办理的原因 Why the rest may not'),
    ...steps.filter(({ allowed }) => !allowed).map(describeBarred),
  ].join('\n');
}

/** The decision has to confirm each with a reason, under the name in front of it. */
function describeDifferences(differences: NonNullable<AnsweredCase['differences']>): string[] {
  if (differences.length === 0) return [];
  const lines = differences.flatMap(({ difference, text }) => [
    `  ${difference}`,
    `    ${text.zh}`,
    `    ${text.en}`,
  ]);
  return [pc.bold('与建议、告知时不同 Different from what was proposed and noticed'), ...lines];
}

function describeBarred({ step, problems }: StepOption): string {
  return pc.dim(`  ${step}: ${problems.map(({ message }) => inBoth(message)).join('; ')}`);
}

export function describePeople(people: readonly SamplePerson[]): string {
  return people
    .map(
      ({ id, name, role, town }) =>
        `  ${id.padEnd(18)} ${name}  ${role}${town === undefined ? '' : `  ${town}`}`,
    )
    .join('\n');
}

export function describeProblem({
  code,
  detail,
  zh,
  problems,
  current,
}: z.infer<typeof problemBody>): string {
  return [
    pc.red(`${code}: ${zh.detail}`),
    detail,
    ...(problems ?? []).map((each) => `  ${each.path ?? each.code}: ${each.zh} ${each.en}`),
    ...(current === undefined
      ? []
      : [`  现为版本 now version ${current.version}, ${current.changedBy}, ${current.changedAt}`]),
  ].join('\n');
}
