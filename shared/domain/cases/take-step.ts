/** Takes a step of a case, or says everything that bars it. The only way from one state to the next. */
import type { CaseStep, StepName } from '../../contracts/case-steps.ts';
import { type HouseholdCase, isOpen } from '../../contracts/household-case.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import { appendEvent } from './chain.ts';
import { findGaps } from './check-transitions.ts';
import { describeStep } from './describe-step.ts';
import { applyStep } from './effects.ts';
import { gateBreaches } from './gate.ts';
import { guards } from './guards.ts';
import { problem, problemsIf, type StepProblem } from './problems.ts';
import { peopleOf } from '../roster/people.ts';
import { isRelated, knownRoles, rolesFor } from '../staff/access.ts';
import { isUnderstood, stepTitles } from './states.ts';
import { inForceFor, type Situation, type StepContext } from './step-input.ts';
import { transitions, transitionsOf, type Transition } from './transitions.ts';

// A table with gaps must not come into use.
const gaps = findGaps(transitions);
if (gaps.length > 0) throw new Error(`transitions: ${gaps.join('; ')}`);

/** `expectedVersion`: the write must fail unless the stored case still has it; undefined: the case must be new. */
export type StepOutcome =
  | { kind: 'taken'; case: HouseholdCase; expectedVersion: number | undefined }
  | { kind: 'refused'; problems: StepProblem[] };

export function takeStep(
  file: HouseholdFile,
  current: HouseholdCase,
  step: CaseStep,
  actor: StaffMember,
  context: StepContext,
): StepOutcome {
  const situation = situationOf(file, current, actor, context);
  const problems = problemsOf(step.step, situation, step);
  if (problems.length > 0) return { kind: 'refused', problems };
  const changed = { ...current, ...applyStep(situation, step) };
  const breaches = gateBreaches(changed);
  if (breaches.length > 0) return { kind: 'refused', problems: breaches };
  const isNew = changed.number !== current.number;
  return {
    kind: 'taken',
    expectedVersion: isNew ? undefined : current.version,
    case: {
      ...changed,
      version: isNew ? 1 : current.version + 1,
      events: appendEvent(changed.events, {
        at: context.at,
        actor: actor.id,
        actorName: actor.name,
        type: step.step,
        reason: describeStep(step, {
          staff: context.staff,
          clearanceReasons: situation.context.policy.clearances.reasons,
          people: peopleOf(situation.file),
        }),
        step,
      }),
    },
  };
}

/** A step as a person may take it now, or why not. */
export interface StepOption {
  step: StepName;
  title: Bilingual;
  allowed: boolean;
  /** Empty where it is allowed; what a step says may still be refused. */
  problems: StepProblem[];
}

/** Every step of the case's life: which may be taken now, and why the rest may not. */
export function listSteps(
  file: HouseholdFile,
  current: HouseholdCase,
  actor: StaffMember,
  context: StepContext,
): StepOption[] {
  const situation = situationOf(file, current, actor, context);
  return [...new Set(transitions.map(({ step }) => step))].map((step) => {
    const problems = problemsOf(step, situation, undefined);
    return { step, title: stepTitles[step], allowed: problems.length === 0, problems };
  });
}

function situationOf(
  file: HouseholdFile,
  current: HouseholdCase,
  actor: StaffMember,
  context: StepContext,
): Situation {
  return { file, case: current, actor, context: { ...context, ...inForceFor(file, context) } };
}

/** Who asks comes first: what a case lacks is not the business of somebody who may not see it. */
function problemsOf(name: StepName, situation: Situation, step: CaseStep | undefined): StepProblem[] {
  const rows = transitionsOf(name, situation.case.kind);
  const barred = barringProblems(situation, rows);
  if (barred.length > 0) return barred;
  if (!isUnderstood(situation.case)) return [problem('of-another-version')];
  const row = rows.find(({ from }) => from.some((state) => state === situation.case.state));
  if (row === undefined) return [problem('state-wrong'), ...problemsOnTheWay(rows, situation)];
  // Of several rows about a step each has its own roles.
  const own = barringProblems(situation, [row]);
  if (own.length > 0) return own;
  return row.guards.flatMap((each) => guards[each](situation, step));
}

/** In another state only the gate is worth telling: everything that is still missing on the way to a decision. */
function problemsOnTheWay(rows: readonly Transition[], situation: Situation): StepProblem[] {
  const gated = rows.some((row) => row.guards.includes('gate'));
  return gated && isOpen(situation.case) ? guards.gate(situation, undefined) : [];
}

function barringProblems({ actor, file, case: it }: Situation, rows: readonly Transition[]): StepProblem[] {
  const { county, householdId } = file.profile;
  if (!actor.active) return [problem('inactive')];
  const counting = rolesFor(actor, county, it);
  const wanted = new Set<string>(rows.flatMap(({ roles }) => roles));
  if (!counting.some((role) => wanted.has(role))) {
    const elsewhere = knownRoles(actor).some((role) => wanted.has(role));
    return [problem(elsewhere ? 'out-of-scope' : 'role-missing')];
  }
  return problemsIf(isRelated(actor, householdId), 'related-staff');
}
