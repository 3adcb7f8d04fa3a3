/** The worklist: what is due first stands first, and what is chosen goes to its towns in one step. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import type { SavedFilter } from '../../../../shared/contracts/saved-filters.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { rules } from '../../../../shared/domain/policy/rules/index.ts';
import { say as text } from '../../../../shared/domain/say.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { describeDue } from '../../texts/dates.ts';
import { kinds, schemes, words } from '../../texts/words.ts';
import { exportLinks } from '../../views/export-links.ts';
import { hidden, textField } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { note, table, tag, yuan, type Column } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf, filterForm, filterQuery, type FilterChoices, type WorklistQuery } from './filters.ts';

export interface WorklistProps {
  query: WorklistQuery;
  cases: readonly ListedCase[];
  next: string | undefined;
  choices: FilterChoices;
  saved: readonly SavedFilter[];
  /** Cases that could not be dispatched together with the others, and why. */
  failed?: readonly { case: Pick<ListedCase, 'householdId' | 'number'>; why: Bilingual }[];
}

export function worklistPage(visit: StaffVisit, props: WorklistProps): Page {
  const { say } = visit;
  const { query, cases, next } = props;
  const mayDispatch = visit.staff.roles.includes('county-handler');
  return {
    title: words.worklist,
    actions: exportLinks('/cases', filterQuery(query), visit),
    body: html`${told(props, visit)}${savedFilters(props, visit)}
      <details class="panel" ${Object.keys(filterQuery(query)).length > 0 && html` open`}>
        <summary>${say(words.filter)}</summary>
        ${filterForm(query, props.choices, visit)}
        ${Object.keys(filterQuery(query)).length > 0 && saveForm(query, visit)}
      </details>
      <div class="panel">
        ${mayDispatch ? dispatchForm(props, visit) : list(cases, visit, false)}${pager(query, next, visit)}
      </div>`,
  };
}

function told({ query, failed = [] }: WorklistProps, { say }: StaffVisit): Part {
  const done = query.done ?? 0;
  return html`${done > 0 && note('good', html`<p>${say(text(`已转办 ${done} 件。`, `${done} dispatched.`))}</p>`)}${
    failed.length > 0 &&
    note(
      'stop',
      html`<p>${say(text(`${failed.length} 件没有转办：`, `${failed.length} were not dispatched:`))}</p>
        <ul>
          ${failed.map((each) => html`<li><a href="${caseAddress(each.case)}">${each.case.householdId}</a>：${say(each.why)}</li>`)}
        </ul>`,
    )
  }`;
}

/** Views that everybody wants, then one's own. */
function savedFilters({ saved, query }: WorklistProps, visit: StaffVisit): Html {
  const { say, day } = visit;
  const ready: [Bilingual, Record<string, string>][] = [
    [text('全部', 'All'), {}],
    [text('拟停发', 'Suspensions'), { kind: 'suspension' }],
    [text('今天到期或逾期', 'Due today or overdue'), { due: day }],
    [text('指派给我', 'Assigned to me'), { assignee: 'me' }],
    [text('待第二人复核', 'Awaiting a second person'), { second: 'yes' }],
  ];
  const now = new URLSearchParams(filterQuery(query)).toString();
  const link = (label: string, wanted: string): Html =>
    html`<a
      class="tag brand"
      ${wanted === now && html` aria-current="true"`}
      href="/cases${wanted !== '' && `?${wanted}`}"
      >${label}</a
    >`;
  return html`<p class="views">
    ${ready.map(([label, wanted]) => html`${link(say(label), new URLSearchParams(wanted).toString())} `)}${saved.map(
      ({ name, query: wanted }) => html`${link(name, wanted)} `,
    )}
  </p>`;
}

function saveForm(query: WorklistQuery, { say, csrf }: StaffVisit): Html {
  return html`<form method="post" action="/cases/filters" class="filters save">
    ${hidden('csrf', csrf)}${hidden('query', new URLSearchParams(filterQuery(query)).toString())}
    ${textField({ name: 'name', label: say(text('保存此筛选为', 'Save this filter as')) })}
    <div class="actions"><button class="quiet">${say(text('保存', 'Save'))}</button></div>
  </form>`;
}

