/** What guards and effects see of a step: the household's file, the case, who asks, and what holds that day. */
import type { CaseStep } from '../../contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate, CalendarMonth, Instant } from '../../contracts/primitives.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import type { Policy } from '../policy/document.ts';
import { policyInForce, policyOfMonth, type PolicyInForce } from '../policy/policy-in-force.ts';

/** The input besides file, case and person. */
export interface StepContext {
  policy: Policy;
  day: CalendarDate;
  at: Instant;
  /** The people that the step names, or who work in the town that it names, as far as they are on record. */
  staff: ReadonlyMap<string, StaffMember>;
}

/** The policy as it is in the household's county. */
export interface InForce {
  /** That day. */
  policy: PolicyInForce;
  /** In a month for which an amount is calculated. */
  policyOf(month: CalendarMonth): PolicyInForce;
}

export interface Situation {
  file: HouseholdFile;
  case: HouseholdCase;
  actor: StaffMember;
  context: Omit<StepContext, 'policy'> & InForce;
}

export function inForceFor(
  { profile: { county } }: Pick<HouseholdFile, 'profile'>,
  { policy, day }: Pick<StepContext, 'policy' | 'day'>,
): InForce {
  return {
    policy: policyInForce(policy, county, day),
    policyOf: (month) => policyOfMonth(policy, county, month),
  };
}

/** The people that a step names, to be looked up before it is taken. */
export function staffNamedBy(step: CaseStep): string[] {
  switch (step.step) {
    case 'assign':
      return step.assignee === null ? [] : [step.assignee];
    case 'begin-investigation':
      return [...new Set(step.investigators)];
    case 'extend-deadline':
      return [step.grantedBy];
    default:
      return [];
  }
}
