/**
 * What a proposal rests on, and what of it is otherwise when it is decided. A decision is made on today's ground: each
 * difference from what was proposed and noticed is confirmed with a reason, or the case is returned.
 */
import { type Ground, outlineOf } from '../../contracts/case-record.ts';
import { amountInput } from '../../contracts/case-steps.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import { monthOf } from '../kernel/calendar.ts';
import { dueIn } from '../payments/twelve-months.ts';
import { peopleOf } from '../roster/people.ts';
import { type Difference, listDifferences } from './compare-grounds.ts';
import { calculateDue } from './proposals.ts';
import { inForceFor, type InForce, type Situation, type StepContext } from './step-input.ts';

/** A case in its state of a day. */
type Today = Pick<Situation, 'file' | 'case'> & { context: InForce & { day: CalendarDate } };

/** The household, what it is due and the today's findings. */
export function groundOf({ file, case: it, context }: Today): Ground {
  const { scheme, headcount, status, ended } = file.profile;
  const standard = context.policy.yearlyStandardFen[scheme];
  const dueFen = dueByProposal({ file, case: it, context });
  return {
    people: peopleOf(file),
    recipients: file.members.flatMap(({ recipient, ordinal }) => (recipient ? [ordinal] : [])),
    scheme,
    headcount,
    yearlyStandardFen: standard === 'none' ? null : standard,
    ...(dueFen !== undefined && { dueFen }),
    disputed: status === 'disputed',
    ...(status === 'ended' && { ended: ended ?? { cause: 'left-roster', households: [], on: context.day } }),
    findings: it.latest ?? it.findings.map(outlineOf),
  };
}

/** What a month would be by the calculation of the proposal, in the month in which it would take effect if decided today. */
function dueByProposal({ file, case: { proposal }, context }: Today): Fen | null | undefined {
  const found = amountInput.safeParse(proposal?.calculation?.input).data;
  if (proposal === null || found === undefined) return undefined;
  const due = calculateDue(
    { file, context },
    found,
    laterMonth(proposal.effectiveMonth, monthOf(context.day)),
  );
  return due.kind === 'due' ? dueIn(due.months, proposal.effectiveMonth) : null;
}

/** From when what is proposed takes effect: never before the month in which it is decided. */
export function effectiveMonthOf({
  proposal,
  decision,
}: Pick<HouseholdCase, 'proposal' | 'decision'>): CalendarMonth | undefined {
  return decision?.effectiveMonth ?? proposal?.effectiveMonth;
}

export function laterMonth(a: CalendarMonth, b: CalendarMonth): CalendarMonth {
  return a > b ? a : b;
}

/** What a decision today has to confirm, line by line. */
export function differencesToday(
  file: HouseholdFile,
  it: HouseholdCase,
  { policy, day }: Pick<StepContext, 'policy' | 'day'>,
): Difference[] {
  const context = { day, ...inForceFor(file, { policy, day }) };
  return listDifferences(it, groundOf({ file, case: it, context }), day);
}
