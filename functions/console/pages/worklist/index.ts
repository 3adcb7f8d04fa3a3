/** The worklist: what is due first is first, sorted as one likes, and what is chosen is done in bulk. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import type { SavedFilter } from '../../../../shared/contracts/saved-filters.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { actionsOn, bulkActions, sayDone, type BulkAction } from './actions.ts';
import { words } from '../../texts/words.ts';
import { hidden, textField } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { note, tag } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { casesSheet } from './sheet.ts';
import {
  addressOf,
  filterForm,
  filterQuery,
  writeFilter,
  writeWorklistQuery,
  type FilterChoices,
  type WorklistQuery,
} from './filters.ts';

export const linesOnPage = 50;

export interface WorklistProps {
  query: WorklistQuery;
  /** All that the filter finds, in the order that is asked for. */
  all: readonly ListedCase[];
  choices: FilterChoices;
  saved: readonly SavedFilter[];
}

export function worklistPage(visit: StaffVisit, { query, all, choices, saved }: WorklistProps): Page {
  const { t } = visit;
  const pages = Math.max(1, Math.ceil(all.length / linesOnPage));
  const page = Math.min(query.page ?? 1, pages);
  const cases = all.slice((page - 1) * linesOnPage, page * linesOnPage);
  const actions = actionsOn(all, visit.staff, visit.day);
  const list = casesSheet(visit, { query: { ...query, page }, cases, all }, actions.length > 0);
  const filters = Object.keys(filterQuery(query)).length;
  const shown = { query: { ...query, page }, total: all.length, pages };
  return {
    title: query.turn === 'mine' ? say('待办：轮到我', 'Worklist: my turn') : words.worklist,
    lead: html`<p class="aside">${t(sayRange(shown))}</p>`,
    sheets: [list],
    body: html`${messageOf(query, visit)}${savedFilters(saved, query, visit)}${filters > 0 && keepForm(saved, query, visit)}
      <details class="panel" id="filter">
        <summary>
          ${t(words.filter)} ${filters > 0 && tag(t(say(`${filters} 项`, String(filters))), 'brand')}
        </summary>
        ${filterForm(query, choices, visit)}
      </details>
      <div class="panel">
        ${cases.length > 0 && actions.length > 0 ? bulkForm(shown, { list, actions }, visit) : list.table}
        ${list.links}${pager(shown, visit)}
      </div>`,
  };
}

function messageOf({ did, done = 0 }: WorklistQuery, { t }: StaffVisit): Part {
  const action = bulkActions.get(did ?? '');
  if (action === undefined || done === 0) return undefined;
  return note('good', html`<p>${t(sayDone(action, done))}</p>`);
}

type View = [Bilingual, Record<string, string>];

const myTurn: View = [say('轮到我', 'My turn'), { turn: 'mine' }];
const assignedToMe: View = [say('指派给我', 'Assigned to me'), { assignee: 'me' }];

/** Views that everybody wants, then one's own. */
function savedFilters(saved: readonly SavedFilter[], query: WorklistQuery, visit: StaffVisit): Html {
  const { t, day, staff } = visit;
  const ready: View[] = [
    ...(may(staff, 'work-cases') ? [myTurn] : []),
    [say('全部', 'All'), {}],
    [say('拟停发', 'Suspensions'), { kind: 'suspension' }],
    [say('应享未享', 'Entitlements'), { kind: 'entitlement' }],
    [say('今天到期或逾期', 'Due today or overdue'), { due: day }],
    ...(may(staff, 'work-cases') ? [assignedToMe] : []),
    [say('待第二人复核', 'Awaiting a second person'), { second: 'yes' }],
  ];
  const now = writeFilter(query);
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

/** Keeps the filter that is looked at under a name, or forgets it where it is one of one's own. */
function keepForm(saved: readonly SavedFilter[], query: WorklistQuery, { t, csrf }: StaffVisit): Html {
  const now = writeFilter(query);
  const known = saved.find((each) => each.query === now);
  if (known !== undefined)
    return html`<form method="post" action="/cases/filters/remove" class="save">
      ${hidden('csrf', csrf)}${hidden('name', known.name)}
      <button class="quiet">${t(say(`删除筛选“${known.name}”`, `Remove the filter “${known.name}”`))}</button>
    </form>`;
  return html`<details class="save">
    <summary>${t(say('保存此筛选', 'Save this filter'))}</summary>
    <form method="post" action="/cases/filters" class="filters">
      ${hidden('csrf', csrf)}${hidden('query', now)}
      ${textField({ name: 'name', label: t(say('名称', 'name')) })}
      <div class="actions"><button class="quiet">${t(say('保存', 'Save'))}</button></div>
    </form>
  </details>`;
}

interface ShownPage {
  query: WorklistQuery & { page: number };
  total: number;
  pages: number;
}

/** `51–100 of 2,119`. */
function sayRange({ query: { page, turn }, total }: ShownPage): Bilingual {
  const whose = turn === 'mine' ? say('轮到您的', ', your turn') : say('', '');
  if (total === 0) return say(`${whose.zh} 0 件`.trim(), `none${whose.en}`);
  const [first, last] = [(page - 1) * linesOnPage + 1, Math.min(page * linesOnPage, total)];
  const range = `${first.toLocaleString('en')}–${last.toLocaleString('en')}`;
  return say(
    `${whose.zh}第 ${range} 件，共 ${total.toLocaleString('en')} 件`,
    `${range} of ${total.toLocaleString('en')}${whose.en}`,
  );
}

/** The list with its bar of actions, which stays in sight. What is chosen is looked at once more before it is done. */
function bulkForm(
  { query, total }: ShownPage,
  { list, actions }: { list: Sheet; actions: readonly BulkAction[] },
  { t, csrf }: StaffVisit,
): Html {
  return html`<form method="post" action="/cases/bulk" class="listed">
    ${hidden('csrf', csrf)}${hidden('query', writeWorklistQuery(query))} ${list.table}
    <div class="actions bulk">
      <label class="choose-page" hidden
        ><input type="checkbox" data-choose-all="case" />${t(say('全选本页', 'All on this page'))}</label
      >
      <label
        ><input type="checkbox" name="all" value="yes" />${t(
          say(
            `整个列表（${total.toLocaleString('en')} 件）`,
            `the whole list (${total.toLocaleString('en')})`,
          ),
        )}</label
      >
      <span class="aside chosen" hidden>${t(say('已选', 'chosen:'))} <b data-chosen>0</b></span>
      <label for="bulk-action" class="visually-hidden">${t(say('批量办理', 'Do in bulk'))}</label>
      <select name="action" id="bulk-action">
        ${actions.map(({ name, title }) => html`<option value="${name}">${t(title)}</option>`)}
      </select>
      <button>${t(say('继续', 'Go on'))}</button>
    </div>
  </form>`;
}

function pager({ query, pages }: ShownPage, { t }: StaffVisit): Part {
  if (pages === 1) return undefined;
  const { page } = query;
  const to = (n: number, label: Bilingual): Html =>
    html`<a class="button quiet" href="${addressOf({ ...query, page: n })}">${t(label)}</a>`;
  const where = `${page} / ${pages}`;
  return html`<nav class="pager" aria-label="${t(say('翻页', 'pages'))}">
    ${page > 1 ? to(page - 1, words.previous) : html`<span></span>`}
    <span
      >${page > 1 && html`<a href="${addressOf({ ...query, page: 1 })}">${t(words.first)}</a> · `}${t(say(`第 ${where} 页`, `page ${where}`))}</span
    >
    ${page < pages ? to(page + 1, words.next) : html`<span></span>`}
  </nav>`;
}
