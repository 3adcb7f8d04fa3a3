/** How proposals and decisions are recorded, and what a decision settles. */
import type { AmountInput, StepOf } from '../../contracts/case-steps.ts';
import type { GrantedClearance, Finding, HouseholdCase } from '../../contracts/household-file.ts';
import type { Proposal } from '../../contracts/household-case.ts';
import type { CalendarDate, CalendarMonth } from '../../contracts/primitives.ts';
import { dueIn } from '../payments/twelve-months.ts';
import { addMonths, lastDayOf, monthOf } from '../kernel/calendar.ts';
import { assetsOf, explainedIn, isWorse } from './findings-covered.ts';
import { outlineOf } from '../../contracts/case-record.ts';
import { needsCollectiveDecision } from './gate.ts';
import { listDifferences } from './compare-grounds.ts';
import { groundOf, laterMonth } from './ground.ts';
import { personAt } from '../roster/people.ts';
import { calculateDue } from './proposals.ts';
import { done, type Changes } from './records.ts';
import type { Situation } from './step-input.ts';

export function makeProposal(situation: Situation, step: StepOf<'propose'>): Proposal {
  const { decision, scope, effectiveMonth, monthlyAmountFen, calculation, deviation, reason } = step;
  const person = scope.kind === 'member' ? personAt(situation.file, scope.ordinal) : undefined;
  return {
    ...done(situation),
    decision,
    scope,
    ...(person !== undefined && { person }),
    effectiveMonth,
    monthlyAmountFen,
    currentAmountFen: situation.file.profile.monthlyAmountFen,
    calculation: calculation === undefined ? null : calculate(situation, calculation, effectiveMonth),
    deviation: deviation ?? null,
    reason,
    answers: situation.case.findings.map(outlineOf),
    ground: groundOf(situation),
  };
}

function calculate(situation: Situation, input: AmountInput, month: CalendarMonth): Proposal['calculation'] {
  const due = calculateDue(situation, input, month);
  if (due.kind === 'unknown') return null;
  const { yearlyFen, months, lines } = due;
  return { input, monthlyFen: dueIn(months, month), yearlyFen, months: [...months], lines };
}

export function makeDecision(
  situation: Situation,
  { collectiveDecision, confirmed = [] }: StepOf<'decide'>,
): Changes {
  const { case: it, context } = situation;
  const { proposal } = it;
  if (proposal === null) return {};
  const settled = answered(it, proposal, context.policy.clearances.growthShare);
  const effectiveMonth = laterMonth(proposal.effectiveMonth, monthOf(context.day));
  const until = settledUntil(proposal, effectiveMonth, situation);
  const ground = groundOf(situation);
  const texts = new Map(
    listDifferences(it, ground, context.day).map(({ difference, text }) => [difference, text]),
  );
  return {
    decision: {
      ...done(situation),
      collectiveDecision: collectiveDecision ?? null,
      collectiveNeeded: needsCollectiveDecision(proposal.decision, context.policy.cases.collectiveDecision),
      effectiveMonth,
      ground,
      confirmed: confirmed.flatMap(({ difference, reason }) => {
        const text = texts.get(difference);
        return text === undefined ? [] : [{ difference, text, reason }];
      }),
    },
    clearances: [...it.clearances, ...settle(situation, settled, until)],
  };
}

/** What was on the table when this was proposed, if it is no worse now; what has come or grown since is another matter. */
function answered({ findings }: HouseholdCase, { answers }: Proposal, growthShare: number): Finding[] {
  return findings.filter((finding) =>
    answers.some((answer) => answer.rule === finding.rule && !isWorse(finding, answer, growthShare)),
  );
}

/**
 * A decision settles its findings: they are silent until they grow, or until the roster has to show what was decided. Where
 * payment ends, that is a month after it; else as long as a clearance may hold. Both count from when the decision takes effect.
 */
function settledUntil(
  { decision, scope }: Proposal,
  effectiveMonth: CalendarMonth,
  { context }: Situation,
): CalendarDate {
  const stops = ['gradual-exit', 'suspend', 'terminate'].includes(decision) && scope.kind === 'household';
  if (stops) return lastDayOf(addMonths(effectiveMonth, 1));
  return lastDayOf(addMonths(effectiveMonth, context.policy.clearances.longestMonths));
}

/** Clearances that keep findings silent, all of their assets, up to what they count for now. */
export function settle(
  { case: { number }, actor, context }: Situation,
  findings: readonly Finding[],
  until: CalendarDate,
): GrantedClearance[] {
  return findings.map((finding) => ({
    rule: finding.rule,
    ...explainedIn(finding, assetsOf(finding), context.policy.namesOfProvider),
    by: actor.id,
    reason: 'decided',
    until,
    caseNumber: number,
  }));
}
