/** What the machine may do to a case, and how it puts that on record. */
import type { CaseEvent, HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, HouseholdId, Instant } from '../../contracts/primitives.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import type { Policy } from '../policy/document.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { isNumberOfOthers } from '../kernel/household-number.ts';
import { groupOf } from '../../contracts/household-case.ts';
import { appendEvent } from './chain.ts';

/** Who the machine is in the events of a case. */
export const MACHINE = 'hedui';

/** What a case leads back to, and the moment at which it is dated. */
export interface ReconcileContext {
  policy: Policy;
  policyVersion: string;
  indexVersion: string;
  day: CalendarDate;
  freshness: readonly SourceFreshness[];
  at: Instant;
  /** Other households that are in findings of this one, and whose rows in the roster cannot be read now. */
  disputedHouseholds?: ReadonlySet<HouseholdId>;
}

/** The same with the policy as it is in the household's county that day. */
export type InForceContext = Omit<ReconcileContext, 'policy'> & { policy: PolicyInForce };

/** `expectedVersion`: the write must fail unless the stored case still has it. */
export type CaseChange =
  | { kind: 'none' }
  | { kind: 'raise'; case: HouseholdCase }
  | { kind: 'update'; case: HouseholdCase; expectedVersion: number }
  | { kind: 'withdraw'; case: HouseholdCase; expectedVersion: number };

export function recordEvent(
  events: readonly CaseEvent[],
  type: CaseEvent['type'],
  reason: Bilingual,
  { at }: Pick<ReconcileContext, 'at'>,
): CaseEvent[] {
  return appendEvent(events, { at, actor: MACHINE, type, reason });
}

/** What worklists show of the household. */
export function aboutOf({ profile, cases }: HouseholdFile): HouseholdCase['about'] {
  const { headName, number, scheme, town, village, headcount } = profile;
  const visitedOn = lastVisit(cases);
  return {
    headName,
    ...(number !== undefined && { number }),
    ...(isNumberOfOthers(profile) && { numberIsOthers: true }),
    ...{ scheme, town, village, headcount },
    ...(visitedOn !== undefined && { visitedOn }),
  };
}

/** Of closed cases alone: what is recorded in a case that goes on must not change what is said about it. */
function lastVisit(cases: readonly HouseholdCase[]): CalendarDate | undefined {
  const days = cases.flatMap(({ state, survey }) =>
    groupOf(state) === 'closed' && survey !== null ? [survey.visitedOn] : [],
  );
  return days.sort().at(-1);
}
