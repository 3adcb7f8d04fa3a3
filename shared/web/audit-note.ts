import type { StepName } from '../contracts/case-steps.ts';

/** What goes into the audit log of a request that was carried out. */
export interface AuditNote {
  /** `done` unless it is said. */
  outcome?: 'done' | 'refused';
  code: string;
  household?: string;
  subject?: string;
}

/** The code of an entry that says that a step of a case was taken; its subject is `case-<number>`. */
export function codeOfStep(step: StepName): string {
  return `step-${step}`;
}
