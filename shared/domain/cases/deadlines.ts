/** By when a case has to leave its state, in Chinese working days. */
import type { CaseState, Deadline, HouseholdCase } from '../../contracts/household-case.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { z } from 'zod';
import { timedState } from '../policy/case-policy.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { addWorkingDays } from '../kernel/working-days.ts';
import { surestOf } from './certainty-of-findings.ts';
import { replyPeriodEnd } from './gate.ts';

type CaseRules = Pick<PolicyInForce, 'cases'>;

/** What decides how soon a case is looked at. */
export type Urgency = Pick<HouseholdCase, 'kind' | 'findings'>;

/** The deadline of a state that is entered on a day; a closed case has none. */
export function deadlineFor(
  state: CaseState,
  day: CalendarDate,
  { cases }: CaseRules,
  urgency: Urgency,
): Deadline | null {
  const timed = timedState.safeParse(state);
  if (!timed.success) return null;
  const { restsOn, ...days } = cases.deadlines[timed.data];
  const workingDays = workingDaysOf(days, urgency);
  const { day: dueOn, provisional } = addWorkingDays(day, workingDays);
  return { dueOn, provisional, from: day, workingDays, restsOn, extensions: [] };
}

type StateDays = Omit<CaseRules['cases']['deadlines'][z.infer<typeof timedState>], 'restsOn'>;

/** Money that flows on verified evidence waits least, and what may be a mistake of names longest. */
function workingDaysOf(
  { workingDays, reviews, entitlements }: StateDays,
  { kind, findings }: Urgency,
): number {
  if (kind === 'review') return reviews?.[surestOf(findings)] ?? workingDays;
  return (kind === 'entitlement' ? entitlements : undefined) ?? workingDays;
}

/** Whether two cases are as urgent as each other. */
export function isAsUrgent(one: Urgency, other: Urgency): boolean {
  return one.kind === other.kind && surestOf(one.findings) === surestOf(other.findings);
}

/** The deadline of a case that became more urgent, or less, before anybody looked at it: it is not overdue by that alone. */
export function renewDeadline(
  { raisedOn }: Pick<HouseholdCase, 'raisedOn'>,
  today: Urgency,
  { day, policy }: { day: CalendarDate; policy: CaseRules },
): Deadline | null {
  const since = deadlineFor('raised', raisedOn, policy, today);
  return since !== null && since.dueOn < day ? deadlineFor('raised', day, policy, today) : since;
}

/** Once a notice has been served, what counts is the end of the reply period. */
export function replyDeadline(
  service: NonNullable<HouseholdCase['service']>,
  { cases }: CaseRules,
): Deadline {
  const { day: dueOn, provisional } = replyPeriodEnd(service);
  const { servedOn: from, replyWorkingDays: workingDays } = service;
  return { dueOn, provisional, from, workingDays, restsOn: cases.replyPeriod.restsOn, extensions: [] };
}

/**
 * A deadline that ran into an unpublished year, as today's calendar calculates it. What cannot be calculated again stays.
 */
export function recalculateDeadline(
  deadline: Deadline | null,
  { state, service }: Pick<HouseholdCase, 'state' | 'service'>,
): Deadline | null {
  if (deadline === null || !deadline.provisional) return deadline;
  if (state === 'noticed' && service !== null) {
    const { day: dueOn, provisional } = replyPeriodEnd(service);
    return { ...deadline, dueOn, provisional };
  }
  const { from, workingDays } = deadline;
  if (from === undefined || workingDays === undefined) return deadline;
  const { day: dueOn, provisional } = addWorkingDays(from, workingDays);
  return deadline.extensions.reduce(extendDeadline, { ...deadline, dueOn, provisional, extensions: [] });
}

/** The deadline put off by working days, with who granted it. */
export function extendDeadline(deadline: Deadline, extension: Deadline['extensions'][number]): Deadline {
  const { day: dueOn, provisional } = addWorkingDays(deadline.dueOn, extension.workingDays);
  return {
    ...deadline,
    dueOn,
    provisional: provisional || deadline.provisional,
    extensions: [...deadline.extensions, extension],
  };
}
