/** Lists of cases: the secondary indexes that they are queried by, and what a line of them shows. */
import { z } from 'zod';
import { caseKind, ruleName } from './findings.ts';
import { caseState } from './household-case.ts';
import { calendarDate, fen, householdId, scheme } from './primitives.ts';
import { staffRef } from './staff.ts';

/** Secondary indexes of the households table, each with its partition key; they share sort key and projection. */
export const caseIndexes = {
  county: { name: 'cases-by-county', partition: 'casesOfCounty' },
  town: { name: 'cases-by-town', partition: 'casesOfTown' },
  assignee: { name: 'cases-by-assignee', partition: 'casesOfAssignee' },
} as const;
export const caseSortKey = 'caseOrder';
/** The one attribute that the indexes carry along: a line of a list. Findings and events stay behind. */
export const listedAttribute = 'listed';

/** A case as worklists show it. */
export const listedCase = z.object({
  householdId,
  number: z.int().positive(),
  /** Of what was read: a step is taken on exactly this. */
  version: z.int().positive(),
  kind: caseKind,
  state: caseState,
  rules: z.array(ruleName),
  amountAtStakeFen: fen,
  raisedOn: calendarDate,
  /** By when the state has to be left; null once closed. */
  dueOn: calendarDate.nullable(),
  /** When it was closed; null while it is not. */
  closedOn: calendarDate.nullable(),
  headName: z.string(),
  scheme,
  /** The town that works on it; until it is dispatched the household's. */
  town: z.string(),
  village: z.string(),
  assignee: staffRef.nullable(),
  /** Something waits for a second person. */
  awaitsSecond: z.boolean(),
});
export type ListedCase = z.infer<typeof listedCase>;

/** A clearance as the county's list of those that end shows it; the assets stay behind. */
export const listedClearance = z.object({
  householdId,
  rule: ruleName,
  reason: z.string(),
  amountFen: fen.nullable(),
  until: calendarDate,
  caseNumber: z.int().positive(),
});
export type ListedClearance = z.infer<typeof listedClearance>;
