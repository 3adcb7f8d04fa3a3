/** The worklist as a list: a line a case, on the page with a box to choose it by. */
import type { ListedCase, ListedFinding } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { lookUp } from '../../../../shared/contracts/stored.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { measuredAgainst } from '../../../../shared/domain/catalogue/say-amounts.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { sayListed } from '../../../../shared/domain/cases/list-case.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { limitBar } from '../../charts/limit-bar.ts';
import { caseAddress, queuedAddress } from '../../texts/addresses.ts';
import { describeDue } from '../../texts/dates.ts';
import { figureOf, findingsOf, sayFound } from '../../texts/found.ts';
import { certainties, certaintyTones, kinds, ruleTitles, schemes, words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { tag } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf, writeWorklistQuery, type WorklistQuery } from './filters.ts';

interface Listed {
  query: WorklistQuery;
  cases: readonly ListedCase[];
  all: () => Promise<readonly ListedCase[]>;
}

export function casesSheet(visit: StaffVisit, { query, cases, all }: Listed, choosable: boolean): Sheet {
  return sheetOf<ListedCase>(visit, {
    name: 'cases',
    title: words.worklist,
    caption: say('按期限、可靠程度、金额排序', 'by deadline, certainty and amount'),
    at: addressOf(query),
    rows: cases,
    all,
    columns: [...(choosable ? [chooser(visit)] : []), ...columns(visit, writeWorklistQuery(query))],
    empty: say('没有符合条件的个案。', 'No case is like that.'),
  });
}

export function canDispatch({ state }: ListedCase): boolean {
  return state === 'raised' || state === 'screened';
}

function chooser({ t }: StaffVisit): SheetColumn<ListedCase> {
  return {
    title: say('选择', 'choose'),
    type: 'text',
    only: 'page',
    of: () => null,
    show: (each) =>
      canDispatch(each) &&
      html`<input
        type="checkbox"
        name="case"
        value="${caseValue(each)}"
        aria-label="${t(say(`选择 ${each.headName}`, `choose ${each.headName}`))}"
      />`,
  };
}

/** A case of a form: exactly the version that was looked at. */
function caseValue({ householdId, number, version }: ListedCase): string {
  return `${householdId}/${number}/${version}`;
}

/** That something could not be judged again; which of several is said. */
function unjudgedOf({ rules, unjudged = [] }: ListedCase): Bilingual[] {
  if (unjudged.length === 0) return [];
  const { zh, en } = ruleTitles(unjudged);
  return [
    unjudged.length === rules.length
      ? say('未能重新判断', 'not judged again')
      : say(`${zh}未能重新判断`, `${en}: not judged again`),
  ];
}

/** @param list the query, so that a case opened from here leads to the next one */
function columns({ t, day }: StaffVisit, list: string): SheetColumn<ListedCase>[] {
  return [
    {
      title: say('家庭编号', 'household'),
      type: 'text',
      only: 'file',
      of: (each, t) => t(sayListed(each)),
    },
    { title: say('个案', 'case'), type: 'count', only: 'file', of: ({ number }) => number },
    {
      title: say('户主', 'head'),
      type: 'text',
      of: ({ headName }) => headName,
      show: (each) =>
        html`<a href="${queuedAddress(caseAddress(each), { list })}">${each.headName}</a><br /><span
            class="aside"
            >${t(sayListed(each))}</span
          >`,
    },
    {
      title: say('类别', 'kind'),
      type: 'text',
      of: ({ kind }, t) => t(sayWord(kinds, kind)),
      show: ({ kind }) => tag(t(sayWord(kinds, kind)), kind === 'suspension' ? 'stop' : 'look'),
    },
    {
      title: say('疑点', 'findings'),
      type: 'text',
      of: (each, t) => [t(sayFound(each)), ...unjudgedOf(each).map(t)].join(t(say('；', '; '))),
      show: (each) =>
        html`${findingsOf(each).map((finding) => showFinding(finding, t))}
        ${unjudgedOf(each).map((words) => tag(t(words), 'look'))}`,
    },
    {
      title: say('把握', 'certainty'),
      type: 'text',
      of: ({ certainty }, t) => t(sayWord(certainties, certainty)),
      show: ({ certainty }) =>
        tag(t(sayWord(certainties, certainty)), lookUp(certaintyTones, certainty) ?? 'plain'),
    },
    {
      title: say('状态', 'state'),
      type: 'text',
      of: ({ state }, t) => t(sayWord(stateTitles, state)),
      show: ({ state, awaitsSecond }) =>
        html`${t(sayWord(stateTitles, state))}
        ${awaitsSecond && tag(t(say('待复核', 'second person')), 'look')}`,
    },
    {
      title: say('期限', 'deadline'),
      type: 'date',
      of: ({ dueOn }) => dueOn,
      show: ({ dueOn }) =>
        dueOn === null
          ? ''
          : html`<span class="date">${dueOn}</span
              ><br />${tag(t(describeDue(dueOn, day)), dueOn < day ? 'stop' : 'plain')}`,
    },
    {
      title: say('元/月', 'yuan a month'),
      type: 'yuan',
      of: ({ amountAtStakeFen }) => amountAtStakeFen,
    },
    {
      title: say('地点', 'place'),
      type: 'text',
      only: 'page',
      of: () => null,
      show: ({ town, village, scheme }) =>
        html`${town} ${village}<br /><span class="aside">${t(schemes[scheme])}</span>`,
    },
    { title: say('乡镇', 'town'), type: 'text', only: 'file', of: ({ town }) => town },
    { title: say('村社区', 'village'), type: 'text', only: 'file', of: ({ village }) => village },
    {
      title: say('救助类别', 'scheme'),
      type: 'text',
      only: 'file',
      of: ({ scheme }, t) => t(schemes[scheme]),
    },
    { title: say('经办人', 'assignee'), type: 'text', of: ({ assignee }) => assignee?.name ?? null },
  ];
}

/** How far over its limit, at a glance. */
function showFinding(finding: ListedFinding, t: StaffVisit['t']): Html {
  const { rule, amountFen, limitFen } = finding;
  const figure = figureOf(finding);
  const isOverLimit = amountFen !== null && limitFen !== null && measuredAgainst(rule) === 'limit';
  return html`<div class="found">
    ${t(titleOfRule(rule))}${figure !== undefined && html` <span class="aside">${t(figure)}</span>`}${isOverLimit && limitBar(amountFen, limitFen)}
  </div>`;
}
