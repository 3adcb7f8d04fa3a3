/** What staff put on record in a case: survey, proposal, check, notice, service, reply, hearing, decision. */
import { z } from 'zod';
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
import { bilingual, calendarDate, calendarMonth, citation, fen } from './primitives.ts';
import { staffRef } from './staff.ts';
import { kept, storedWord } from './stored.ts';

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

/** By when the present state has to be left. `provisional`: it runs into a year whose working days are not published. */
export const deadline = kept({
  dueOn: calendarDate,
  provisional: z.boolean(),
  restsOn: citation,
  extensions: z.array(
    done.extend({ workingDays: z.int().positive(), grantedBy: staffRef, reason: z.string() }),
  ),
});
export type Deadline = z.infer<typeof deadline>;

/** A line of a calculation, as staff read it. */
export const amountLine = kept({ text: bilingual, fen });
export type AmountLine = z.infer<typeof amountLine>;

export const proposal = done.extend({
  decision: storedDecisionKind,
  scope: storedScope,
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

/** What staff have put on record since the last return or objection; what was before stands in the events. */
export const caseRecord = kept({
  /** `needed`: how many policy asked for; absent: two. */
  investigation: done
    .extend({ investigators: z.array(staffRef), needed: z.int().positive().optional() })
    .nullable(),
  survey: done
    .extend({
      visitedOn: calendarDate,
      found: z.string(),
      signature: storedSignature,
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
    })
    .nullable(),
  execution: done.extend({ paymentList: z.string() }).nullable(),
});
export type CaseRecord = z.infer<typeof caseRecord>;
