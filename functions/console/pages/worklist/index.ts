/** The worklist: what is due first is first, and what is chosen goes to its towns in one step. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import type { SavedFilter } from '../../../../shared/contracts/saved-filters.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { words } from '../../texts/words.ts';
import { hidden, textField } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { note } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { canDispatch, casesSheet } from './sheet.ts';
import {
  addressOf,
  filterForm,
  filterQuery,
  writeWorklistQuery,
  type FilterChoices,
  type WorklistQuery,
} from './filters.ts';

export interface WorklistProps {
  query: WorklistQuery;
  cases: readonly ListedCase[];
  /** All that the filter finds, for the files. */
  all: () => Promise<readonly ListedCase[]>;
  next: string | undefined;
  choices: FilterChoices;
  saved: readonly SavedFilter[];
  /** Cases that could not be dispatched together with the others, and why. */
  failed?: readonly { case: Pick<ListedCase, 'householdId' | 'number'>; why: Bilingual }[];
}

export function worklistPage(visit: StaffVisit, props: WorklistProps): Page {
  const { t } = visit;
  const { query, next } = props;
  const mayDispatch = may(visit.staff, 'dispatch-cases');
  const list = casesSheet(visit, props, mayDispatch);
  return {
    title: words.worklist,
    sheets: [list],
    body: html`${messageOf(props, visit)}${savedFilters(props, visit)}
      <details class="panel" ${Object.keys(filterQuery(query)).length > 0 && html` open`}>
        <summary>${t(words.filter)}</summary>
        ${filterForm(query, props.choices, visit)}
        ${Object.keys(filterQuery(query)).length > 0 && saveForm(query, visit)}${removeForm(props, visit)}
      </details>
      <div class="panel">
        ${mayDispatch ? dispatchForm(props, list, visit) : list.table}${list.links}${pager(query, next, visit)}
      </div>`,
  };
}

function messageOf({ query, failed = [] }: WorklistProps, { t }: StaffVisit): Part {
  const done = query.done ?? 0;
  return html`${done > 0 && note('good', html`<p>${t(say(`已转办 ${done} 件。`, `${done} dispatched.`))}</p>`)}${
    failed.length > 0 &&
    note(
      'stop',
      html`<p>${t(say(`${failed.length} 件没有转办：`, `${failed.length} were not dispatched:`))}</p>
        <ul>
          ${failed.map((each) => html`<li><a href="${caseAddress(each.case)}">${each.case.householdId}</a>：${t(each.why)}</li>`)}
        </ul>`,
    )
  }`;
}

/** Views that everybody wants, then one's own. */
function savedFilters({ saved, query }: WorklistProps, visit: StaffVisit): Html {
  const { t, day } = visit;
  const ready: [Bilingual, Record<string, string>][] = [
    [say('全部', 'All'), {}],
    [say('拟停发', 'Suspensions'), { kind: 'suspension' }],
    [say('应享未享', 'Entitlements'), { kind: 'entitlement' }],
    [say('今天到期或逾期', 'Due today or overdue'), { due: day }],
    [say('指派给我', 'Assigned to me'), { assignee: 'me' }],
    [say('待第二人复核', 'Awaiting a second person'), { second: 'yes' }],
  ];
  const now = writeWorklistQuery(query);
  const link = (label: string, wanted: string): Html =>
    html`<a
      class="tag brand"
      ${wanted === now && html` aria-current="true"`}
      href="/cases${wanted !== '' && `?${wanted}`}"
      >${label}</a
    >`;
  return html`<p class="views">
    ${ready.map(([label, wanted]) => html`${link(t(label), new URLSearchParams(wanted).toString())} `)}${saved.map(
      ({ name, query: wanted }) => html`${link(name, wanted)} `,
    )}
  </p>`;
}

function saveForm(query: WorklistQuery, { t, csrf }: StaffVisit): Html {
  return html`<form method="post" action="/cases/filters" class="filters save">
    ${hidden('csrf', csrf)}${hidden('query', writeWorklistQuery(query))}
    ${textField({ name: 'name', label: t(say('保存此筛选为', 'Save this filter as')) })}
    <div class="actions"><button class="quiet">${t(say('保存', 'Save'))}</button></div>
  </form>`;
}

/** The filter that is looked at, where it is one of one's own. */
function removeForm({ query, saved }: WorklistProps, { t, csrf }: StaffVisit): Part {
  const now = writeWorklistQuery(query);
  const shown = saved.find((each) => each.query === now);
  return (
    shown !== undefined &&
    html`<form method="post" action="/cases/filters/remove">
      ${hidden('csrf', csrf)}${hidden('name', shown.name)}
      <button class="quiet">${t(say(`删除筛选“${shown.name}”`, `Remove the filter “${shown.name}”`))}</button>
    </form>`
  );
}

function dispatchForm({ query, cases, choices }: WorklistProps, list: Sheet, visit: StaffVisit): Html {
  const { t, csrf } = visit;
  return html`<form method="post" action="/cases/dispatch" class="listed">
    ${hidden('csrf', csrf)}${hidden('query', writeWorklistQuery(query))} ${list.table}
    ${
      cases.some(canDispatch) &&
      html`<div class="actions bulk">
        <label><input type="checkbox" data-choose-all="case" hidden />${t(say('全选', 'All'))}</label>
        <label for="bulk-town">${t(say('初筛并转办到', 'Screen and dispatch to'))}</label>
        <select name="town" id="bulk-town">
          <option value="">${t(say('家庭所在乡镇', "the household's own town"))}</option>
          ${choices.staffedTowns.map((town) => html`<option>${town}</option>`)}
        </select>
        <label for="bulk-apart"
          >${t(say('与经办人员有亲属关系（单独登记）', 'Related to officials (registered apart)'))}</label
        >
        <select name="apart" id="bulk-apart">
          <option value="">${t(say('请选择', 'choose'))}</option>
          <option value="no">${t(words.no)}</option>
          <option value="yes">${t(words.yes)}</option>
        </select>
        <button>${t(say('转办所选', 'Dispatch those chosen'))}（<span data-chosen>0</span>）</button>
      </div>`
    }
  </form>`;
}

function pager(query: WorklistQuery, next: string | undefined, { t }: StaffVisit): Part {
  if (next === undefined && query.after === undefined) return undefined;
  return html`<nav class="pager" aria-label="${t(say('翻页', 'pages'))}">
    ${query.after !== undefined ? html`<a href="${addressOf(query)}">${t(words.first)}</a>` : html`<span></span>`}
    ${next !== undefined && html`<a class="button quiet" href="${addressOf(query, { after: next })}">${t(words.next)}</a>`}
  </nav>`;
}
