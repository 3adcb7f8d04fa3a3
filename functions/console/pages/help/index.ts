/** Help: a first day by what one may do, the steps and states of a case, and the words. */
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import { caseState, type CaseState } from '../../../../shared/contracts/household-case.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { rolesToTake, usualStep } from '../../../../shared/domain/cases/awaited-step.ts';
import { stateTitles, stepTitles } from '../../../../shared/domain/cases/states.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { knownRoles, may } from '../../../../shared/domain/staff/access.ts';
import { stepForms } from '../../steps/index.ts';
import { roleNames } from '../../texts/roles.ts';
import { listNames, words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { facts, panel } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import type { StaffVisit } from '../../visit.ts';
import { glossary } from './glossary.ts';
import { tasks, type Task } from './tasks.ts';

export function helpPage(visit: StaffVisit): Page {
  const { t } = visit;
  return {
    title: words.help,
    body: html`<div class="reading">
      ${panel(t(say('您可以在这里做什么', 'What you can do here')), tasksOf(visit), 'tasks')}
      ${panel(t(say('您可以办理的步骤', 'The steps that you may take')), stepsOf(visit), 'steps')}
      ${panel(t(say('个案的状态，在等谁', 'States of a case, and who is waited for')), statesOf(visit), 'states')}
      ${panel(t(say('名词', 'Words')), wordsOf(visit), 'words')}
    </div>`,
  };
}

function tasksOf({ t, staff }: StaffVisit): Html {
  const own = tasks.filter((task) => mayDo(staff, task));
  return facts(own.map(({ title, how, href }) => [html`<a href="${href}">${t(title)}</a>`, t(how)]));
}

/** Whether somebody may go where a task is done, and take a step of it. */
export function mayDo(staff: StaffMember, { capability, steps }: Task): boolean {
  return may(staff, capability) && (steps === undefined || steps.some((step) => mayTake(staff, step)));
}

function mayTake(staff: StaffMember, step: StepName): boolean {
  const own = new Set(knownRoles(staff));
  return [...rolesToTake(step, { kind: 'suspension', state: 'archived' })].some((role) => own.has(role));
}

function stepsOf({ t, staff }: StaffVisit): Html {
  const steps = (Object.keys(stepForms) as StepName[]).filter((step) => mayTake(staff, step));
  if (steps.length === 0)
    return html`<p class="empty">
      ${t(say('您查看个案，不办理步骤。', 'You look at cases and take no steps.'))}
    </p>`;
  return facts(steps.map((step) => [t(stepTitles[step]), stepForms[step] && t(stepForms[step].about)]));
}

function statesOf({ t }: StaffVisit): Html {
  return facts(caseState.options.map((state) => [t(stateTitles[state]), t(waitsFor(state))]));
}

function waitsFor(state: CaseState): Bilingual {
  const step = usualStep(state);
  if (step === undefined) return say('已办结。', 'Closed.');
  const roles = listNames(
    [...rolesToTake(step, { kind: 'suspension', state })].map((role) => roleNames[role]),
  );
  const { zh, en } = stepTitles[step];
  return say(`等待${zh}：${roles.zh}`, `waits for: ${en}, by ${roles.en}`);
}

function wordsOf({ t }: StaffVisit): Html {
  return facts(glossary.map(([term, meaning]) => [t(term), t(meaning)]));
}
