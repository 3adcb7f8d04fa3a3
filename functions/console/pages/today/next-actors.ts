/** What waits for the reader, step by step, their own cases first; and what waits for others. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import { awaitedOn, mayTake, rolesToTake } from '../../../../shared/domain/cases/awaited-step.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { roleNames } from '../../texts/roles.ts';
import { awaitedSteps, titleOfAwaitedStep } from '../../texts/next-steps.ts';
import { listNames } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { panel, tag, withQuery } from '../../views/parts.ts';
import type { Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { caseLines, linesSheet } from './lines.ts';

export interface CasesAtStep {
  step: StepName;
  cases: readonly ListedCase[];
}

export interface NextSteps {
  /** Those that the reader may take. */
  mine: readonly CasesAtStep[];
  others: readonly CasesAtStep[];
}

/** Every case that waits for a step, in the order in which steps are listed. */
export function groupByNextStep(
  lines: readonly ListedCase[],
  { staff, day }: StaffVisit,
  standsInFor: readonly StaffMember[],
): NextSteps {
  const own = new Set([staff, ...standsInFor].map(({ id }) => id));
  const byStep = Map.groupBy(lines, (line) => awaitedOn(day, line));
  const steps = awaitedSteps.flatMap((step) => {
    const cases = byStep.get(step) ?? [];
    const [mine, rest] = [[] as ListedCase[], [] as ListedCase[]];
    for (const each of cases) (mayTake(step, each, staff) ? mine : rest).push(each);
    return [{ step, mine: ownFirst(mine, own), rest }];
  });
  return {
    mine: steps.flatMap(({ step, mine }) => (mine.length > 0 ? [{ step, cases: mine }] : [])),
    others: steps.flatMap(({ step, rest }) => (rest.length > 0 ? [{ step, cases: rest }] : [])),
  };
}

/** Those of the reader, and of whom the reader stands in for. */
function ownFirst(cases: readonly ListedCase[], own: ReadonlySet<string>): ListedCase[] {
  const isOwn = ({ assignee }: ListedCase): boolean => assignee !== null && own.has(assignee.id);
  return [...cases.filter(isOwn), ...cases.filter((each) => !isOwn(each))];
}

/** Whom the reader stands in for today, under the greeting. */
export function standingInFor(standsInFor: readonly StaffMember[], { t }: StaffVisit): Part {
  if (standsInFor.length === 0) return undefined;
  const names = standsInFor.map(
    ({ name, leave }) => `${name}（${t(say('至', 'until'))} ${leave?.until ?? ''}）`,
  );
  return html`<p class="note look">
    ${t(say('您今天代理：', 'You stand in today for: '))}${names.join(t(say('、', ', ')))}
    ${t(say('其名下的个案与您自己的一起列在前面。', 'Their cases are listed first, together with your own.'))}
  </p>`;
}

export function sheetsOfNextSteps(visit: StaffVisit, { mine }: NextSteps): Map<StepName, Sheet> {
  return new Map(
    mine.map(({ step, cases }) => [
      step,
      linesSheet(visit, { name: step, title: titleOfAwaitedStep(step), rows: cases }),
    ]),
  );
}

/** A section for each step, across the page. */
export function mineOf({ mine }: NextSteps, sheets: ReadonlyMap<StepName, Sheet>, visit: StaffVisit): Html {
  if (mine.length === 0)
    return html`<section class="panel" id="mine">
      <p class="empty">${visit.t(say('目前没有轮到您办理的个案。', 'No case waits for you now.'))}</p>
    </section>`;
  return html`<div id="mine">
    ${mine.map(({ step, cases }) =>
      panel(
        html`${visit.t(titleOfAwaitedStep(step))} ${tag(cases.length.toLocaleString('en'), 'brand')}`,
        html`${caseLines(cases, visit, { turn: step })}${sheets.get(step)?.links}`,
        `turn-${step}`,
      ),
    )}
  </div>`;
}

export function othersOf({ others }: NextSteps, visit: StaffVisit): Part {
  if (others.length === 0) return undefined;
  const { t } = visit;
  return panel(
    t(say('由他人办理', 'Waiting for others')),
    html`<ul class="plain">
      ${others.map(
        ({ step, cases }) =>
          html`<li class="rows">
            <span
              ><a href="${withQuery('/cases', { turn: step })}">${t(titleOfAwaitedStep(step))}</a>
              <span class="aside">${t(whoseOf(step, cases))}</span></span
            ><span>${cases.length.toLocaleString('en')}</span>
          </li>`,
      )}
    </ul>`,
    'others',
  );
}

function whoseOf(step: StepName, cases: readonly ListedCase[]) {
  const roles = new Set(cases.flatMap((each) => [...rolesToTake(step, each)]));
  return listNames([...roles].map((role) => roleNames[role]));
}
