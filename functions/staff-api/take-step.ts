/** A step by the one flow that changes cases, and its outcome as an answer. */
import { z } from 'zod';
import type { CaseStep } from '../../shared/contracts/case-steps.ts';
import { storedCaseState } from '../../shared/contracts/household-case.ts';
import { householdId } from '../../shared/contracts/primitives.ts';
import type { StepProblem } from '../../shared/domain/cases/problems.ts';
import { workCase, type WorkOutcome } from '../../shared/app/cases/work-case.ts';
import type { Actor } from '../../shared/web/actor.ts';
import { describeChange, openCase } from '../../shared/web/household-access.ts';
import { problem, type Problem } from '../../shared/web/problems.ts';
import { reply, type Reply } from '../../shared/web/route.ts';
import type { StaffApiDependencies } from './dependencies.ts';

/** No more of the case than its whereabouts: answers are kept for repeats, outside household files. */
export const answerStep = z.object({
  householdId,
  number: z.int(),
  version: z.int(),
  state: storedCaseState,
});

interface AskedStep {
  household: string;
  number: number;
  seenVersion: number;
  step: CaseStep;
}

/** A refused step says everything that stands against it. */
export interface StepRefusal extends Problem {
  stepProblems?: StepProblem[];
}

export async function takeStepFor(
  actor: Actor,
  { household, number, seenVersion, step }: AskedStep,
  deps: StaffApiDependencies,
): Promise<Reply<z.infer<typeof answerStep>> | StepRefusal> {
  const { staff } = actor;
  if (staff.relatedHouseholds.includes(household)) return problem('related-staff');
  const request = { householdId: household, number, seenVersion, step, actor: staff };
  return answerWork(actor, { household, number }, await workCase(request, deps), deps);
}

export async function answerWork(
  actor: Actor,
  { household, number }: Pick<AskedStep, 'household' | 'number'>,
  outcome: WorkOutcome,
  deps: StaffApiDependencies,
): Promise<Reply<z.infer<typeof answerStep>> | StepRefusal> {
  if (outcome.kind === 'taken') {
    const { householdId: id, number: taken, version, state } = outcome.case;
    return reply({ householdId: id, number: taken, version, state }, { version });
  }
  if (outcome.kind === 'refused') return describeRefusal(outcome.problems);
  // Why it was not taken is looked up only now: most steps are.
  const opened = await openCase(actor, { household, number }, deps.households);
  return opened.kind === 'problem' ? opened : describeChange(opened.case);
}

function describeRefusal(problems: StepProblem[]): StepRefusal {
  const codes = problems.map(({ code }) => code);
  const items = problems.map(({ code, message }) => ({ code, ...message }));
  if (codes.includes('role-missing')) return problem('role-missing', { problems: items });
  if (codes.includes('out-of-scope')) return problem('outside-scope', { problems: items });
  return { ...problem('step-refused', { problems: items }), stepProblems: problems };
}
