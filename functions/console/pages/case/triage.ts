/** What is usually done with a new case, in one choice and one button: a visit by its town, or a clearance. */
import { ruleOf, titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { addDays } from '../../../../shared/domain/kernel/calendar.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { anyOther, reasonsFor } from '../../../../shared/domain/policy/clearance-reasons.ts';
import { isHard } from '../../../../shared/domain/assessment/finding-kinds.ts';
import type { CaseStep, StepName } from '../../../../shared/contracts/case-steps.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import type { FormDesk } from '../../steps/desk.ts';
import { usualClearanceDays } from '../../steps/closing-forms.ts';
import { caseAddress, queuedAddress } from '../../texts/addresses.ts';
import { choices, hidden } from '../../views/fields.ts';
import { html, type Part } from '../../views/html.ts';
import type { StaffVisit } from '../../visit.ts';

export interface TriageProps {
  desk: FormDesk;
  /** Steps with why they may not be taken now. */
  offers: readonly { step: StepName; problems: readonly unknown[] }[];
  /** What was chosen, and why it was not done. */
  triage?: { chosen: string; problems: readonly Bilingual[] } | undefined;
}

/** One of the things to choose from, with the steps that it stands for. */
export interface TriageChoice {
  value: string;
  label: Bilingual;
  steps: readonly CaseStep[];
}

/** Whether the reader may send the case to a town: nothing has been done with it yet but a first look. */
export function mayTriage({ desk: { open }, offers }: TriageProps): boolean {
  const first = open.state === 'raised' ? 'screen' : 'dispatch';
  const isNew = open.state === 'raised' || open.state === 'screened';
  return isNew && offers.some(({ step, problems }) => step === first && problems.length === 0);
}

export function triageChoices({
  open,
  file,
  isTownStaffed,
  clearanceReasons,
  day,
}: FormDesk): TriageChoice[] {
  const { town } = file.profile;
  const screened = (registeredApart: boolean): CaseStep[] =>
    open.state === 'raised' ? [{ step: 'screen', registeredApart }] : [];
  const visit = (registeredApart: boolean): CaseStep[] => [
    ...screened(registeredApart),
    { step: 'dispatch', town },
  ];
  const visits: TriageChoice[] = [
    {
      value: 'visit',
      label: say(`需入户核实，转办${town}`, `it needs a visit: dispatch to ${town}`),
      steps: visit(false),
    },
    {
      value: 'visit-apart',
      label: say(
        `需入户核实，与经办人员有亲属关系（单独登记），转办${town}`,
        `it needs a visit, and is related to officials (registered apart): dispatch to ${town}`,
      ),
      steps: visit(true),
    },
  ];
  // Of several findings each has its own reason, and a hard one is looked at by a second person: both by their own form.
  const [finding, ...others] = open.findings;
  const clearable = finding !== undefined && others.length === 0 && !isHard(finding);
  const reasons = clearable ? reasonsFor(ruleOf(finding.rule)?.facets ?? 'every', clearanceReasons) : {};
  return [
    ...(isTownStaffed ? visits.slice(0, open.state === 'raised' ? 2 : 1) : []),
    // Of another reason the form below asks for words.
    ...Object.entries(reasons)
      .filter(([reason]) => reason !== anyOther)
      .map(([reason, label]) => ({
        value: `clear:${reason}`,
        label: say(`排除：${label.zh}`, `clear: ${label.en}`),
        steps: [
          ...screened(false),
          {
            step: 'clear',
            rule: finding?.rule ?? '',
            reason,
            until: addDays(day, usualClearanceDays),
          } as const,
        ],
      })),
  ];
}

export function triagePanel(props: TriageProps, visit: StaffVisit): Part {
  if (!mayTriage(props)) return undefined;
  const { t, csrf, day } = visit;
  const { desk, triage } = props;
  const { open, queue, file } = desk;
  const offered = triageChoices(desk);
  const [finding] = open.findings;
  const clears = offered.some(({ value }) => value.startsWith('clear:'));
  const problem = triage?.problems.map((each) => t(each)).join(t(say('；', '; ')));
  return html`<section class="panel" id="triage">
    <h2>${t(say('分流', 'Triage'))}</h2>
    ${
      !desk.isTownStaffed &&
      html`<p class="aside">
        ${t(say(`${file.profile.town}没有在岗人员：请先“初筛”，再“转办”到其他乡镇。`, `Nobody works in ${file.profile.town}: screen it below, then dispatch it to another town.`))}
      </p>`
    }
    ${
      offered.length > 0 &&
      html`<form method="post" action="${queuedAddress(`${caseAddress(open)}/triage`, queue)}" novalidate>
        ${hidden('csrf', csrf)}${hidden('version', open.version)}
        ${choices({
          ...{ name: 'triage', prefix: 'triage', type: 'radio', required: true },
          label: t(say('如何处理', 'What becomes of it')),
          ...(clears &&
            finding && {
              hint: t(
                say(
                  `排除“${titleOfRule(finding.rule).zh}”至 ${addDays(day, usualClearanceDays)}，同时登记为与经办人员没有亲属关系；其他期限、部分排除、单独登记或备注请用下面的“初筛”和“排除”。`,
                  `a clearance of “${titleOfRule(finding.rule).en}” holds until ${addDays(day, usualClearanceDays)} and says that the household is not related to officials; for another day, a part of it, one that is registered apart or a note use the forms below`,
                ),
              ),
            }),
          error: problem,
          chosen: triage === undefined ? [] : [triage.chosen],
          choices: offered.map(({ value, label }) => ({ value, label: t(label) })),
        })}
        <div class="actions">
          <button>
            ${t(queue?.next === undefined ? say('办理', 'Do this') : say('办理并看下一件', 'Do this, then the next case'))}
          </button>
        </div>
      </form>`
    }
  </section>`;
}
