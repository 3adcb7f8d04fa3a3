/** A case (个案): what staff are asked to look at, what they did about it, and its events, each chained to the one before. */
import * as z from 'zod';
import { caseRecord, deadline, findingOutline, pendingOpinion } from './case-record.ts';
import { stepNames, storedAttachment, storedStep } from './case-steps.ts';
import { grantedClearance } from './clearances.ts';
import { finding, storedCaseKind } from './findings.ts';
import { issuedDocument } from './documents.ts';
import { namedPerson } from './household-people.ts';
import {
  bilingual,
  calendarDate,
  fen,
  householdId,
  instant,
  monthSpan,
  scheme,
  sourceName,
} from './primitives.ts';
import { staffRef } from './staff.ts';
import { kept, openWord, type OpenWord } from './stored.ts';

export * from './case-record.ts';

/** Nothing has been decided yet. A household has at most one such case. */
export const openStates = [
  'raised',
  'screened',
  'dispatched',
  'investigating',
  'proposed',
  'checked',
  'noticed',
  'heard',
] as const;
/** Decided, and not yet filed: the change of payment is on its way. */
export const settledStates = ['decided', 'executed'] as const;
export const closedStates = ['archived', 'explained', 'withdrawn', 'ended'] as const;

export const caseState = z.enum([...openStates, ...settledStates, ...closedStates]);
export type CaseState = z.infer<typeof caseState>;
export const storedCaseState = openWord(caseState);
export type StoredCaseState = OpenWord<CaseState>;

/** What the machine does to a case; the rest of a case's events are steps of staff. */
const machineEvent = z.enum(['raised', 'merged', 'escalated', 'lowered', 'noted', 'withdrawn', 'ended']);

/** One thing that happened to a case, chained to the one before by its digest. */
export const caseEvent = kept({
  sequence: z.int().positive(),
  at: instant,
  /** Id of the person; `hedui` is the machine. */
  actor: z.string(),
  /** Absent for the machine. */
  actorName: z.string().optional(),
  type: openWord(z.union([machineEvent, z.enum(stepNames)])),
  reason: bilingual,
  /** The step as it was taken; absent for the machine. */
  step: storedStep.optional(),
  /** Digest of the event before, hex; 64 zeros for the first. */
  previousDigest: z.string(),
  digest: z.string(),
});
export type CaseEvent = z.infer<typeof caseEvent>;

/** Why the machine closed a case. Text: a version of before reads what one of later writes. */
export const closingCauses = [
  'data-gone',
  'corrected',
  'members-left',
  'policy',
  'left-roster',
  'number-given-to-others',
  'moved',
  'merged',
  'lapsed',
] as const;
export type ClosingCause = (typeof closingCauses)[number];

/** Amounts are of the household on the day it was last assessed. */
export const householdCase = kept({
  number: z.int().positive(),
  householdId,
  kind: storedCaseKind,
  state: storedCaseState,
  findings: z.array(finding),
  /** One month's guarantee, in fen. */
  amountAtStakeFen: fen,
  day: calendarDate,
  policyVersion: z.string(),
  indexVersion: z.string(),
  /** Deliveries read: what was known of each provider when this was judged. */
  deliveriesRead: z.array(
    kept({
      ...{ source: sourceName, provider: z.string(), asOf: calendarDate.nullable() },
      months: monthSpan.optional(),
    }),
  ),
  /** What a worklist shows of the household. */
  about: kept({
    headName: z.string(),
    /** 家庭编号 as the roster writes it; absent where it is the one in the id, and in older records. */
    number: z.string().optional(),
    /** The household has left, and other people have its number. */
    numberIsOthers: z.boolean().optional(),
    scheme,
    town: z.string(),
    village: z.string(),
    /** People who live together; absent in older records. */
    headcount: z.int().optional(),
    /** The last visit for a case that is closed; absent where there was none, and in older records. */
    visitedOn: calendarDate.optional(),
  }),
  /** Who was in the household when it was last looked at; absent until a version looks at it that keeps this. */
  people: z.array(namedPerson).optional(),
  raisedOn: calendarDate,
  /** The case that this one takes up again. */
  reopens: z.int().positive().nullable(),
  /** The town that works on it; null until dispatched. */
  town: z.string().nullable(),
  assignee: staffRef.nullable(),
  /** The household is related to officials: the county visits too. */
  registeredApart: z.boolean(),
  deadline: deadline.nullable(),
  /** How the case stood before the newest proposal or dispatch, by the number of its event; absent once it was taken back. */
  before: kept({
    sequence: z.int().positive(),
    state: storedCaseState,
    town: z.string().nullable(),
    assignee: staffRef.nullable(),
    deadline: deadline.nullable(),
  }).optional(),
  ...caseRecord.shape,
  /** Everybody who ever investigated or proposed in this case: none of them decides it. */
  involved: z.array(z.string()),
  clearances: z.array(grantedClearance),
  pending: z.array(pendingOpinion),
  documents: z.array(issuedDocument),
  attachments: z.array(storedAttachment.extend({ by: staffRef, on: calendarDate })),
  /** Why the machine closed it; absent while it is open, where staff closed it, and in records of before. */
  cause: z.string().optional(),
  /** What the machine last found, while a person works on the case; null: just what `findings` say. */
  latest: z.array(findingOutline).nullable(),
  /** The day on which it was withdrawn because a delivery no longer said what it rests on; absent otherwise. */
  withdrawnOn: calendarDate.optional(),
  /** One higher with each change; every update is conditional on it. */
  version: z.int().positive(),
  events: z.array(caseEvent),
});
export type HouseholdCase = z.infer<typeof householdCase>;

export type StateGroup = 'open' | 'settled' | 'closed';

/** A state of another version counts as open: the case stays on the lists, and no other is raised beside it. */
export function groupOf(state: StoredCaseState): StateGroup {
  if (settledStates.some((each) => each === state)) return 'settled';
  return closedStates.some((each) => each === state) ? 'closed' : 'open';
}

export function isOpen({ state }: Pick<HouseholdCase, 'state'>): boolean {
  return groupOf(state) === 'open';
}
