/** What guards and effects see of a step: the household's file, the case, who asks, and what holds that day. */
import type { CaseStep } from '../../contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate, Instant } from '../../contracts/primitives.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import type { Policy } from '../policy/document.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';

/** What is given beside file, case and person. */
export interface StepContext {
  policy: Policy;
  day: CalendarDate;
  at: Instant;
  /** The people that the step names, or who work in the town that it names, as far as they are on record. */
  staff: ReadonlyMap<string, StaffMember>;
}

export interface Situation {
  file: HouseholdFile;
  case: HouseholdCase;
  actor: StaffMember;
  /** With the policy as it is in the household's county that day. */
  context: Omit<StepContext, 'policy'> & { policy: PolicyInForce };
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
