/** Whose turn it is: what moves a case on from where it stands, for whoever opens it and finds nothing to do. */
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { awaitedStep, rolesToTake } from '../../../../shared/domain/cases/awaited-step.ts';
import type { StepProblem } from '../../../../shared/domain/cases/problems.ts';
import { stateTitles, stepTitles } from '../../../../shared/domain/cases/states.ts';
import { transitionsOf } from '../../../../shared/domain/cases/transitions.ts';
import { say as text } from '../../../../shared/domain/kernel/say.ts';
import { roleNames } from '../../texts/roles.ts';
import { listNames } from '../../texts/words.ts';
import { html, type Part } from '../../views/html.ts';
import type { StaffVisit } from '../../visit.ts';

export function whoseTurn(open: HouseholdCase, { say }: StaffVisit): Part {
  const step = awaitedStep(open);
  if (step === undefined) return undefined;
  return html`<p class="turn">
    ${say(text('现在轮到：', 'Whose turn it is: '))}<strong>${say(stepTitles[step])}</strong>
    <span class="aside">${say(takenBy(step, open))}</span>
  </p>`;
}

function takenBy(step: StepName, open: HouseholdCase): Bilingual {
  return listNames([...rolesToTake(step, open)].map((role) => roleNames[role]));
}

/** Few enough to be of use to somebody who wonders when. */
const mostStates = 3;

/** Why a step is not possible: for somebody else's step whose it is, for a later one when it comes. */
export function whyNot(step: StepName, { code, message }: StepProblem, open: HouseholdCase): Bilingual {
  const { zh: who, en: whoInEnglish } = takenBy(step, open);
  if (code === 'role-missing') return text(`由${who}办理`, `taken by: ${whoInEnglish}`);
  const states = [...new Set(transitionsOf(step, open.kind).flatMap(({ from }) => from))];
  if (code !== 'state-wrong' || states.length > mostStates) return message;
  const when = listNames(states.map((state) => stateTitles[state]));
  return text(`个案处于“${when.zh}”时办理`, `possible while the case is: ${when.en}`);
}
