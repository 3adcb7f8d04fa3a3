/** The worklist as a list: a line a case, on the page with a box to choose it by. What all of the list share is said once. */
import type { ListedCase, ListedFinding } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { lookUp } from '../../../../shared/contracts/stored.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { measuredAgainst } from '../../../../shared/domain/catalogue/say-amounts.ts';
import type { CaseOrder } from '../../../../shared/domain/cases/sort-cases.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { sayListed } from '../../../../shared/domain/cases/list-case.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { limitBar } from '../../charts/limit-bar.ts';
import { caseAddress, queuedAddress } from '../../texts/addresses.ts';
import { describeDue, sayVisited } from '../../texts/dates.ts';
import { figureOf, findingsOf, sayFound } from '../../texts/found.ts';
import {
  certainties,
  certaintyTones,
  kinds,
  listNames,
  ruleTitles,
  schemes,
  words,
} from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { tag, type Sorting } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf, writeWorklistQuery, type WorklistQuery } from './filters.ts';

interface Listed {
  query: WorklistQuery;
  /** Of the page. */
  cases: readonly ListedCase[];
  /** Of the whole list, in its order. */
  all: readonly ListedCase[];
}

export function casesSheet(visit: StaffVisit, { query, cases, all }: Listed, choosable: boolean): Sheet {
  const shared = sharedBy(all, visit);
  return sheetOf<ListedCase>(visit, {
    name: 'cases',
    title: words.worklist,
    ...(shared.size > 0 && { caption: sayShared([...shared.values()]) }),
    at: addressOf(query),
    rows: cases,
    all: () => Promise.resolve(all),
    columns: [
      ...(choosable ? [chooser(visit)] : []),
      ...columns(visit, { query, shared: new Set(shared.keys()) }),
    ],
    empty: say('没有符合条件的个案。', 'No case is like that.'),
  });
}

/** What every case of a list has in common: by what, and in words. */
function sharedBy(all: readonly ListedCase[], { staff }: StaffVisit): Map<Shared, Bilingual> {
  const [first] = all;
  if (first === undefined || all.length < 2) return new Map();
  const same = (of: (line: ListedCase) => string): boolean => all.every((line) => of(line) === of(first));
  const shared: [Shared, Bilingual | undefined][] = [
    ['kind', same(({ kind }) => kind) ? sayWord(kinds, first.kind) : undefined],
    [
      'rule',
      same(({ rules }) => rules.join()) && first.rules.length === 1 ? ruleTitles(first.rules) : undefined,
    ],
    ['certainty', same((line) => line.certainty) ? sayWord(certainties, first.certainty) : undefined],
    ['state', same(({ state }) => state) ? sayWord(stateTitles, first.state) : undefined],
    ['town', same(({ town }) => town) ? say(first.town, first.town) : undefined],
    ['scheme', same(({ scheme }) => scheme) ? schemes[first.scheme] : undefined],
    // Nobody is a value as well.
    ['assignee', same(({ assignee }) => assignee?.id ?? '') ? sayAssignee(first, staff.id) : undefined],
  ];
  return new Map(shared.filter((each): each is [Shared, Bilingual] => each[1] !== undefined));
}
type Shared = 'kind' | 'rule' | 'certainty' | 'state' | 'town' | 'scheme' | 'assignee';

function sayAssignee({ assignee }: ListedCase, reader: string): Bilingual {
  if (assignee === null) return say('未指派', 'assigned to nobody');
  return assignee.id === reader ? say('指派给我', 'assigned to me') : say(assignee.name, assignee.name);
}

function sayShared(all: readonly Bilingual[]): Bilingual {
  const { zh, en } = listNames(all);
  return say(`均为：${zh}`, `All of them: ${en}`);
}

function chooser({ t }: StaffVisit): SheetColumn<ListedCase> {
  return {
    title: say('选择', 'choose'),
    type: 'text',
    only: 'page',
    of: () => null,
    show: (each) =>
      html`<input
        type="checkbox"
        name="case"
        value="${caseValue(each)}"
        aria-label="${t(say(`选择 ${each.headName}`, `choose ${each.headName}`))}"
      />`,
  };
}

