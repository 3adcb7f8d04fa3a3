/** Whose turn it is: what moves a case on from where it stands, for whoever opens it and finds nothing to do. */
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { takesMoneyAway } from '../../../../shared/domain/cases/gate.ts';
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

/** Who may take a step: as the case stands, or ever. */
function takenBy(step: StepName, { kind, state }: HouseholdCase): Bilingual {
  const rows = transitionsOf(step, kind);
  const now = rows.filter(({ from }) => from.some((each) => each === state));
  const roles = new Set((now.length > 0 ? now : rows).flatMap((transition) => transition.roles));
  return listNames([...roles].map((role) => roleNames[role]));
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

/** The step that the way of a case waits for; undefined once it is closed. */
export function awaitedStep(open: HouseholdCase): StepName | undefined {
  if (open.pending.length > 0) return 'confirm';
  if (open.kind === 'entitlement' && !takesMoneyAway(open)) return awaitedToGive(open);
  return awaitedOnTheWay(open);
}

/** Who may be due more waits for a proposal and a decision alone. */
function awaitedToGive(open: HouseholdCase): StepName | undefined {
  if (['raised', 'screened', 'dispatched', 'investigating'].includes(open.state)) return 'propose';
  return open.state === 'proposed' ? 'decide' : awaitedOnTheWay(open);
}

function awaitedOnTheWay(open: HouseholdCase): StepName | undefined {
  switch (open.state) {
    case 'raised':
      return 'screen';
    case 'screened':
      return 'dispatch';
    case 'dispatched':
      return 'begin-investigation';
    case 'investigating':
      return open.survey === null ? 'record-survey' : 'propose';
    case 'proposed':
      return 'check';
    case 'checked':
      return takesMoneyAway(open) ? 'issue-notice' : 'decide';
    case 'noticed':
      return afterNotice(open);
    case 'heard':
      return 'decide';
    case 'decided':
      return open.proposal?.decision === 'continue' ? 'archive' : 'execute';
    case 'executed':
      return 'archive';
    default:
      return undefined;
  }
}

function afterNotice({ service, reply }: HouseholdCase): StepName {
  if (service === null) return 'record-service';
  return reply === null ? 'record-reply' : 'hear';
}
