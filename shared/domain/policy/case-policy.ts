/** What policy says of the work on cases: deadlines, reply period, clearances, amounts; each with what it rests on. */
import { z } from 'zod';
import { decisionKind } from '../../contracts/case-steps.ts';
import { openStates, settledStates } from '../../contracts/household-case.ts';
import { bilingual } from '../../contracts/primitives.ts';
import { offeredReasons } from './clearance-reasons.ts';
import { dated } from './dated.ts';
import { positiveNumber, shareNumber } from '../kernel/decimal.ts';
import { say } from '../kernel/say.ts';

const { restsOn } = dated;

/** The states that a case has to leave by a day. */
export const timedState = z.enum([...openStates, ...settledStates]);

const workingDays = z.int().positive().max(250);

export const clearancePolicy = z.strictObject({
  /** A clearance ends once what it explained has grown by more than this share. */
  growthShare: shareNumber,
  /** A clearance holds for this many months at most; the finding that a decision settles as well. */
  longestMonths: z.int().positive().max(120).default(12),
  /** The reasons that staff are offered, by code. */
  reasons: z.record(z.string().regex(/^[a-z][a-z-]{1,59}$/), bilingual).default(offeredReasons),
  restsOn,
});
export type ClearancePolicy = z.infer<typeof clearancePolicy>;

export const defaultInvestigators = {
  least: 2,
  restsOn: say('《办法》第十六条（两名以上工作人员）', 'Measures art. 16 (two members of staff or more)'),
};

export const casePolicy = z.strictObject({
  deadlines: z.record(timedState, z.strictObject({ workingDays, restsOn })),
  /** From the day after service. */
  replyPeriod: z.strictObject({ workingDays, restsOn }),
  /** How many people investigate, and are named (办法 16: two at least). */
  investigators: z
    .strictObject({ least: z.int().min(2, 'the Measures ask for two at least').max(10), restsOn })
    .default(defaultInvestigators),
  /** Decisions that need the reference of a collective decision (集体研究). */
  collectiveDecision: z.strictObject({ neededFor: z.array(decisionKind), restsOn }),
  /** Finance pays by what has been decided up to this day of the month. */
  financeCutOff: z.strictObject({ dayOfMonth: z.int().min(1).max(28), restsOn }),
  /** Gradual exit (渐退期): at most this many months until payment ends. */
  gradualExit: z.strictObject({ longestMonths: z.int().positive().max(24), restsOn }),
  /** Support owed counts as this share of what a supporter's household has above the standard. */
  support: z.strictObject({
    share: shareNumber,
    /** What is given counts as it is, unless it is less than this share of what would be owed. */
    plainlyLowShare: shareNumber.default(0.5),
    restsOn,
  }),
  /** A severely disabled or gravely ill person may be guaranteed alone within this multiple of the standard. */
  singlePerson: z.strictObject({ multiple: positiveNumber, restsOn }),
});
export type CasePolicy = z.infer<typeof casePolicy>;
