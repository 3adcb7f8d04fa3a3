/** Lists of cases: the secondary indexes that they are queried by, and what a line of them shows. */
import * as z from 'zod';
import { storedDecisionKind, storedStepName } from './case-steps.ts';
import { ruleName, storedCaseKind } from './findings.ts';
import { storedCaseState } from './household-case.ts';
import { bilingual, calendarDate, fen, householdId, scheme, storedCertainty } from './primitives.ts';
import { staffRef } from './staff.ts';

/** Secondary indexes of the households table, each with its partition key; they share sort key and projection. */
export const caseIndexes = {
  county: { name: 'cases-by-county', partition: 'casesOfCounty' },
  town: { name: 'cases-by-town', partition: 'casesOfTown' },
  assignee: { name: 'cases-by-assignee', partition: 'casesOfAssignee' },
} as const;
export const caseSortKey = 'caseOrder';
/** The one attribute that the indexes carry along: a line of a list as text. Findings and events stay behind. */
export const listedAttribute = 'listed';

/** What one finding of a case comes to, so that a row of a list distinguishes it from the next. */
export const listedFinding = z.object({
  rule: ruleName,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
  /** The things that it rests on, each kind with how many there are; empty where it is about money. */
  things: z.array(z.object({ sort: bilingual, count: z.int().positive() })),
});
export type ListedFinding = z.infer<typeof listedFinding>;

/** A case as worklists show it. */
export const listedCase = z.object({
  householdId,
  number: z.int().positive(),
  /** Of what was read: a step is taken on exactly this. */
  version: z.int().positive(),
  kind: storedCaseKind,
  state: storedCaseState,
  rules: z.array(ruleName),
  /** Of the surest finding. */
  certainty: storedCertainty,
  amountAtStakeFen: fen,
  raisedOn: calendarDate,
  /** By when the state has to be left; null once closed. */
  dueOn: calendarDate.nullable(),
  /** When it was closed; null while it is not. */
  closedOn: calendarDate.nullable(),
  headName: z.string(),
  /** 家庭编号 as the roster writes it; absent where it is the one in the id. */
  householdNumber: z.string().optional(),
  /** The household has left, and other people have its number. */
  numberIsOthers: z.boolean().optional(),
  scheme,
  /** The town that works on it; until it is dispatched the household's. */
  town: z.string(),
  village: z.string(),
  assignee: staffRef.nullable(),
  /** Something waits for a second person. */
  awaitsSecond: z.boolean(),
  /** A survey is on record. */
  surveyed: z.boolean(),
  /** The notice has been served: `dueOn` is the last day of the reply period. */
  served: z.boolean(),
  /** The county has sent it back, and nothing has been proposed since. */
  returned: z.boolean(),
  /** What was decided, from when it is: the change is of a month's amount. */
  outcome: z.object({ decision: storedDecisionKind, changeFen: fen, on: calendarDate }).nullable(),
  /** Those of `rules` that could not be judged again, and stay as they were; absent where there is none. */
  unjudged: z.array(ruleName).optional(),
  /** The step that it waits for, as it was written: a reply period may be over since. Absent once closed, and in old lines. */
  awaits: storedStepName.optional(),
  /** In the order of `rules`; absent in old lines. */
  found: z.array(listedFinding).optional(),
  /** Clearances that wait for a second person; absent where there are none, and in old lines. */
  asked: z
    .array(
      z.object({
        rule: ruleName,
        reason: z.string(),
        until: calendarDate.nullable(),
        by: z.string(),
        byName: z.string(),
      }),
    )
    .optional(),
  /** When the household was last visited for a case; absent where no visit is on record, and in old lines. */
  visitedOn: calendarDate.optional(),
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

/** A household of which somebody's authorisation has an end, as a town's list of those that lapse shows it. */
export const listedAuthorisations = z.object({
  householdId,
  headName: z.string(),
  village: z.string(),
  /** The earliest first. */
  members: z.array(z.object({ ordinal: z.int().positive(), name: z.string(), until: calendarDate })),
});
export type ListedAuthorisations = z.infer<typeof listedAuthorisations>;
