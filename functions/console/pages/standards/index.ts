/** Changes of the standards: which are on their way, since when, and what they come to. */
import type { PolicyProposal } from '../../../../shared/contracts/policy-proposals.ts';
import { countChanges } from '../../../../shared/domain/payments/standard-figures.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import type { ShownStandardChanges } from '../../../../shared/web/scoped-stores.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import type { Entered, StepField } from '../../steps/form.ts';
import { optionsOf, periods } from '../../steps/options.ts';
import { errorSummary } from '../../steps/error-summary.ts';
import { renderFields, type FieldErrors } from '../../steps/render-fields.ts';
import { proposalStates, schemes, words } from '../../texts/words.ts';
import { hidden } from '../../views/fields.ts';
import { html, type Html } from '../../views/html.ts';
import { panel, tag } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import { sheetOf } from '../../views/sheet.ts';
import { changesAddress } from '../../texts/addresses.ts';
import type { StaffVisit } from '../../visit.ts';

/** A proposed policy with new standards; it has no list until it was rehearsed. */
export interface ProposedStandards {
  proposal: PolicyProposal;
  list: ShownStandardChanges | undefined;
}

export const standardsTitle = say('保障标准调整', 'Changes of the standards');

export function standardsAddress(version?: string): string {
  return version === undefined ? '/standards' : `/standards/${version}`;
}

/** A form that came back. */
export interface StandardAttempt {
  entered: Entered;
  /** By field; under the empty name what belongs to none. */
  errors: FieldErrors;
}

export const standardFields: readonly StepField[] = [
  {
    ...{ name: 'scheme', kind: 'select', required: true },
    label: say('类别', 'scheme'),
    none: say('请选择', 'choose'),
    options: optionsOf(schemes),
  },
  { name: 'amountFen', kind: 'yuan', required: true, label: say('每人标准（元）', 'yuan for one person') },
  {
    ...{ name: 'period', kind: 'select', required: true },
    label: say('周期', 'period'),
    none: say('请选择', 'choose'),
    options: optionsOf(periods),
  },
  {
    ...{ name: 'from', kind: 'date', required: true },
    label: say('自何日起', 'from'),
    hint: say('早于今天的，差额补发', 'before today: the difference is paid back'),
  },
  {
    ...{ name: 'because', kind: 'text', required: true },
    label: say('依据', 'what it rests on'),
    hint: say('如文号', 'such as the number of a document'),
  },
];

export function standardsPage(
  visit: StaffVisit,
  { proposed, attempt }: { proposed: readonly ProposedStandards[]; attempt?: StandardAttempt },
): Page {
  const { t } = visit;
  const list = sheetOf<ProposedStandards>(visit, {
    name: 'standards',
    title: standardsTitle,
    rows: proposed,
    empty: say('没有提出过保障标准调整。', 'None was proposed.'),
    columns: [
      {
        title: say('方案', 'proposal'),
        type: 'text',
        of: ({ proposal }) => proposal.why,
        show: ({ proposal }) => html`<a href="${standardsAddress(proposal.version)}">${proposal.why}</a>`,
      },
      {
        title: say('状态', 'state'),
        type: 'text',
        of: ({ proposal }, t) => t(sayWord(proposalStates, proposal.state)),
        show: ({ proposal }) =>
          tag(
            t(sayWord(proposalStates, proposal.state)),
            proposal.state === 'in-force' ? 'good' : proposal.state === 'withdrawn' ? 'plain' : 'look',
          ),
      },
      { title: say('生效', 'in force from'), type: 'date', of: ({ proposal }) => proposal.effectiveOn },
      {
        title: say('变动家庭', 'households that change'),
        type: 'count',
        of: ({ list: found }) => found?.whole.length ?? null,
      },
      {
        title: say('每月增加（元）', 'more a month (yuan)'),
        type: 'yuan',
        of: ({ list: found }) => (found === undefined ? null : countChanges(found.whole).moreFen),
      },
      {
        title: say('补发（元）', 'back pay (yuan)'),
        type: 'yuan',
        of: ({ list: found }) => (found === undefined ? null : countChanges(found.whole).backPayFen),
      },
    ],
  });
  return {
    title: standardsTitle,
    crumbs: html`<a href="/policy">${t(words.policy)}</a>`,
    sheets: [list],
    body: html`<div class="panel">${list.shown}</div>
      ${may(visit.staff, 'propose-policy') && proposalForm(visit, attempt)}`,
  };
}

function proposalForm(visit: StaffVisit, attempt: StandardAttempt | undefined): Html {
  const { t, csrf } = visit;
  const errors: FieldErrors = attempt?.errors ?? new Map();
  return panel(
    t(say('提出新标准', 'Propose a standard')),
    html`<p class="aside">
        ${t(
          say(
            '适用于本县。提出后系统列出每户增加多少、补发多少；另一人在“政策变更”批准。',
            'For this county. The list of what each household gets more, and is paid back, is made then; somebody else approves it under changes of policy.',
          ),
        )}
        <a href="${changesAddress}">${t(words.policyChanges)}</a>
      </p>
      <form method="post" action="${standardsAddress()}" novalidate class="narrow">
        ${hidden('csrf', csrf)}${errorSummary({ errors, fields: standardFields, prefix: 'standard' }, visit)}
        ${renderFields(standardFields, visit, {
          ...{ entered: attempt?.entered ?? {}, errors, prefix: 'standard' },
        })}
        <div class="actions"><button>${t(say('提出', 'Propose'))}</button></div>
      </form>`,
    'propose',
  );
}
