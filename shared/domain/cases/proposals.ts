/** Whether a proposal makes sense: its amount fits its decision and its calculation, its month can still come. */
import type { AmountInput, StepOf } from '../../contracts/case-steps.ts';
import type { CalendarDate, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import type { AmountFile } from '../payments/amount-basis.ts';
import { amountDue, type AmountDue } from '../payments/amount-due.ts';
import { inYear } from '../payments/period.ts';
import { judgeSinglePerson } from '../payments/single-person.ts';
import { dueIn } from '../payments/twelve-months.ts';
import { addMonths, monthOf } from '../kernel/calendar.ts';
import { problem, problemsIf, type StepProblem } from './problems.ts';
import type { InForce, Situation } from './step-input.ts';

type Propose = StepOf<'propose'>;

/** What the household would be due by what the survey found, under the policy of the month from which it is paid. */
export function calculateDue(
  { file, context }: { file: AmountFile; context: Pick<InForce, 'policyOf'> },
  found: AmountInput,
  month: CalendarMonth,
): AmountDue {
  return amountDue(file, context.policyOf(month), found);
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
  const { calculation, decision, monthlyAmountFen, effectiveMonth, deviation } = step;
  const keepsOrStops = decision === 'continue' || monthlyAmountFen === 0;
  if (calculation === undefined) return problemsIf(!keepsOrStops, 'calculation-missing');
  const due = calculateDue(situation, calculation, effectiveMonth);
  if (due.kind === 'unknown') return [problem(due.reason)];
  const within = withinMultiple(calculation, effectiveMonth, situation);
  const differs = within && dueIn(due.months, effectiveMonth) !== monthlyAmountFen;
  return [
    ...problemsIf(differs && deviation === undefined, 'calculation-differs'),
    ...problemsIf(
      calculation.supporters.some(({ scheme }) => scheme === undefined),
      'supporter-scheme-missing',
    ),
    ...problemsIf(!within, 'not-within-multiple'),
  ];
}

function withinMultiple(
  { singledOutOf: all }: AmountInput,
  month: CalendarMonth,
  { file, context }: Situation,
): boolean {
  if (all === undefined) return true;
  const policy = context.policyOf(month);
  const yearlyStandardFen = policy.yearlyStandardFen[file.profile.scheme];
  if (yearlyStandardFen === 'none') return false;
  const yearlyIncomeFen = inYear(all.incomeFen, all.incomePeriod);
  const { multiple } = policy.cases.singlePerson;
  return judgeSinglePerson({ ...all, yearlyIncomeFen }, { yearlyStandardFen, multiple }) !== 'neither';
}
