/** Lists of cases by county, town and person, from secondary indexes that carry a line of each: no table is scanned. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import {
  caseIndexes,
  caseSortKey,
  listedAttribute,
  listedCase,
  listedClearance,
  type ListedCase,
  type ListedClearance,
} from '../contracts/case-lists.ts';
import type { GrantedClearance, HouseholdCase } from '../contracts/household-file.ts';
import type { CaseState } from '../contracts/household-case.ts';
import type { CaseKind, RuleName } from '../contracts/findings.ts';
import type { CalendarDate, Fen } from '../contracts/primitives.ts';
import { listCase } from '../domain/cases/list-case.ts';
import { groupOf, type StateGroup } from '../domain/cases/states.ts';
import { caseListKeys, householdKeys } from './keys.ts';
import { pack, queryItems } from './tables.ts';

/** Which cases. The narrowest of assignee, town and county is queried; open ones unless states are named. */
export interface CaseFilter {
  county: string;
  town?: string;
  assignee?: string;
  states?: readonly CaseState[];
  kind?: CaseKind;
  rule?: RuleName;
  /** Of cases that are not closed. */
  dueBy?: CalendarDate;
  /** Of closed cases. */
  closedSince?: CalendarDate;
  leastAmountFen?: Fen;
  awaitsSecond?: boolean;
}

/** `after` is the cursor of the page before. */
export interface PageRequest {
  limit: number;
  after?: string;
}

export type CasePage = { kind: 'page'; cases: ListedCase[]; next?: string } | { kind: 'cursor-invalid' };

/** Where a page ended: which group of states, and the key of its last line. */
const cursor = z.strictObject({
  group: z.enum(['open', 'settled', 'closed']),
  key: z.record(z.string(), z.string()),
});
type Cursor = z.infer<typeof cursor>;

/** As many lines of about 300 bytes as fit well into one answer. */
const linesAtOnce = 1000;

export class CaseLists {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** A page of cases: what is due first, of one day suspensions first, then the largest amounts. */
  async listCases(filter: CaseFilter, { limit, after }: PageRequest): Promise<CasePage> {
    const groups = groupsOf(filter);
    const start = after === undefined ? undefined : readCursor(after, filter, groups);
    if (start === 'invalid') return { kind: 'cursor-invalid' };
    const found: { line: ListedCase; at: Cursor }[] = [];
    for (const group of groups.slice(start === undefined ? 0 : groups.indexOf(start.group))) {
      const from = start?.group === group ? start.key : undefined;
      for await (const { line, key } of this.#lines(filter, group, limit, from)) {
        if (found.push({ line, at: { group, key } }) > limit) break;
      }
      if (found.length > limit) break;
    }
    const cases = found.slice(0, limit).map(({ line }) => line);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return last === undefined ? { kind: 'page', cases } : { kind: 'page', cases, next: writeCursor(last.at) };
  }

  /** All lines of a filter, however many. */
  async *allCases(filter: CaseFilter): AsyncGenerator<ListedCase> {
    for (const group of groupsOf(filter)) {
      for await (const { line } of this.#lines(filter, group, linesAtOnce)) yield line;
    }
  }

  /** The clearances of a county that end up to a day, the earliest first. */
  async *endingClearances(county: string, through: CalendarDate): AsyncGenerator<ListedClearance> {
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      IndexName: caseIndexes.county.name,
      KeyConditionExpression: '#partition = :partition AND #order <= :last',
      ExpressionAttributeNames: { '#partition': caseIndexes.county.partition, '#order': caseSortKey },
      ExpressionAttributeValues: {
        ':partition': caseListKeys.clearances(county),
        ':last': `${through}${afterAll}`,
      },
    })) {
      yield listedClearance.parse(item[listedAttribute]);
    }
  }

  async *#lines(filter: CaseFilter, group: StateGroup, wanted: number, from?: Cursor['key']) {
    const { index, partition } = placeOf(filter, group);
    const conditions = conditionsOf(filter);
    const range = rangeOf(filter, group);
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      IndexName: index.name,
      KeyConditionExpression: '#partition = :partition AND #order BETWEEN :first AND :last',
      ...conditions,
      ExpressionAttributeNames: {
        '#partition': index.partition,
        '#order': caseSortKey,
        ...conditions.ExpressionAttributeNames,
      },
      ExpressionAttributeValues: {
        ':partition': partition,
        ':first': range.first,
        ':last': `${range.last}${afterAll}`,
        ...conditions.ExpressionAttributeValues,
      },
      // DynamoDB counts lines before it filters them, so a filter asks for many at once.
      Limit: conditions.FilterExpression === undefined ? wanted + 1 : linesAtOnce,
      ...(from && { ExclusiveStartKey: from }),
    })) {
      const line = listedCase.parse(item[listedAttribute]);
      const names = ['pk', 'sk', index.partition, caseSortKey];
      yield { line, key: Object.fromEntries(names.map((name) => [name, String(item[name])])) };
    }
  }
}

