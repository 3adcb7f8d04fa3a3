/** What may be done next, each as a form that works without scripts; and why the rest may not. */
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { awaitedStep, rolesToTake } from '../../../../shared/domain/cases/awaited-step.ts';
import type { StepProblem } from '../../../../shared/domain/cases/problems.ts';
import { stepTitles, stateTitles } from '../../../../shared/domain/cases/states.ts';
import { transitionsOf } from '../../../../shared/domain/cases/transitions.ts';
import { sayList, say } from '../../../../shared/domain/kernel/say.ts';
import type { FormDesk } from '../../steps/desk.ts';
import { presets, type Entered } from '../../steps/form.ts';
import { stepForms } from '../../steps/index.ts';
import { takingBackForms } from '../../steps/taking-back-forms.ts';
import { errorSummary } from '../../steps/error-summary.ts';
import { renderFields } from '../../steps/render-fields.ts';
import { caseAddress, queuedAddress } from '../../texts/addresses.ts';
import { roleNames } from '../../texts/roles.ts';
import { listNames } from '../../texts/words.ts';
import { hidden } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import type { StaffVisit } from '../../visit.ts';
import { decidedBy, whatIsDecided } from './decision-basis.ts';
import { mayTriage, type TriageProps } from './triage.ts';

/** A step with why it may not be taken now; no problems: it may. */
export interface StepOffer {
  step: StepName;
  problems: readonly StepProblem[];
}

/** A form that came back: what was entered, and what is wrong with it. */
export interface Attempt {
  step: StepName;
  entered: Entered;
  /** By field; under the empty name what belongs to none. */
  problems: ReadonlyMap<string, Bilingual>;
  /** What would come of it, where somebody looks first. */
  preview?: Part;
}

export interface NextStepsProps {
  offers: readonly StepOffer[];
  desk: FormDesk;
  attempt: Attempt | undefined;
  triage?: TriageProps['triage'];
}

/** Comments and the like are always possible, and are after what moves the case on. */
const asides: ReadonlySet<StepName> = new Set([
  ...(Object.keys(takingBackForms) as StepName[]),
  'attach',
  'comment',
  'assign',
  'extend-deadline',
]);

export function nextSteps(props: NextStepsProps, visit: StaffVisit): Html {
  const { t } = visit;
  const { offers, attempt } = props;
  const awaited = awaitedStep(props.desk.open);
  const rank = (step: StepName): number => (step === awaited ? 0 : 1);
  const shown = offers.filter(({ step }) => stepForms[step] !== undefined);
  const open = shown.filter(({ step, problems }) => problems.length === 0 || step === attempt?.step);
  const [moves, others] = [
    open.filter(({ step }) => !asides.has(step)).sort((a, b) => rank(a.step) - rank(b.step)),
    open.filter(({ step }) => asides.has(step)),
  ];
  const refused = shown.filter(
    (offer) => !open.includes(offer) && (!(offer.step in takingBackForms) || wasOnceTheirs(offer)),
  );
  return html`<section class="panel" id="next">
    <h2>${visit.t(say('下一步', 'What may be done next'))}</h2>
    ${whoseTurn(props.desk.open, visit)}
    ${
      moves.length === 0 &&
      html`<p class="empty">
        ${t(say('目前没有需要您办理的步骤。', 'There is nothing for you to do now.'))}
      </p>`
    }
    ${[...moves, ...others].map(({ step }) => stepForm(step, props, visit, step === awaited))}
    ${refused.length > 0 && refusedSteps(refused, props.desk.open, visit)}
  </section>`;
}

/** Whether the reader may do something that moves the case on. */
export function hasMoves({ offers }: Pick<NextStepsProps, 'offers'>): boolean {
  return offers.some(
    ({ step, problems }) => problems.length === 0 && stepForms[step] !== undefined && !asides.has(step),
  );
}

/** Taking back is offered to who can, and is nothing that others wait for; who made an old step is told why it stays. */
function wasOnceTheirs({ problems }: StepOffer): boolean {
  return problems.every(({ code }) => code === 'not-kept-before');
}

