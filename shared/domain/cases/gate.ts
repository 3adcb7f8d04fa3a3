/**
 * The gate before payment is reduced, suspended or ended (办法 16, 18, 32). It is asked when staff decide, and once more when
 * a case is written, so that no interface, role or import can go round it.
 */
import { decisionKind, type DecisionKind, type StoredDecisionKind } from '../../contracts/case-steps.ts';
import { type HouseholdCase, groupOf } from '../../contracts/household-case.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { isKnown } from '../../contracts/stored.ts';
import { addWorkingDays, type CountedDay } from '../kernel/working-days.ts';
import { listDifferences, listUnconfirmed } from './compare-grounds.ts';
import { problem, problemsIf, type StepProblem } from './problems.ts';

/** Gradual exit is among them: it ends in a stop, and there is no other notice on the way. What another version decides is too. */
export const takesAway: ReadonlySet<string> = new Set<DecisionKind>([
  'reduce',
  'gradual-exit',
  'suspend',
  'terminate',
]);

export function takesMoneyAway({ proposal }: Pick<HouseholdCase, 'proposal'>): boolean {
  return proposal !== null && (takesAway.has(proposal.decision) || !isKnown(decisionKind, proposal.decision));
}

/** Whether policy asks for a collective decision (集体研究). Gradual exit ends payment, and needs what termination needs. */
export function needsCollectiveDecision(
  decision: StoredDecisionKind,
  { neededFor }: { neededFor: readonly StoredDecisionKind[] },
): boolean {
  return neededFor.includes(decision) || (decision === 'gradual-exit' && neededFor.includes('terminate'));
}

/** What the gate looks at. */
type GateRecord = Pick<
  HouseholdCase,
  'investigation' | 'survey' | 'proposal' | 'check' | 'notice' | 'service' | 'reply'
>;

/** Every part of the gate that is missing on a day; none: it is open. */
export function missingFromGate(record: GateRecord, day: CalendarDate): StepProblem[] {
  const investigators = new Set(record.investigation?.investigators.map(({ id }) => id));
  return [
    ...problemsIf(investigators.size < (record.investigation?.needed ?? 2), 'investigators-missing'),
    ...problemsIf(record.survey === null, 'survey-missing'),
    ...problemsIf(record.proposal === null, 'proposal-missing'),
    ...problemsIf(record.check === null, 'check-missing'),
    ...problemsIf(record.notice === null, 'notice-missing'),
    ...missingReply(record, day),
  ];
}

/** Served, and answered or the reply period over. */
export function missingReply(
  { service, reply }: Pick<HouseholdCase, 'service' | 'reply'>,
  day: CalendarDate,
): StepProblem[] {
  if (service === null) return [problem('service-missing')];
  if (reply !== null) return [];
  const end = replyPeriodEnd(service);
  if (day <= end.day) return [problem('reply-period-running')];
  return problemsIf(end.provisional, 'calendar-unpublished');
}

/** The last day of the reply period, counted from the day after service. */
export function replyPeriodEnd(service: NonNullable<HouseholdCase['service']>): CountedDay {
  return addWorkingDays(service.servedOn, service.replyWorkingDays);
}

/** A decision rests on the ground of its day; what is otherwise than proposed and noticed has a reason. */
function missingReasons(
  record: Pick<HouseholdCase, 'proposal' | 'notice'>,
  { ground, confirmed = [], on }: NonNullable<HouseholdCase['decision']>,
): StepProblem[] {
  if (ground === undefined) return [];
  return problemsIf(
    listUnconfirmed(listDifferences(record, ground, on), confirmed).length > 0,
    'ground-differs',
  );
}

/** What is wrong with a case as it would be stored; none: it may be written. */
export function gateBreaches(record: HouseholdCase): StepProblem[] {
  const { state, decision, proposal } = record;
  const past = groupOf(state) === 'settled' || state === 'archived';
  if (decision === null || proposal === null) return past ? [problem('proposal-missing')] : [];
  return [
    ...problemsIf(record.involved.includes(decision.by.id), 'approver-involved'),
    ...problemsIf(
      decision.collectiveNeeded && decision.collectiveDecision === null,
      'collective-decision-missing',
    ),
    ...(takesMoneyAway(record) ? missingFromGate(record, decision.on) : []),
    ...missingReasons(record, decision),
  ];
}
