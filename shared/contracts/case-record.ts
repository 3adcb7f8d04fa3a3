/** What staff put on record in a case: survey, proposal, check, notice, service, reply, hearing, decision. */
import * as z from 'zod';
import {
  storedAmountInput,
  storedDecisionKind,
  storedReplyKind,
  storedScope,
  storedServiceManner,
  storedSignature,
} from './case-steps.ts';
import { grantedClearance } from './clearances.ts';
import { ruleName, storedCaseKind } from './findings.ts';
import { bilingual, calendarDate, calendarMonth, citation, fen, scheme } from './primitives.ts';
import { householdEnd, namedPerson } from './household-people.ts';
import { staffRef } from './staff.ts';
import { kept, storedWord } from './stored.ts';
import { storedSurveyForm } from './survey-form.ts';

/** Who did something, on which day. */
export const done = kept({ by: staffRef, on: calendarDate });

/** A finding at a glance: whether it says the same as before, without its evidence. */
export const findingOutline = kept({
  rule: ruleName,
  kind: storedCaseKind,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
});
export type FindingOutline = z.infer<typeof findingOutline>;

export function outlineOf({ rule, kind, amountFen, limitFen }: FindingOutline): FindingOutline {
  return { rule, kind, amountFen, limitFen };
}

/** By when the present state has to be left. `provisional`: it runs into a year whose working days are not published. */
export const deadline = kept({
  dueOn: calendarDate,
  provisional: z.boolean(),
  /** The day after which it runs, and for how many working days, extensions aside; absent in records of before. */
  from: calendarDate.optional(),
  workingDays: z.int().nonnegative().optional(),
  restsOn: citation,
  extensions: z.array(
    done.extend({
      workingDays: z.int().positive(),
      grantedBy: staffRef,
      /** To whom: everybody who was in the household then; absent in records of before. */
      grantedTo: z.array(namedPerson).optional(),
      reason: z.string(),
    }),
  ),
});
export type Deadline = z.infer<typeof deadline>;

/** A line of a calculation, as staff read it. */
export const amountLine = kept({ text: bilingual, fen });
export type AmountLine = z.infer<typeof amountLine>;

/** What a proposal or a decision rests on beside the findings: the household as the roster of that day has it. */
export const ground = kept({
  people: z.array(namedPerson),
  /** Ordinals of those who receive the guarantee; absent in records of before. */
  recipients: z.array(z.int().positive()).optional(),
  scheme,
  headcount: z.int().positive(),
  /**
   * What a month would be by the calculation of the proposal as policy and file are that day; null where it cannot be
   * calculated any more, absent where nothing was calculated and in records of before.
   */
  dueFen: fen.nullable().optional(),
  /** A year's guarantee for one person; null where policy names no standard. */
  yearlyStandardFen: fen.nullable(),
  /** The roster's rows contradict each other, or cannot be read. */
  disputed: z.boolean(),
  /** The household has left the roster, and why. */
  ended: householdEnd.optional(),
  findings: z.array(findingOutline),
});
export type Ground = z.infer<typeof ground>;

/** One thing that is otherwise than when this was proposed or noticed, and why it is decided all the same. */
export const confirmedDifference = kept({ difference: z.string(), text: bilingual, reason: z.string() });
export type ConfirmedDifference = z.infer<typeof confirmedDifference>;

export const proposal = done.extend({
  decision: storedDecisionKind,
  scope: storedScope,
  /** The member whom it is about, where it is about one; absent in records of before where that is no longer known. */
  person: namedPerson.optional(),
  effectiveMonth: calendarMonth,
  monthlyAmountFen: fen,
  /** What the household was paid a month when this was proposed. */
  currentAmountFen: fen,
  calculation: kept({
    input: storedAmountInput,
    /** Due in the month of effect. */
    monthlyFen: fen,
    /** Due in a year, and in January to December; absent in records from before months added up to the year. */
    yearlyFen: fen.optional(),
    months: z.array(fen).length(12).optional(),
    lines: z.array(amountLine),
  }).nullable(),
  deviation: z.string().nullable(),
  reason: z.string(),
  /** The findings that it answers; what is found later is another matter. */
  answers: z.array(findingOutline),
  /** What else it answers; absent in records of before. */
  ground: ground.optional(),
});
export type Proposal = z.infer<typeof proposal>;

/** Leniency that waits for a second person. */
export const pendingOpinion = done.extend({
  /** A rule, or what else a second person is asked about. */
  subject: storedWord,
  reason: z.string(),
  /** What is granted once confirmed, where it is a clearance. */
  clearance: grantedClearance.nullable(),
});
export type PendingOpinion = z.infer<typeof pendingOpinion>;

/** What staff have put on record since the last return or objection; what was before is in the events. */
export const caseRecord = kept({
  /** `needed`: how many policy asked for; absent: two. */
  investigation: done
    .extend({ investigators: z.array(staffRef), needed: z.int().positive().optional() })
    .nullable(),
  survey: done
    .extend({
      visitedOn: calendarDate,
      /** Places of members who have died, as the visit found; absent where it found none, and in records of before. */
      deceased: z.array(z.int().positive()).optional(),
      found: z.string(),
      /** The form part by part; absent where the survey is one text, as in records of before. */
      form: storedSurveyForm.optional(),
      /** Who was in the household that was visited; with the form alone. */
      people: z.array(namedPerson).optional(),
      signature: storedSignature,
      /** Who signed; absent where it was refused, and in records of before where that is no longer known. */
      signer: namedPerson.optional(),
      attachments: z.array(z.string()),
    })
    .nullable(),
  proposal: proposal.nullable(),
  check: done.nullable(),
  notice: done
    .extend({
      reference: z.string(),
      reasons: z.string(),
      remedies: z.string(),
      /** The reply period that it promises; absent in older records. */
      replyWorkingDays: z.int().positive().optional(),
      /** Who is in the household that is meant; absent in records of before. */
      people: z.array(namedPerson).optional(),
    })
    .nullable(),
  /** `replyWorkingDays`: the reply period, extensions included. */
  service: done
    .extend({ servedOn: calendarDate, manner: storedServiceManner, replyWorkingDays: z.int().positive() })
    .nullable(),
  reply: done
    .extend({ reply: storedReplyKind, receivedOn: calendarDate, text: z.string().nullable() })
    .nullable(),
  hearing: done.extend({ considered: z.string() }).nullable(),
  decision: done
    .extend({
      collectiveDecision: z.string().nullable(),
      /** Policy asked for the reference of a collective decision. */
      collectiveNeeded: z.boolean(),
      /** From when it takes effect: never before the month in which it was made. Absent in records of before. */
      effectiveMonth: calendarMonth.optional(),
      /** What it rests on, and what of that was otherwise than proposed and noticed. */
      ground: ground.optional(),
      confirmed: z.array(confirmedDifference).optional(),
    })
    .nullable(),
  execution: done.extend({ paymentList: z.string() }).nullable(),
});
export type CaseRecord = z.infer<typeof caseRecord>;