function stepForm(step: StepName, props: NextStepsProps, visit: StaffVisit, isAwaited: boolean): Part {
  const form = stepForms[step];
  if (form === undefined) return undefined;
  const { t } = visit;
  const { desk } = props;
  const addressFor = (what: string) => queuedAddress(`${caseAddress(desk.open)}/${what}`, desk.queue);
  const attempt = props.attempt?.step === step ? props.attempt : undefined;
  const fields = form.fields(desk);
  const errors = new Map([...(attempt?.problems ?? [])].map(([name, problem]) => [name, t(problem)]));
  // Beside the triage the step that is awaited would ask the same once more.
  const expanded = attempt !== undefined || (isAwaited && props.attempt === undefined && !mayTriage(props));
  return html`<details class="step"${expanded && html` open`} name="step">
    <summary>${t(stepTitles[step])}</summary>
    <div class="inside">
      <p class="aside">${t(form.about)}</p>
      <form
        method="post"
        action="${addressFor(form.sentTo ?? 'steps')}"
        ${fields.some(({ kind }) => kind === 'files') && html` enctype="multipart/form-data"`}
        data-guard="${t(say('有未提交的内容', 'not sent yet'))}"
        novalidate
      >
        ${hidden('csrf', visit.csrf)}${hidden('version', desk.open.version)}${hidden('step', step)}
        ${errorSummary({ errors, fields, prefix: step }, visit)}
        ${decidedBy(step, desk, visit)}
        ${renderFields(fields, visit, { entered: attempt?.entered ?? presets(fields), errors, prefix: step })}
        ${attempt?.preview}
        <div class="actions">
          ${form.previewed && html`<button class="quiet" formaction="${addressFor('preview')}">${t(say('先测算', 'Calculate first'))}</button>`}
          <button${form.grave === true && html` class="stop"`}>${t(stepTitles[step])}${t(whatIsDecided(step, desk.open))}</button>
          ${mayGoOn(step, desk) && html`<button class="quiet" name="then" value="next">${t(say('办理并看下一件', 'Do this, then the next case'))}</button>`}
        </div>
      </form>
    </div>
  </details>`;
}

/** Who works through a list goes on from where no paper is to be printed first. */
function mayGoOn(step: StepName, { queue }: FormDesk): boolean {
  return queue?.next !== undefined && step !== 'issue-document' && !asides.has(step);
}

function refusedSteps(refused: readonly StepOffer[], open: HouseholdCase, { t }: StaffVisit): Html {
  return html`<details>
    <summary>
      ${t(say(`暂不能办理的 ${refused.length} 个步骤`, `${refused.length} steps that are not possible now`))}
    </summary>
    <ul class="plain">
      ${refused.map(
        ({ step, problems }) =>
          html`<li>
            <strong>${t(stepTitles[step])}</strong><br /><span class="aside"
              >${t(sayList(problems.map((each) => whyNot(step, each, open))))}</span
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

function whoseTurn(open: HouseholdCase, { t }: StaffVisit): Part {
  const step = awaitedStep(open);
  if (step === undefined) return undefined;
  return html`<p class="turn">
    ${t(say('现在轮到：', 'Whose turn it is: '))}<strong>${t(stepTitles[step])}</strong>
    <span class="aside">${t(takenBy(step, open))}</span>
  </p>`;
}

function takenBy(step: StepName, open: HouseholdCase): Bilingual {
  return listNames([...rolesToTake(step, open)].map((role) => roleNames[role]));
}

/** Few enough to be of use to somebody who wonders when. */
const mostStates = 3;

/** Why a step is not possible: for somebody else's step whose it is, for a later one when it comes. */
function whyNot(step: StepName, { code, message }: StepProblem, open: HouseholdCase): Bilingual {
  const { zh: who, en: whoInEnglish } = takenBy(step, open);
  if (code === 'role-missing') return say(`由${who}办理`, `taken by: ${whoInEnglish}`);
  const states = [...new Set(transitionsOf(step, open.kind).flatMap(({ from }) => from))];
  if (code !== 'state-wrong' || states.length > mostStates) return message;
  const when = listNames(states.map((state) => stateTitles[state]));
  return say(`个案处于“${when.zh}”时办理`, `possible while the case is: ${when.en}`);
}
