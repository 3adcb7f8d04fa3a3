/** A policy that somebody proposes: what it would change, who agreed, and from which day it holds. */
import * as z from 'zod';
import { ruleName } from './household-file.ts';
import { calendarDate, instant } from './primitives.ts';
import { kept, openWord } from './stored.ts';

/** Households by the kind that their case would be of; `none`: no case. */
const kinds = z.object({ none: z.int(), review: z.int(), suspension: z.int() }).catchall(z.int());

/** How many households a rule finds more, fewer and otherwise, how many cases would be of which kind, and what is due. */
export const rehearsal = z.object({
  at: instant,
  /** What the proposal was compared with. */
  against: z.string(),
  indexVersion: z.string(),
  households: z.int().nonnegative(),
  rules: z.record(
    ruleName,
    z.object({
      newly: z.int(),
      noLonger: z.int(),
      /** Found by both, of another kind or with another amount or limit; absent in records of before. */
      otherwise: z.int().optional(),
    }),
  ),
  kinds: z.object({
    now: kinds,
    then: kinds,
  }),
  /**
   * Active households whose amount due is another on the day from which the policy shall hold, what they are due more a year
   * together, and how many have an amount by one of the two policies only; absent in records of before.
   */
  due: z.object({ changed: z.int(), yearlyFen: z.int(), unknown: z.int() }).optional(),
});
export type Rehearsal = z.infer<typeof rehearsal>;

const proposalRound = kept({
  /** Version of the policy document, which is kept under it. */
  version: z.string(),
  /**
   * One of another version is never due. `declined`: somebody else did not want it. `refused`: two people had not agreed on
   * what was to be put in force.
   */
  state: openWord(z.enum(['proposed', 'approved', 'in-force', 'withdrawn', 'declined', 'refused'])),
  effectiveOn: calendarDate,
  proposedBy: z.string(),
  proposedAt: instant,
  why: z.string(),
  /** Inbox keys of held deliveries that are released when it comes into force: it says what their words mean. */
  releases: z.array(z.string()).optional(),
  rehearsal: rehearsal.optional(),
  approvedBy: z.string().optional(),
  approvedAt: instant.optional(),
  withdrawnAt: instant.optional(),
  declinedBy: z.string().optional(),
  declinedAt: instant.optional(),
  declinedWhy: z.string().optional(),
});

export type ProposalRound = z.infer<typeof proposalRound>;

export const policyProposal = proposalRound.extend({
  /** What became of the same document when it was proposed before, oldest first. */
  earlier: z.array(proposalRound).optional(),
  /** Counts its changes: of two people who change it at once the second gets an error. */
  revision: z.int().positive(),
});
export type PolicyProposal = z.infer<typeof policyProposal>;
