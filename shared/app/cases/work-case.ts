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
import { staffNamedBy, type StepContext } from '../../domain/cases/step-input.ts';
import { takeStep, type StepOutcome } from '../../domain/cases/take-step.ts';

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
  /** Taken one after the other and written at once: all of them, or none where one is refused. */
  steps: readonly CaseStep[];
  actor: StaffMember;
}

/** `changed-meanwhile`: somebody, or the machine, changed the case after it was seen; nothing has been written. */
export type WorkOutcome =
  | { kind: 'taken'; case: HouseholdCase }
  | { kind: 'refused'; problems: StepProblem[] }
  | { kind: 'changed-meanwhile' }
  | { kind: 'not-found' };

export async function workCase(request: StepRequest, deps: WorkCaseDependencies): Promise<WorkOutcome> {
  const { householdId, number, seenVersion, steps, actor } = request;
  // No pointers: a step looks at people and cases, never at holdings.
  const file = await deps.households.readFile(householdId, []);
  const current = file?.cases.find((each) => each.number === number);
  if (file === undefined || current === undefined) return { kind: 'not-found' };
  if (!maySee(actor, file.profile, file.cases)) return { kind: 'not-found' };
  if (current.version !== seenVersion) return { kind: 'changed-meanwhile' };
  const { policy } = await deps.policies.current();
  const staff = new Map<string, StaffMember>();
  for (const step of steps)
    for (const [id, each] of await findConcerned(step, actor, deps.staff)) staff.set(id, each);
  const context = { policy, staff, day: deps.today(), at: deps.now().toISOString() };
  const outcome = takeSteps({ file, current, steps, actor }, context);
  if (outcome.kind === 'refused') return outcome;
  if (!(await deps.households.writeCase(outcome.case, outcome.expectedVersion))) {
    return { kind: 'changed-meanwhile' };
  }
  await noteClearances(file, outcome.case, deps);
  return { kind: 'taken', case: outcome.case };
}

interface StepsToTake extends Pick<StepRequest, 'steps' | 'actor'> {
  file: HouseholdFile;
  current: HouseholdCase;
}

/** What all steps lead to, to be written over the version that was there before the first of them. */
function takeSteps({ file, current, steps, actor }: StepsToTake, context: StepContext): StepOutcome {
  let [before, now] = [file, current];
  let expectedVersion: number | undefined = current.version;
  for (const [place, step] of steps.entries()) {
    const outcome = takeStep(before, now, step, actor, context);
    if (outcome.kind === 'refused') return outcome;
    if (place === 0) ({ expectedVersion } = outcome);
    now = outcome.case;
    before = { ...before, cases: [...before.cases.filter(({ number }) => number !== now.number), now] };
  }
  return { kind: 'taken', case: now, expectedVersion };
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
