/** Changes of the standards: which are on their way, since when, and what they come to. */
import type { PolicyProposal } from '../../../../shared/contracts/policy-proposals.ts';
import { countChanges } from '../../../../shared/domain/payments/standard-figures.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import type { ShownStandardChanges } from '../../../../shared/web/scoped-stores.ts';
import { proposalStates, words } from '../../texts/words.ts';
import { html } from '../../views/html.ts';
import { tag } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import { sheetOf } from '../../views/sheet.ts';
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

export function standardsPage(visit: StaffVisit, proposed: readonly ProposedStandards[]): Page {
  const { t } = visit;
  const list = sheetOf<ProposedStandards>(visit, {
    name: 'standards',
    title: standardsTitle,
    rows: proposed,
    empty: say(
      '没有提出过保障标准调整。用 hedui standard propose 提出。',
      'None was proposed. hedui standard propose does.',
    ),
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
    body: html`<div class="panel">${list.shown}</div>`,
  };
}