/** The item of a case: all of it deflated, the line of the lists, and the keys of those lists. */
export function caseItem(it: HouseholdCase): Record<string, unknown> {
  const listed = listCase(it);
  const county = it.householdId.slice(0, 6);
  const group = groupOf(it.state);
  return {
    ...householdKeys.case(it.householdId, it.number),
    version: it.version,
    packed: pack(it),
    [listedAttribute]: listed,
    [caseSortKey]: caseListKeys.order(listed),
    [caseIndexes.county.partition]: caseListKeys.county(county, group),
    [caseIndexes.town.partition]: caseListKeys.town(county, listed.town, group),
    ...(listed.assignee && {
      [caseIndexes.assignee.partition]: caseListKeys.assignee(county, listed.assignee.id, group),
    }),
  };
}

/** The item of a clearance that was granted in a case; one that has an end is listed by it. */
export function clearanceItem(householdId: string, granted: GrantedClearance): Record<string, unknown> {
  const { rule, reason, amountFen, until, caseNumber } = granted;
  const item = { ...householdKeys.clearance(householdId, granted), ...granted };
  if (until === null) return item;
  const listed: ListedClearance = { householdId, rule, reason, amountFen, until, caseNumber };
  return {
    ...item,
    [listedAttribute]: listed,
    [caseSortKey]: caseListKeys.clearanceOrder(listed),
    [caseIndexes.county.partition]: caseListKeys.clearances(householdId.slice(0, 6)),
  };
}

function groupsOf({ states }: CaseFilter): StateGroup[] {
  if (states === undefined) return ['open'];
  const asked = new Set(states.map(groupOf));
  return (['open', 'settled', 'closed'] as const).filter((group) => asked.has(group));
}

function placeOf({ county, town, assignee }: CaseFilter, group: StateGroup) {
  if (assignee !== undefined)
    return { index: caseIndexes.assignee, partition: caseListKeys.assignee(county, assignee, group) };
  return town === undefined
    ? { index: caseIndexes.county, partition: caseListKeys.county(county, group) }
    : { index: caseIndexes.town, partition: caseListKeys.town(county, town, group) };
}

/** Comes after every character that an order is made of. */
const afterAll = '~';

/** The days between which a group is read: when cases are due, or when they were closed. */
function rangeOf({ dueBy, closedSince }: CaseFilter, group: StateGroup) {
  const [first, last] = ['0000-01-01', '9999-12-31'];
  return group === 'closed' ? { first: closedSince ?? first, last } : { first, last: dueBy ?? last };
}

/** What the key cannot say. */
function conditionsOf(filter: CaseFilter) {
  const { states, kind, rule, leastAmountFen, awaitsSecond, town, assignee } = filter;
  const named = states?.map((state, n) => [`:state${n}`, state] as const) ?? [];
  const parts: [string, Record<string, unknown>][] = [
    ...(named.length > 0
      ? [[`#l.#state IN (${named.map(([name]) => name).join(', ')})`, Object.fromEntries(named)] as Part]
      : []),
    ...(kind === undefined ? [] : [['#l.#kind = :kind', { ':kind': kind }] as Part]),
    ...(rule === undefined ? [] : [['contains(#l.#rules, :rule)', { ':rule': rule }] as Part]),
    ...(leastAmountFen === undefined ? [] : [['#l.#amount >= :least', { ':least': leastAmountFen }] as Part]),
    ...(awaitsSecond === undefined ? [] : [['#l.#awaits = :awaits', { ':awaits': awaitsSecond }] as Part]),
    ...(assignee === undefined || town === undefined
      ? []
      : [['#l.#town = :town', { ':town': town }] as Part]),
  ];
  return toExpression(parts);
}

type Part = [string, Record<string, unknown>];

const attributeNames: Readonly<Record<string, string>> = {
  '#l': listedAttribute,
  '#state': 'state',
  '#kind': 'kind',
  '#rules': 'rules',
  '#amount': 'amountAtStakeFen',
  '#awaits': 'awaitsSecond',
  '#town': 'town',
};

function toExpression(parts: readonly Part[]) {
  if (parts.length === 0) return {};
  const FilterExpression = parts.map(([text]) => text).join(' AND ');
  const used = Object.entries(attributeNames).filter(([name]) => FilterExpression.includes(name));
  return {
    FilterExpression,
    ExpressionAttributeNames: Object.fromEntries(used),
    ExpressionAttributeValues: Object.assign({}, ...parts.map(([, values]) => values)) as Record<
      string,
      unknown
    >,
  };
}

function writeCursor(at: Cursor): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/** A cursor that was made up, or is of another list, is no cursor. */
function readCursor(text: string, filter: CaseFilter, groups: readonly StateGroup[]): Cursor | 'invalid' {
  const parsed = cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || !groups.includes(parsed.data.group)) return 'invalid';
  const { index, partition } = placeOf(filter, parsed.data.group);
  const names = ['pk', 'sk', index.partition, caseSortKey];
  const { key } = parsed.data;
  const complete = names.every((name) => key[name] !== undefined) && Object.keys(key).length === names.length;
  return complete && key[index.partition] === partition ? parsed.data : 'invalid';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