/** A case of a form: exactly the version that was looked at. */
export function caseValue({
  householdId,
  number,
  version,
}: Pick<ListedCase, 'householdId' | 'number' | 'version'>) {
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

/** Where a heading leads: sorted by it, and the other way round where it is already. */
function sortingBy(by: CaseOrder, query: WorklistQuery): Sorting {
  const { sort, order, page: _page, ...rest } = query;
  const isUp = sort === by && order === undefined;
  const href = addressOf({ ...rest, sort: by, ...(isUp && { order: 'descending' as const }) });
  if (sort !== by) return { href };
  return { href, now: isUp ? 'ascending' : 'descending' };
}

interface Shown {
  query: WorklistQuery;
  /** What all cases of the list share is in no row. */
  shared: ReadonlySet<Shared>;
}

function columns({ t, day }: StaffVisit, { query, shared }: Shown): SheetColumn<ListedCase>[] {
  const list = writeWorklistQuery(query);
  const sort = (by: CaseOrder): { sort: Sorting } => ({ sort: sortingBy(by, query) });
  const unlessShared = (name: Shared): { only?: 'file' } => (shared.has(name) ? { only: 'file' } : {});
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
      ...sort('head'),
      of: ({ headName }) => headName,
      show: (each) =>
        html`<a href="${queuedAddress(caseAddress(each), { list })}">${each.headName}</a>
          <span class="aside">${t(sayListed(each))}</span>`,
    },
    {
      title: say('类别', 'kind'),
      type: 'text',
      ...sort('kind'),
      ...unlessShared('kind'),
      of: ({ kind }, t) => t(sayWord(kinds, kind)),
      show: ({ kind }) => tag(t(sayWord(kinds, kind)), kind === 'suspension' ? 'stop' : 'look'),
    },
    {
      title: say('疑点', 'findings'),
      type: 'text',
      ...sort('found'),
      of: (each, t) => [t(sayFound(each)), ...unjudgedOf(each).map(t)].join(t(say('；', '; '))),
      show: (each) =>
        html`${findingsOf(each).map((finding) => showFinding(finding, { isNamed: !shared.has('rule') }, t))}
        ${unjudgedOf(each).map((words) => tag(t(words), 'look'))}`,
    },
    {
      title: say('把握', 'certainty'),
      type: 'text',
      ...sort('certainty'),
      ...unlessShared('certainty'),
      of: ({ certainty }, t) => t(sayWord(certainties, certainty)),
      show: ({ certainty }) =>
        tag(t(sayWord(certainties, certainty)), lookUp(certaintyTones, certainty) ?? 'plain'),
    },
    {
      title: say('状态', 'state'),
      type: 'text',
      ...sort('state'),
      ...unlessShared('state'),
      of: ({ state }, t) => t(sayWord(stateTitles, state)),
    },
    {
      title: say('待第二人复核', 'asked of a second person'),
      type: 'text',
      only: 'file',
      of: ({ awaitsSecond }, t) => (awaitsSecond ? t(words.yes) : null),
    },
    {
      title: say('上次入户', 'last visit'),
      type: 'date',
      ...sort('visited'),
      of: ({ visitedOn }) => visitedOn ?? null,
      show: ({ visitedOn }) => t(sayVisited(visitedOn, day)),
    },
    {
      title: say('期限', 'deadline'),
      type: 'date',
      ...sort('due'),
      of: ({ dueOn }) => dueOn,
      show: ({ dueOn, awaitsSecond }) =>
        html`${dueOn !== null && html`${dueOn.slice(5)} ${tag(t(describeDue(dueOn, day)), dueOn < day ? 'stop' : 'plain')}`}
        ${awaitsSecond && tag(t(say('待复核', 'second person')), 'look')}`,
    },
    {
      title: say('元/月', 'yuan a month'),
      type: 'yuan',
      ...sort('amount'),
      of: ({ amountAtStakeFen }) => amountAtStakeFen,
    },
    {
      title: say('地点', 'place'),
      type: 'text',
      ...sort('place'),
      only: 'page',
      of: () => null,
      show: ({ town, village, scheme }) =>
        html`${!shared.has('town') && `${town} `}${village}${!shared.has('scheme') && html` <span class="aside">${t(schemes[scheme])}</span>`}`,
    },
    { title: say('乡镇', 'town'), type: 'text', only: 'file', of: ({ town }) => town },
    { title: say('村社区', 'village'), type: 'text', only: 'file', of: ({ village }) => village },
    {
      title: say('救助类别', 'scheme'),
      type: 'text',
      only: 'file',
      of: ({ scheme }, t) => t(schemes[scheme]),
    },
    {
      title: say('经办人', 'assignee'),
      type: 'text',
      ...sort('assignee'),
      ...unlessShared('assignee'),
      of: ({ assignee }) => assignee?.name ?? null,
    },
  ];
}

/** How far over its limit, at a glance. */
function showFinding(finding: ListedFinding, { isNamed }: { isNamed: boolean }, t: StaffVisit['t']): Html {
  const { rule, amountFen, limitFen } = finding;
  const figure = figureOf(finding);
  const isOverLimit = amountFen !== null && limitFen !== null && measuredAgainst(rule) === 'limit';
  return html`<div class="found">
    ${(isNamed || figure === undefined) && t(titleOfRule(rule))}${figure !== undefined && html` <span class="aside">${t(figure)}</span>`}${isOverLimit && limitBar(amountFen, limitFen)}
  </div>`;
}