function dispatchForm({ query, cases, choices }: WorklistProps, visit: StaffVisit): Html {
  const { say, csrf } = visit;
  return html`<form method="post" action="/cases/dispatch">
    ${hidden('csrf', csrf)}${hidden('query', new URLSearchParams(filterQuery(query)).toString())}
    ${list(cases, visit, true)}
    ${
      cases.some(canDispatch) &&
      html`<div class="actions bulk">
        <label><input type="checkbox" data-choose-all="case" hidden />${say(text('全选', 'All'))}</label>
        <label for="bulk-town">${say(text('初筛并转办到', 'Screen and dispatch to'))}</label>
        <select name="town" id="bulk-town">
          <option value="">${say(text('家庭所在乡镇', "the household's own town"))}</option>
          ${choices.towns.map((town) => html`<option>${town}</option>`)}
        </select>
        <button>${say(text('转办所选', 'Dispatch those chosen'))}（<span data-chosen>0</span>）</button>
      </div>`
    }
  </form>`;
}

export function canDispatch({ state }: ListedCase): boolean {
  return state === 'raised' || state === 'screened';
}

/** A case of a form: exactly the version that was looked at. */
export function caseValue({ householdId, number, version }: ListedCase): string {
  return `${householdId}/${number}/${version}`;
}

function list(cases: readonly ListedCase[], visit: StaffVisit, choosable: boolean): Html {
  return table(cases, [...(choosable ? [chooser(visit)] : []), ...columns(visit)], {
    caption: visit.say(text('按期限、可靠程度、金额排序', 'by deadline, certainty and amount')),
    empty: visit.say(text('没有符合条件的个案。', 'No case is like that.')),
  });
}

function chooser({ say }: StaffVisit): Column<ListedCase> {
  return {
    title: say(text('选择', 'choose')),
    cell: (each) =>
      canDispatch(each) &&
      html`<input
        type="checkbox"
        name="case"
        value="${caseValue(each)}"
        aria-label="${say(text(`选择 ${each.headName}`, `choose ${each.headName}`))}"
      />`,
  };
}

export function columns({ say, day }: StaffVisit): Column<ListedCase>[] {
  return [
    {
      title: say(text('户主', 'head')),
      cell: (each) =>
        html`<a href="${caseAddress(each)}">${each.headName}</a><br /><span class="aside"
            >${each.householdId}</span
          >`,
    },
    {
      title: say(text('类别', 'kind')),
      cell: ({ kind }) => tag(say(kinds[kind]), kind === 'suspension' ? 'stop' : 'look'),
    },
    {
      title: say(text('疑点', 'findings')),
      cell: ({ rules: found }) => found.map((rule) => say(rules[rule].title)).join('、'),
    },
    {
      title: say(text('状态', 'state')),
      cell: ({ state, awaitsSecond }) =>
        html`${say(stateTitles[state])} ${awaitsSecond && tag(say(text('待复核', 'second person')), 'look')}`,
    },
    {
      title: say(text('期限', 'deadline')),
      cell: ({ dueOn }) =>
        dueOn === null
          ? ''
          : html`<span class="date">${dueOn}</span
              ><br />${tag(say(describeDue(dueOn, day)), dueOn < day ? 'stop' : 'plain')}`,
    },
    {
      title: say(text('元/月', 'yuan a month')),
      kind: 'num',
      cell: ({ amountAtStakeFen }) => yuan(amountAtStakeFen),
    },
    {
      title: say(text('地点', 'place')),
      cell: ({ town, village, scheme }) =>
        html`${town} ${village}<br /><span class="aside">${say(schemes[scheme])}</span>`,
    },
    { title: say(text('经办人', 'assignee')), cell: ({ assignee }) => assignee?.name ?? '' },
  ];
}

function pager(query: WorklistQuery, next: string | undefined, { say }: StaffVisit): Part {
  if (next === undefined && query.after === undefined) return undefined;
  return html`<nav class="pager" aria-label="${say(text('翻页', 'pages'))}">
    ${query.after !== undefined ? html`<a href="${addressOf(query)}">${say(words.first)}</a>` : html`<span></span>`}
    ${next !== undefined && html`<a class="button quiet" href="${addressOf(query, { after: next })}">${say(words.next)}</a>`}
  </nav>`;
}
