/** Cases: one with what may be done next, and its steps. */
import * as z from 'zod';
import { caseStep, stepNames } from '../../../shared/contracts/case-steps.ts';
import { providerRef, type ProviderRef } from '../../../shared/contracts/messages.ts';
import { bilingual, householdId } from '../../../shared/contracts/primitives.ts';
import {
  confirmedDifference,
  householdCase,
  type HouseholdCase,
} from '../../../shared/contracts/household-case.ts';
import { stepProblem } from '../../../shared/domain/cases/problems.ts';
import { differencesToday } from '../../../shared/domain/cases/ground.ts';
import { type PolicyInForce, policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { listSteps } from '../../../shared/domain/cases/take-step.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';
import { answerStep, takeStepFor } from '../take-step.ts';

export const caseByNumber = z.object({ household: householdId, number: z.coerce.number().int().positive() });

const stepOption = z.object({
  step: z.enum(stepNames),
  title: bilingual,
  allowed: z.boolean(),
  problems: z.array(stepProblem),
});

/** Attachments come by their own route, which looks at their bytes. */
export const sentStep = caseStep.refine(({ step }) => step !== 'attach', 'attach by POST …/attachments');

const batchResult = z.object({
  householdId,
  number: z.int(),
  outcome: z.enum(['taken', 'refused', 'changed-meanwhile', 'not-found']),
  version: z.int().optional(),
  problems: z.array(stepProblem).optional(),
});

export const caseRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/households/{household}/cases/{number}',
    summary: { zh: '个案及可办理的步骤', en: 'A case, what may be done next and why the rest may not' },
    capability: 'open-household',
    path: caseByNumber,
    answer: z.object({
      case: householdCase,
      steps: z.array(stepOption),
      /** What policy calls the providers of its findings, and of the data that was read. */
      providers: z.array(providerRef.extend({ name: z.string() })),
      /** To be confirmed by whoever decides: `confirmed` of the step names each with a reason. */
      differences: z.array(confirmedDifference.omit({ reason: true })),
    }),
    handle: async ({ actor, scoped, path }, deps) => {
      const opened = await scoped.openCase(path);
      if (opened.kind === 'problem') return opened;
      const { policy } = await deps.policies.current();
      const context = { policy, day: deps.today(), at: deps.now().toISOString(), staff: new Map() };
      const steps = listSteps(opened.file, opened.case, actor.staff, context);
      const differences = differencesToday(opened.file, opened.case, context);
      const providers = nameProviders(
        opened.case,
        policyInForce(policy, opened.file.profile.county, context.day),
      );
      return reply({ case: opened.case, steps, providers, differences }, { version: opened.case.version });
    },
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/households/{household}/cases/{number}/steps',
    summary: { zh: '办理个案步骤', en: 'Takes a step of a case' },
    capability: 'work-cases',
    path: caseByNumber,
    body: sentStep,
    answer: answerStep,
    needsVersion: true,
    isRepeatable: true,
    handle: ({ actor, scoped, path, body, expectedVersion = 0 }) =>
      takeStepFor({ actor, scoped }, { ...path, seenVersion: expectedVersion, step: body }),
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/batches',
    summary: { zh: '成批办理同一步骤', en: 'Takes one step of many cases; each is answered on its own' },
    capability: 'work-cases',
    body: z.strictObject({
      step: sentStep,
      cases: z
        .array(z.strictObject({ householdId, number: z.int().positive(), version: z.int().positive() }))
        .min(1)
        .max(100),
    }),
    answer: z.object({ results: z.array(batchResult) }),
    isRepeatable: true,
    handle: async ({ actor, scoped, body: { step, cases }, note }) => {
      const results: z.infer<typeof batchResult>[] = [];
      for (const { householdId: household, number, version } of cases) {
        const taken = await takeStepFor({ actor, scoped }, { household, number, seenVersion: version, step });
        results.push({ householdId: household, number, ...outcomeOf(taken) });
        if (taken.kind === 'problem' && taken.code !== 'changed-meanwhile')
          note({ outcome: 'refused', code: taken.code, household, subject: step.step });
      }
      return reply({ results });
    },
  }),
];

function nameProviders(
  { findings, deliveriesRead }: HouseholdCase,
  { providerName }: PolicyInForce,
): (ProviderRef & { name: string })[] {
  const named = [...deliveriesRead, ...findings.flatMap(({ evidence }) => evidence)];
  const refs = new Map(
    named.map(({ source, provider }) => [JSON.stringify([source, provider]), { source, provider }]),
  );
  return [...refs.values()].map((ref) => ({ ...ref, name: providerName(ref) }));
}

function outcomeOf(
  taken: Awaited<ReturnType<typeof takeStepFor>>,
): Omit<z.infer<typeof batchResult>, 'householdId' | 'number'> {
  if (taken.kind === 'reply') return { outcome: 'taken', version: taken.body.version };
  if (taken.code === 'changed-meanwhile') return { outcome: 'changed-meanwhile' };
  if (taken.code === 'step-refused') return { outcome: 'refused', problems: taken.stepProblems ?? [] };
  return { outcome: 'not-found' };
}
