/** Which part of an index a list is, and the cursors that name a line of it. */
import * as z from 'zod';
import { caseIndexes, caseSortKey, type ListedCase } from '../contracts/case-lists.ts';
import type { CaseFilter } from '../domain/cases/filter-cases.ts';
import type { StateGroup } from '../contracts/household-case.ts';
import { caseListKeys, householdKeys } from './keys.ts';

/** Whose list, between which places of its order, and after which line. */
export interface Section {
  index: (typeof caseIndexes)[keyof typeof caseIndexes];
  partition: string;
  first: string;
  last: string;
  from?: Record<string, string>;
}

/** Where a page of cases ended: which group of states, and the key of its last line. */
const cursor = z.strictObject({
  group: z.enum(['open', 'settled', 'closed']),
  key: z.record(z.string(), z.string()),
});
export type Cursor = z.infer<typeof cursor>;

export const firstDay = '0000-01-01';
const lastDay = '9999-12-31';
/** Comes after every character that an order is made of. */
const afterAll = '~';

/** The end of an order up to a day, all of that day included. */
export function endOf(day: string): string {
  return `${day}${afterAll}`;
}

/** The days between which a group is read are those when cases are due, or when they were closed. */
export function sectionOf(filter: CaseFilter, group: StateGroup): Section {
  const { dueBy = lastDay, closedSince = firstDay } = filter;
  const [first, last] = group === 'closed' ? [closedSince, lastDay] : [firstDay, dueBy];
  return { ...listOf(filter, group), first, last: endOf(last) };
}

function listOf({ county, town, assignee }: CaseFilter, group: StateGroup) {
  if (assignee !== undefined)
    return { index: caseIndexes.assignee, partition: caseListKeys.assignee(county, assignee, group) };
  return town === undefined
    ? { index: caseIndexes.county, partition: caseListKeys.county(county, group) }
    : { index: caseIndexes.town, partition: caseListKeys.town(county, town, group) };
}

export function writeCursor(group: StateGroup, line: ListedCase, { index, partition }: Section): string {
  const key = {
    ...householdKeys.case(line.householdId, line.number),
    [index.partition]: partition,
    [caseSortKey]: caseListKeys.order(line),
  };
  return Buffer.from(JSON.stringify({ group, key } satisfies Cursor)).toString('base64url');
}

/** A cursor that was made up, or is of another list, is no cursor. */
export function readCursor(
  text: string,
  filter: CaseFilter,
  groups: readonly StateGroup[],
): Cursor | 'invalid' {
  const parsed = cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || !groups.includes(parsed.data.group)) return 'invalid';
  const { index, partition, first, last } = sectionOf(filter, parsed.data.group);
  const { key } = parsed.data;
  const names = ['pk', 'sk', index.partition, caseSortKey];
  const complete = names.every((name) => key[name] !== undefined) && Object.keys(key).length === names.length;
  const order = key[caseSortKey] ?? '';
  const isWithin = key[index.partition] === partition && order >= first && order <= last;
  return complete && isWithin ? parsed.data : 'invalid';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
