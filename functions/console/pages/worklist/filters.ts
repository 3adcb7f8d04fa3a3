/** What a worklist can be narrowed to: the query of its address, its form, and the filter that it asks for. */
import * as z from 'zod';
import { stepNames } from '../../../../shared/contracts/case-steps.ts';
import { caseState } from '../../../../shared/contracts/household-case.ts';
import { caseKind, ruleName, type RuleName } from '../../../../shared/contracts/findings.ts';
import { calendarDate, certainty, type Bilingual } from '../../../../shared/contracts/primitives.ts';
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import type { AskedCases } from '../../../../shared/web/scoped-stores.ts';
import { may, seesCounty } from '../../../../shared/domain/staff/access.ts';
import { caseOrders, sortCases, type CaseOrder } from '../../../../shared/domain/cases/sort-cases.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { parseAmountFen } from '../../../../shared/domain/kernel/money.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { colleagueOptions } from '../../steps/desk.ts';
import { awaitedSteps, titleOfAwaitedStep } from '../../texts/next-steps.ts';
import { certainties, kinds, words } from '../../texts/words.ts';
import { select, textField, type Choice } from '../../views/fields.ts';
import { html, type Html } from '../../views/html.ts';
import { withQuery } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';

/** In place of a step: every case whose next step the reader may take. */
const mine = 'mine';

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** Links grow old: what cannot be read is left out. */
export const worklistQuery = z.object({
  kind: optional(caseKind),
  rule: optional(ruleName),
  certainty: optional(certainty),
  state: optional(caseState),
  town: optional(z.string().min(1).max(60)),
  village: optional(z.string().min(1).max(60)),
  assignee: optional(z.string().min(1).max(64)),
  due: optional(calendarDate),
  least: optional(z.string().min(1).max(20)),
  second: optional(z.literal('yes')),
  turn: optional(z.enum([...stepNames, mine])),
  by: optional(z.enum(['town', 'county'])),
  sort: optional(z.enum(caseOrders)),
  order: optional(z.literal('descending')),
  page: optional(z.coerce.number().int().positive()),
  did: optional(z.string().max(30)),
  done: optional(z.coerce.number().int().nonnegative()),
});
export type WorklistQuery = z.infer<typeof worklistQuery>;

/** A query as a form or another address carries it along. */
export function readWorklistQuery(text = ''): WorklistQuery {
  return worklistQuery.parse(Object.fromEntries(new URLSearchParams(text)));
}

/** Of a query what narrows the list. */
export function writeFilter(query: WorklistQuery): string {
  return new URLSearchParams(filterQuery(query)).toString();
}

/** What of a query a person comes back to: filter, order and page. */
export function writeWorklistQuery(query: WorklistQuery): string {
  return new URLSearchParams(shownQuery(query)).toString();
}

/** What of the query narrows the list. */
const filterNames = [
  'kind',
  'rule',
  'certainty',
  'state',
  'town',
  'village',
  'assignee',
  'due',
  'least',
  'second',
  'turn',
  'by',
] as const;

export function filterQuery(query: WorklistQuery): Record<string, string> {
  return Object.fromEntries(
    filterNames.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])),
  );
}

/** Filter, order and page. */
function shownQuery({ sort, order, page, ...query }: WorklistQuery): Record<string, string> {
  return {
    ...filterQuery(query),
    ...(sort !== undefined && { sort }),
    ...(order !== undefined && { order }),
    ...(page !== undefined && page > 1 && { page: String(page) }),
  };
}

export function addressOf(query: WorklistQuery, change: Record<string, string | undefined> = {}): string {
  return withQuery('/cases', { ...shownQuery(query), ...change });
}

/** The cases of a list in the order of its query. */
export function inOrder(lines: readonly ListedCase[], { sort, order }: WorklistQuery): readonly ListedCase[] {
  return sort === undefined ? lines : sortCases(lines, { by: sort, descending: order !== undefined });
}

/** The filter of a query, within what the person sees. */
export function toFilter(
  query: WorklistQuery,
  { staff, day }: Pick<StaffVisit, 'staff' | 'day'>,
): AskedCases {
  const { kind, rule, certainty: sure, state, village, assignee, due, second, turn, by } = query;
  const town = seesCounty(staff) ? query.town : undefined;
  const least = query.least === undefined ? undefined : parseAmountFen(query.least);
  return {
    ...(town !== undefined && { town }),
    ...(village !== undefined && { village }),
    ...(assignee !== undefined && { assignee: assignee === 'me' ? staff.id : assignee }),
    ...(state !== undefined && { states: [state] }),
    ...(kind !== undefined && { kind }),
    ...(rule !== undefined && { rule }),
    ...(sure !== undefined && { certainty: sure }),
    ...(due !== undefined && { dueBy: due }),
    ...(least !== undefined && { leastAmountFen: least }),
    ...(second === 'yes' && { awaitsSecond: true }),
    ...((turn !== undefined || by !== undefined) && {
      awaits: {
        ...(turn === mine ? { of: staff } : turn !== undefined && { step: turn }),
        ...(by !== undefined && { by }),
        day,
      },
    }),
  };
}

