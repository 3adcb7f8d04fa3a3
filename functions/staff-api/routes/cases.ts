/** Cases: lists, one with what may be done next, and its steps. */
import { z } from 'zod';
import { listedCase, listedClearance, type ListedClearance } from '../../../shared/contracts/case-lists.ts';
import { caseStep, stepNames } from '../../../shared/contracts/case-steps.ts';
import { caseKind, ruleName } from '../../../shared/contracts/findings.ts';
import { caseState, householdCase } from '../../../shared/contracts/household-case.ts';
import { bilingual, calendarDate, householdId } from '../../../shared/contracts/primitives.ts';
import { staffId, type StaffRole } from '../../../shared/contracts/staff.ts';
import { stepProblem } from '../../../shared/domain/cases/problems.ts';
import { seesCounty } from '../../../shared/domain/cases/scope.ts';
import { listSteps } from '../../../shared/domain/cases/take-step.ts';
import type { Actor } from '../../../shared/http/actor.ts';
import { openCase } from '../../../shared/http/household-access.ts';
import { problem, type Problem } from '../../../shared/http/problems.ts';
import { reply } from '../../../shared/http/route.ts';
import { defineRoute } from '../dependencies.ts';
import { answerStep, takeStepFor } from '../take-step.ts';

export const caseReaders: StaffRole[] = [
  'town-handler',
  'town-leader',
  'county-handler',
  'county-approver',
  'auditor',
];
const caseWorkers: StaffRole[] = ['town-handler', 'town-leader', 'county-handler', 'county-approver'];

export const caseByNumber = z.object({ household: householdId, number: z.coerce.number().int().positive() });

/** A list in a query: `raised,screened`. */
const states = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(caseState).min(1));

const caseQuery = z.object({
  county: z.string().max(20).optional(),
  town: z.string().max(60).optional(),
  /** Staff id, or `me`. */
  assignee: z.union([staffId, z.literal('me')]).optional(),
  states: states.optional(),
  kind: caseKind.optional(),
  rule: ruleName.optional(),
  dueBy: calendarDate.optional(),
  leastAmountFen: z.coerce.number().int().nonnegative().optional(),
  awaitsSecond: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});

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
    pattern: '/api/cases',
    summary: {
      zh: '个案列表，按期限、类型、金额排序',
      en: 'Cases, what is due first; suspensions and large amounts before others',
    },
    roles: caseReaders,
    query: caseQuery,
    answer: z.object({ cases: z.array(listedCase), next: z.string().nullable() }),
    handle: async ({ actor, query: { cursor, limit, ...filter } }, { caseLists }) => {
      const scope = scopeOf(actor, filter);
      if (scope.kind === 'problem') return scope;
      const assignee = filter.assignee === 'me' ? actor.staff.id : filter.assignee;
      const page = await caseLists.listCases(
        { ...withoutUndefined({ ...filter, assignee, town: scope.town }), county: actor.staff.county },
        { limit, ...(cursor !== undefined && { after: cursor }) },
      );
      if (page.kind === 'cursor-invalid') return problem('cursor-invalid');
      const { relatedHouseholds } = actor.staff;
      const cases = page.cases.filter((each) => !relatedHouseholds.includes(each.householdId));
      return reply({ cases, next: page.next ?? null });
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/households/{household}/cases/{number}',
    summary: { zh: '个案及可办理的步骤', en: 'A case, what may be done next and why the rest may not' },
    roles: caseReaders,
    path: caseByNumber,
    answer: z.object({ case: householdCase, steps: z.array(stepOption) }),
    handle: async ({ actor, path }, deps) => {
      const opened = await openCase(actor, path, deps.households);
      if (opened.kind === 'problem') return opened;
      const { policy } = await deps.policies.current();
      const context = { policy, day: deps.today(), at: deps.now().toISOString(), staff: new Map() };
      const steps = listSteps(opened.file, opened.case, actor.staff, context);
      return reply({ case: opened.case, steps }, { version: opened.case.version });
    },
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/households/{household}/cases/{number}/steps',
    summary: { zh: '办理个案步骤', en: 'Takes a step of a case' },
    roles: caseWorkers,
    path: caseByNumber,
    body: sentStep,
    answer: answerStep,
    needsVersion: true,
    isRepeatable: true,
    handle: ({ actor, path, body, expectedVersion = 0 }, deps) =>
      takeStepFor(actor, { ...path, seenVersion: expectedVersion, step: body }, deps),
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/batches',
    summary: { zh: '成批办理同一步骤', en: 'Takes one step of many cases; each is answered on its own' },
    roles: caseWorkers,
    body: z.strictObject({
      step: sentStep,
      cases: z
        .array(z.strictObject({ householdId, number: z.int().positive(), version: z.int().positive() }))
        .min(1)
        .max(100),
    }),
    answer: z.object({ results: z.array(batchResult) }),
    isRepeatable: true,
    handle: async ({ actor, body: { step, cases }, note }, deps) => {
      const results: z.infer<typeof batchResult>[] = [];
      for (const { householdId: household, number, version } of cases) {
        const taken = await takeStepFor(actor, { household, number, seenVersion: version, step }, deps);
        results.push({ householdId: household, number, ...outcomeOf(taken) });
        if (taken.kind === 'problem' && taken.code !== 'changed-meanwhile')
          note({ outcome: 'refused', code: taken.code, household, subject: step.step });
      }
      return reply({ results });
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/clearances',
    summary: { zh: '即将到期的排除', en: 'Clearances of the county that end up to a day' },
    roles: ['county-handler', 'county-approver', 'auditor'],
    query: z.object({ through: calendarDate }),
    answer: z.object({ clearances: z.array(listedClearance) }),
    handle: async ({ actor, query }, { caseLists }) => {
      const clearances: ListedClearance[] = [];
      for await (const each of caseLists.endingClearances(actor.staff.county, query.through))
        clearances.push(each);
      return reply({ clearances });
    },
  }),
];

/** Town staff see their town; who asks for another one, or another county, is told that it is not theirs. */
function scopeOf(
  { staff }: Actor,
  { county, town }: { county?: string | undefined; town?: string | undefined },
): { kind: 'scope'; town: string | undefined } | Problem {
  if (county !== undefined && county !== staff.county) return problem('outside-scope');
  if (seesCounty(staff)) return { kind: 'scope', town };
  if (staff.town === undefined || (town !== undefined && town !== staff.town))
    return problem('outside-scope');
  return { kind: 'scope', town: staff.town };
}

type Present<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

function withoutUndefined<Value extends object>(value: Value): Partial<Present<Value>> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<
    Present<Value>
  >;
}

function outcomeOf(
  taken: Awaited<ReturnType<typeof takeStepFor>>,
): Omit<z.infer<typeof batchResult>, 'householdId' | 'number'> {
  if (taken.kind === 'reply') return { outcome: 'taken', version: taken.body.version };
  if (taken.code === 'changed-meanwhile') return { outcome: 'changed-meanwhile' };
  if (taken.code === 'step-refused') return { outcome: 'refused', problems: taken.stepProblems ?? [] };
  return { outcome: 'not-found' };
}
