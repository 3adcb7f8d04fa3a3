/** A step by the one flow that changes cases, and its outcome as an answer. */
import * as z from 'zod';
import type { CaseStep } from '../../shared/contracts/case-steps.ts';
import { storedCaseState } from '../../shared/contracts/household-case.ts';
import { householdId } from '../../shared/contracts/primitives.ts';
import type { StepProblem } from '../../shared/domain/cases/problems.ts';
import type { WorkOutcome } from '../../shared/app/cases/work-case.ts';
import { isRelated } from '../../shared/domain/staff/access.ts';
import { describeChange } from '../../shared/web/household-access.ts';
import { problem, type Problem } from '../../shared/web/problems.ts';
import { reply, type Reply, type RouteRequest } from '../../shared/web/route.ts';
import type { ScopedStores } from '../../shared/web/scoped-stores.ts';

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

/** A refused step says everything that speaks against it. */
export interface StepRefusal extends Problem {
  stepProblems?: StepProblem[];
}

export async function takeStepFor(
  { actor, scoped }: Pick<RouteRequest<unknown, unknown, unknown>, 'actor' | 'scoped'>,
  { household, number, seenVersion, step }: AskedStep,
): Promise<Reply<z.infer<typeof answerStep>> | StepRefusal> {
  if (isRelated(actor.staff, household)) return problem('related-staff');
  const outcome = await scoped.takeStep({ householdId: household, number, seenVersion, step });
  return answerWork(scoped, { household, number }, outcome);
}

export async function answerWork(
  scoped: ScopedStores,
  { household, number }: Pick<AskedStep, 'household' | 'number'>,
  outcome: WorkOutcome,
): Promise<Reply<z.infer<typeof answerStep>> | StepRefusal> {
  if (outcome.kind === 'taken') {
    const { householdId: id, number: taken, version, state } = outcome.case;
    return reply({ householdId: id, number: taken, version, state }, { version });
  }
  if (outcome.kind === 'refused') return describeRefusal(outcome.problems);
  // Why it was not taken is looked up only now: most steps are.
  const opened = await scoped.caseToWork({ household, number });
  return opened.kind === 'problem' ? opened : describeChange(opened.case);
}

function describeRefusal(problems: StepProblem[]): StepRefusal {
  const codes = problems.map(({ code }) => code);
  const items = problems.map(({ code, message }) => ({ code, ...message }));
  if (codes.includes('role-missing')) return problem('role-missing', { problems: items });
  if (codes.includes('out-of-scope')) return problem('outside-scope', { problems: items });
  return { ...problem('step-refused', { problems: items }), stepProblems: problems };
}