const orderTitles: Readonly<Record<CaseOrder, Bilingual>> = {
  head: say('户主', 'head'),
  kind: say('类别', 'kind'),
  found: say('超过限额的倍数', 'times the limit'),
  certainty: say('把握', 'certainty'),
  state: say('状态', 'state'),
  visited: say('上次入户', 'last visit'),
  due: say('期限', 'deadline'),
  amount: say('元/月', 'yuan a month'),
  place: say('地点', 'place'),
  assignee: say('经办人', 'assignee'),
};

export interface FilterChoices {
  /** Every town that has households, or staff. */
  towns: readonly string[];
  colleagues: readonly StaffMember[];
  /** Rules that concern the county. */
  rules: readonly RuleName[];
}

export function filterForm(
  query: WorklistQuery,
  { towns, colleagues, rules }: FilterChoices,
  visit: StaffVisit,
): Html {
  const { t, staff } = visit;
  const all = t(words.all);
  const choicesOf = (texts: Readonly<Record<string, { zh: string; en: string }>>): Choice[] =>
    Object.entries(texts).map(([value, label]) => ({ value, label: t(label) }));
  const one = (name: (typeof filterNames)[number], label: string, choices: readonly Choice[]): Html =>
    select({ name, label, none: all, value: query[name], choices });
  const people = colleagueOptions(colleagues).map(({ value, label }) => ({ value, label: t(label) }));
  return html`<form method="get" action="/cases" class="filters" role="search">
    ${one('kind', t(say('类别', 'kind')), choicesOf(kinds))}
    ${one(
      'rule',
      t(say('疑点', 'rule')),
      rules.map((name) => ({ value: name, label: t(titleOfRule(name)) })),
    )}
    ${one('certainty', t(say('把握', 'certainty')), choicesOf(certainties))}
    ${one('state', t(say('状态', 'state')), choicesOf(stateTitles))}
    ${one('turn', t(say('轮到', 'whose turn')), [
      ...(may(staff, 'work-cases') ? [{ value: mine, label: t(say('轮到我', 'my turn')) }] : []),
      ...awaitedSteps.map((step) => ({ value: step, label: t(titleOfAwaitedStep(step)) })),
    ])}
    ${
      seesCounty(staff) &&
      one('by', t(say('等待', 'waits for')), [
        { value: 'town', label: t(say('乡镇', 'its town')) },
        { value: 'county', label: t(say('县级', 'the county')) },
      ])
    }
    ${
      seesCounty(staff) &&
      one(
        'town',
        t(say('乡镇', 'town')),
        towns.map((town) => ({ value: town, label: town })),
      )
    }
    ${textField({ name: 'village', label: t(say('村社区', 'village')), value: query.village })}
    ${one('assignee', t(say('经办人', 'assignee')), [{ value: 'me', label: t(say('我', 'me')) }, ...people])}
    ${textField({ name: 'due', label: t(say('期限不晚于', 'due by')), type: 'date', value: query.due })}
    ${textField({ name: 'least', label: t(say('金额不低于（元/月）', 'at least (yuan a month)')), inputmode: 'decimal', value: query.least })}
    ${one('second', t(say('待第二人复核', 'awaits a second person')), [{ value: 'yes', label: t(words.yes) }])}
    ${select({
      ...{ name: 'sort', label: t(say('排序', 'sort by')), value: query.sort },
      none: t(say('期限、把握、金额', 'deadline, certainty, amount')),
      choices: caseOrders.map((value) => ({ value, label: t(orderTitles[value]) })),
    })}
    ${select({
      ...{ name: 'order', label: t(say('次序', 'order')), value: query.order },
      none: t(say('从小到大', 'ascending')),
      choices: [{ value: 'descending', label: t(say('从大到小', 'descending')) }],
    })}
    <div class="actions">
      <button>${t(words.filter)}</button> <a href="/cases">${t(say('清除', 'Clear'))}</a>
    </div>
  </form>`;
}
