/** Whether a proposal makes sense: its amount fits its decision and its calculation, its month can still come. */
import type { StepOf } from '../../contracts/case-steps.ts';
import type { CalendarDate, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import { calculateAmount, type AmountBasis } from '../payments/calculate-amount.ts';
import { judgeSinglePerson } from '../payments/single-person.ts';
import { addMonths, monthOf } from '../kernel/calendar.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import { problem, problemsIf, type StepProblem } from './problems.ts';
import type { Situation } from './step-input.ts';

type Propose = StepOf<'propose'>;

/** What amounts rest on for a household on a day; `none` where policy names no standard. */
export function amountBasis({ file, context }: Pick<Situation, 'file' | 'context'>): AmountBasis | 'none' {
  const { policy, day } = context;
  const standard = policyInForce(policy, file.profile.county, day).yearlyStandardFen[file.profile.scheme];
  if (standard === 'none') return 'none';
  return { yearlyStandardFen: standard, supportShare: policy.cases.support.share };
}

/** Everything that is wrong with a proposal. */
export function checkProposal(step: Propose, situation: Situation): StepProblem[] {
  const { file, context } = situation;
  const { scope } = step;
  const known = scope.kind === 'household' || file.members.some(({ ordinal }) => ordinal === scope.ordinal);
  return [
    ...problemsIf(!known, 'member-unknown'),
    ...problemsIf(
      !monthFits(step, context.day, context.policy.cases.gradualExit.longestMonths),
      'month-wrong',
    ),
    ...problemsIf(!amountFits(step, file.profile.monthlyAmountFen), 'amount-wrong'),
    ...checkCalculation(step, situation),
  ];
}

/** A stop takes all of a household's money and part of it where it is about one member. */
function amountFits({ decision, scope, monthlyAmountFen: next }: Propose, now: Fen): boolean {
  switch (decision) {
    case 'continue':
      return next === now;
    case 'increase':
      return next > now;
    case 'reduce':
      return next > 0 && next < now;
    case 'gradual-exit':
    case 'suspend':
    case 'terminate':
      return scope.kind === 'household' ? next === 0 : next < now;
  }
}

/** Not in the past, and not so far off that nobody decides by what is known now. */
function monthFits({ decision, effectiveMonth }: Propose, day: CalendarDate, longestMonths: number): boolean {
  const now: CalendarMonth = monthOf(day);
  const last = addMonths(now, decision === 'gradual-exit' ? longestMonths : 12);
  return effectiveMonth >= now && effectiveMonth <= last;
}

/** Amounts between all and nothing are calculated; what differs from the calculation is explained. */
function checkCalculation(step: Propose, situation: Situation): StepProblem[] {
  const keepsOrStops = step.decision === 'continue' || step.monthlyAmountFen === 0;
  if (step.calculation === undefined) return problemsIf(!keepsOrStops, 'calculation-missing');
  const basis = amountBasis(situation);
  if (basis === 'none') return [problem('standard-unknown')];
  const { monthlyFen } = calculateAmount(step.calculation, basis);
  return [
    ...problemsIf(
      monthlyFen !== step.monthlyAmountFen && step.deviation === undefined,
      'calculation-differs',
    ),
    ...problemsIf(!withinMultiple(step, situation, basis), 'not-within-multiple'),
  ];
}

function withinMultiple({ calculation }: Propose, { context }: Situation, basis: AmountBasis): boolean {
  const all = calculation?.singledOutOf;
  if (all === undefined) return true;
  const { multiple } = context.policy.cases.singlePerson;
  const yearlyIncomeFen = all.incomePeriod === 'month' ? all.incomeFen * 12 : all.incomeFen;
  const { headcount } = all;
  return judgeSinglePerson({ headcount, yearlyIncomeFen }, { ...basis, multiple }) !== 'neither';
}
