/** One change of the standards: who proposed and who approved it, and who gets what more from when, back pay included. */
import { amountUnknowns } from '../../../../shared/domain/payments/amount-unknown.ts';
import {
  standardChangeColumns,
  type NamedChange,
} from '../../../../shared/domain/payments/standard-change.ts';
import { countByTown, countChanges } from '../../../../shared/domain/payments/standard-figures.ts';
import { sayHousehold } from '../../../../shared/domain/kernel/household-number.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import type { ShownStandardChanges } from '../../../../shared/web/scoped-stores.ts';
import { householdAddress } from '../../texts/addresses.ts';
import { localTime } from '../../texts/dates.ts';
import { proposalStates, words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { facts, note, panel, tag, tiles, yuan } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { calculationTable } from '../calculation.ts';
import { withheldNote } from '../withheld.ts';
import { standardsAddress, standardsTitle, type ProposedStandards } from './index.ts';

export interface StandardProps extends ProposedStandards {
  /** The first of the list, with their names. */
  shown: readonly NamedChange[];
  all: () => Promise<readonly NamedChange[]>;
}

export function standardPage(visit: StaffVisit, props: StandardProps): Page {
  const { t } = visit;
  const { proposal, list } = props;
  const page = {
    title: standardsTitle,
    crumbs: html`<a href="/policy">${t(words.policy)}</a> ›
      <a href="${standardsAddress()}">${t(standardsTitle)}</a>`,
    lead: html`<p>
      ${proposal.why}
      ${tag(t(sayWord(proposalStates, proposal.state)), proposal.state === 'in-force' ? 'good' : 'look')}
    </p>`,
  };
  const people = panel(t(say('办理', 'Who')), whoDecided(props, visit));
  if (list === undefined) return { ...page, sheets: [], body: html`${people}${notRehearsed(visit)}` };
  const [towns, changes] = [townsSheet(list, visit), changesSheet(props, list, visit)];
  return {
    ...page,
    sheets: [towns, changes],
    body: html`${totals(list, visit)}${people}
    ${panel(t(say('变动家庭', 'Households that change')), html`${withheldNote(list.withheld, visit)}${changes.shown}`)}
    ${panel(t(say('各乡镇', 'By town')), towns.shown)}`,
  };
}

function totals(list: ShownStandardChanges, { t }: StaffVisit): Html {
  const { households, recipients, moreFen, backPayFen } = countChanges(list.whole);
  return tiles([
    { label: t(say('变动家庭', 'households that change')), value: households.toLocaleString('en') },
    { label: t(say('保障人口', 'people guaranteed')), value: recipients.toLocaleString('en') },
    { label: t(say('每月增加（元）', 'more a month (yuan)')), value: yuan(moreFen), tone: 'good' },
    { label: t(say('补发（元）', 'back pay (yuan)')), value: yuan(backPayFen), tone: 'good' },
  ]);
}

/** Two people: the proposer may not approve it, and a proposal has to be rehearsed first. */
function whoDecided({ proposal, list }: StandardProps, { t }: StaffVisit): Html {
  const { proposedBy, proposedAt, rehearsal, approvedBy, approvedAt, effectiveOn, version } = proposal;
  const unknown = Object.entries(list?.unknown ?? {}).map(
    ([reason, count]) => `${t(sayWord(amountUnknowns, reason))}：${count}`,
  );
  const approved =
    approvedBy === undefined ? undefined : `${approvedBy}，${approvedAt ? localTime(approvedAt) : ''}`;
  return facts([
    [t(say('提出', 'proposed by')), `${proposedBy}，${localTime(proposedAt)}`],
    [t(say('试算', 'rehearsed')), rehearsal && localTime(rehearsal.at)],
    [t(say('批准', 'approved by')), approved ?? t(say('等待另一人批准', 'waits for somebody else'))],
    [t(say('生效日', 'in force from')), effectiveOn],
    [
      t(say('测算口径', 'calculated')),
      list &&
        t(
          say(
            `按 ${list.day} 作出决定测算，当月以前的差额为补发；在保家庭 ${list.households} 户`,
            `for a decision of ${list.day}: what is due for the months before its own is back pay; ${list.households} households`,
          ),
        ),
    ],
    [t(say('未能测算（户）', 'not calculated')), unknown.length > 0 ? unknown.join('；') : undefined],
    [t(say('版本', 'version')), html`<code>${version}</code>`],
  ]);
}

function notRehearsed({ t }: StaffVisit): Html {
  return note(
    'look',
    html`<p>
      ${t(
        say(
          '尚未试算。由运维人员运行 hedui policy rehearse 后，这里列出每户的变动。',
          'It was not rehearsed yet. After hedui policy rehearse the change of every household appears here.',
        ),
      )}
    </p>`,
  );
}

function townsSheet(list: ShownStandardChanges, visit: StaffVisit): Sheet {
  return sheetOf<ReturnType<typeof countByTown>[number]>(visit, {
    name: 'towns',
    title: say('各乡镇', 'By town'),
    rows: countByTown(list.whole),
    columns: [
      { title: say('乡镇', 'town'), type: 'text', of: ({ town }) => town },
      { title: say('家庭', 'households'), type: 'count', of: ({ households }) => households },
      { title: say('保障人口', 'people guaranteed'), type: 'count', of: ({ recipients }) => recipients },
      { title: say('每月增加（元）', 'more a month (yuan)'), type: 'yuan', of: ({ moreFen }) => moreFen },
      { title: say('补发（元）', 'back pay (yuan)'), type: 'yuan', of: ({ backPayFen }) => backPayFen },
    ],
  });
}

function changesSheet(
  { shown, all }: StandardProps,
  { changes }: ShownStandardChanges,
  visit: StaffVisit,
): Sheet {
  const caption = say(
    `增加最多的 ${shown.length} 户，共 ${changes.length} 户；全部见下载。`,
    `The ${shown.length} that get most more, of ${changes.length}; all are in the download.`,
  );
  return sheetOf<NamedChange>(visit, {
    name: 'changes',
    title: say('变动家庭', 'Households that change'),
    ...(shown.length < changes.length && { caption }),
    rows: shown,
    all,
    columns: [
      {
        title: say('家庭', 'household'),
        type: 'text',
        only: 'page',
        of: (each, t) => t(sayHousehold(each)),
        show: ({ householdId, headName, number, village }) =>
          html`<a href="${householdAddress(householdId, 'payment-check')}">${headName}</a>
            <span class="aside">${visit.t(sayHousehold({ householdId, number }))} ${village}</span>`,
      },
      ...standardChangeColumns.map((column) => shownColumn(column, visit)),
    ],
    empty: say('没有家庭的金额变动', 'no household changes'),
  });
}

/** The columns that the page shows; the file has more of them, and the page folds the calculation away. */
const ofFileAlone = new Set(['家庭编号', '户主姓名', '村社区', '救助类别', '现月发放金额']);

function shownColumn(column: SheetColumn<NamedChange>, visit: StaffVisit): SheetColumn<NamedChange> {
  if (ofFileAlone.has(column.title.zh)) return { ...column, only: 'file' };
  if (column.title.zh !== '金额测算') return column;
  return {
    ...column,
    show: ({ lines }) =>
      html`<details>
        <summary>${visit.t(say('逐项', 'line by line'))}</summary>
        ${calculationTable(lines, visit)}
      </details>`,
  };
}
