/** A case (个案): what staff are asked to look at, what they did about it, and its events, each chained to the one before. */
import { z } from 'zod';
import {
  amountInput,
  attachment,
  caseStep,
  decisionKind,
  decisionScope,
  replyKind,
  secondOpinionSubject,
  serviceManner,
  stepNames,
  surveySignature,
} from './case-steps.ts';
import { grantedClearance } from './clearances.ts';
import { caseKind, finding, ruleName } from './findings.ts';
import {
  bilingual,
  calendarDate,
  calendarMonth,
  fen,
  householdId,
  instant,
  scheme,
  sourceName,
} from './primitives.ts';
import { staffRef } from './staff.ts';

export const caseState = z.enum([
  'raised',
  'screened',
  'dispatched',
  'investigating',
  'proposed',
  'checked',
  'noticed',
  'heard',
  'decided',
  'executed',
  'archived',
  'explained',
  'withdrawn',
  'ended',
]);
export type CaseState = z.infer<typeof caseState>;

/** What the machine does to a case; the rest of a case's events are steps of staff. */
const machineEvent = z.enum(['raised', 'merged', 'escalated', 'lowered', 'noted', 'withdrawn', 'ended']);

/** One thing that happened to a case, chained to the one before by its digest. */
export const caseEvent = z.object({
  sequence: z.int().positive(),
  at: instant,
  /** Id of the person; `hedui` is the machine. */
  actor: z.string(),
  /** Absent for the machine. */
  actorName: z.string().optional(),
  type: z.union([machineEvent, z.enum(stepNames)]),
  reason: bilingual,
  /** The step as it was taken; absent for the machine. */
  step: caseStep.optional(),
  /** Digest of the event before, hex; 64 zeros for the first. */
  previousDigest: z.string(),
  digest: z.string(),
});
export type CaseEvent = z.infer<typeof caseEvent>;

/** Who did something, on which day. */
const done = z.object({ by: staffRef, on: calendarDate });

/** A finding at a glance: whether it says the same as before, without its evidence. */
export const findingOutline = z.object({
  rule: ruleName,
  kind: caseKind,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
});
export type FindingOutline = z.infer<typeof findingOutline>;

/** By when the present state has to be left. `provisional`: it runs into a year whose working days are not published. */
export const deadline = z.object({
  dueOn: calendarDate,
  provisional: z.boolean(),
  restsOn: z.string(),
  extensions: z.array(
    done.extend({ workingDays: z.int().positive(), grantedBy: staffRef, reason: z.string() }),
  ),
});
export type Deadline = z.infer<typeof deadline>;

/** A line of a calculation, as staff read it. */
export const amountLine = z.object({ text: bilingual, fen });
export type AmountLine = z.infer<typeof amountLine>;

export const proposal = done.extend({
  decision: decisionKind,
  scope: decisionScope,
  effectiveMonth: calendarMonth,
  monthlyAmountFen: fen,
  /** What the household was paid a month when this was proposed. */
  currentAmountFen: fen,
  calculation: z.object({ input: amountInput, monthlyFen: fen, lines: z.array(amountLine) }).nullable(),
  deviation: z.string().nullable(),
  reason: z.string(),
  /** The findings that it answers; what is found later is another matter. */
  answers: z.array(findingOutline),
});
export type Proposal = z.infer<typeof proposal>;

/** Leniency that waits for a second person. */
export const pendingOpinion = done.extend({
  subject: secondOpinionSubject,
  reason: z.string(),
  /** What is granted once confirmed, where it is a clearance. */
  clearance: grantedClearance.nullable(),
});
export type PendingOpinion = z.infer<typeof pendingOpinion>;

/** What staff have put on record since the last return or objection; what was before stands in the events. */
const record = z.object({
  investigation: done.extend({ investigators: z.array(staffRef) }).nullable(),
  survey: done
    .extend({
      visitedOn: calendarDate,
      found: z.string(),
      signature: surveySignature,
      attachments: z.array(z.string()),
    })
    .nullable(),
  proposal: proposal.nullable(),
  check: done.nullable(),
  notice: done.extend({ reference: z.string(), reasons: z.string(), remedies: z.string() }).nullable(),
  /** `replyWorkingDays`: the reply period, extensions included. */
  service: done
    .extend({ servedOn: calendarDate, manner: serviceManner, replyWorkingDays: z.int().positive() })
    .nullable(),
  reply: done.extend({ reply: replyKind, receivedOn: calendarDate, text: z.string().nullable() }).nullable(),
  hearing: done.extend({ considered: z.string() }).nullable(),
  decision: done
    .extend({
      collectiveDecision: z.string().nullable(),
      /** Policy asked for the reference of a collective decision. */
      collectiveNeeded: z.boolean(),
    })
    .nullable(),
  execution: done.extend({ paymentList: z.string() }).nullable(),
});

/** Amounts are of the household on the day it was last assessed. */
export const householdCase = z.object({
  number: z.int().positive(),
  householdId,
  kind: caseKind,
  state: caseState,
  findings: z.array(finding),
  /** One month's guarantee, in fen. */
  amountAtStakeFen: fen,
  day: calendarDate,
  policyVersion: z.string(),
  indexVersion: z.string(),
  /** Deliveries read: what was known of each provider when this was judged. */
  deliveriesRead: z.array(
    z.object({ source: sourceName, provider: z.string(), asOf: calendarDate.nullable() }),
  ),
  /** What a worklist shows of the household. */
  about: z.object({ headName: z.string(), scheme, town: z.string(), village: z.string() }),
  raisedOn: calendarDate,
  /** The case that this one takes up again. */
  reopens: z.int().positive().nullable(),
  /** The town that works on it; null until dispatched. */
  town: z.string().nullable(),
  assignee: staffRef.nullable(),
  /** The household is related to officials: the county visits too. */
  registeredApart: z.boolean(),
  deadline: deadline.nullable(),
  ...record.shape,
  /** Everybody who ever investigated or proposed in this case: none of them decides it. */
  involved: z.array(z.string()),
  clearances: z.array(grantedClearance),
  pending: z.array(pendingOpinion),
  attachments: z.array(attachment.extend({ by: staffRef, on: calendarDate })),
  /** What the machine last found, while a person works on the case; null: just what `findings` say. */
  latest: z.array(findingOutline).nullable(),
  /** One higher with each change; every update is conditional on it. */
  version: z.int().positive(),
  events: z.array(caseEvent),
});
export type HouseholdCase = z.infer<typeof householdCase>;
export type CaseRecord = z.infer<typeof record>;
