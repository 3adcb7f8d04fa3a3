/** The only way in which staff change a case: read the household's file, take the step, write it if nobody was quicker. */
import type { Households } from '../../store/households.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { CaseStep } from '../../contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import type { StaffDirectory, StaffMember } from '../../contracts/staff.ts';
import type { StepProblem } from '../../domain/cases/problems.ts';
import { maySee } from '../../domain/staff/access.ts';
import { settleClearances } from '../../domain/cases/settle-clearances.ts';
import { staffNamedBy } from '../../domain/cases/step-input.ts';
import { takeStep } from '../../domain/cases/take-step.ts';

export interface WorkCaseDependencies {
  households: Households;
  policies: PolicyStore;
  staff: StaffDirectory;
  today(): CalendarDate;
  now(): Date;
}

export interface StepRequest {
  householdId: HouseholdId;
  number: number;
  /** The version of the case that the person has seen. */
  seenVersion: number;
  step: CaseStep;
  actor: StaffMember;
}

/** `changed-meanwhile`: somebody, or the machine, changed the case after it was seen; nothing has been written. */
export type WorkOutcome =
  | { kind: 'taken'; case: HouseholdCase }
  | { kind: 'refused'; problems: StepProblem[] }
  | { kind: 'changed-meanwhile' }
  | { kind: 'not-found' };

export async function workCase(request: StepRequest, deps: WorkCaseDependencies): Promise<WorkOutcome> {
  const { householdId, number, seenVersion, step, actor } = request;
  // No pointers: a step looks at people and cases, never at holdings.
  const file = await deps.households.readFile(householdId, []);
  const current = file?.cases.find((each) => each.number === number);
  if (file === undefined || current === undefined) return { kind: 'not-found' };
  if (!maySee(actor, file.profile, file.cases)) return { kind: 'not-found' };
  if (current.version !== seenVersion) return { kind: 'changed-meanwhile' };
  const { policy } = await deps.policies.current();
  const staff = await findConcerned(step, actor, deps.staff);
  const context = { policy, staff, day: deps.today(), at: deps.now().toISOString() };
  const outcome = takeStep(file, current, step, actor, context);
  if (outcome.kind === 'refused') return outcome;
  if (!(await deps.households.writeCase(outcome.case, outcome.expectedVersion))) {
    return { kind: 'changed-meanwhile' };
  }
  await noteClearances(file, outcome.case, deps);
  return { kind: 'taken', case: outcome.case };
}

/** The people whom a step names, and those of the town to which it gives the case. */
async function findConcerned(
  step: CaseStep,
  actor: StaffMember,
  staff: StaffDirectory,
): Promise<Map<string, StaffMember>> {
  const found =
    step.step === 'dispatch'
      ? (await staff.ofCounty(actor.county)).filter(({ town }) => town === step.town)
      : await Promise.all(staffNamedBy(step).map((id) => staff.find(id)));
  return new Map(found.filter((each) => each !== undefined).map((each) => [each.id, each]));
}

/** After the case, which alone says what was granted: dying in between leaves the next assessment to note it. */
async function noteClearances(
  file: HouseholdFile,
  written: HouseholdCase,
  { households }: WorkCaseDependencies,
): Promise<void> {
  const others = file.cases.filter(({ number }) => number !== written.number);
  const settled = settleClearances({ ...file, cases: [...others, written] });
  await households.noteClearances(file.profile.householdId, settled);
}
