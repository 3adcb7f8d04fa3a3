/** Taking back what one has done oneself: a proposal, a dispatch, a request to a second person, until somebody else acts. */
import type { CaseStep, StepName } from '../../contracts/case-steps.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import { caseState } from '../../contracts/household-case.ts';
import { isKnown } from '../../contracts/stored.ts';
import { problem, problemsIf, type StepProblem } from './problems.ts';
import type { Changes } from './records.ts';
import type { Situation } from './step-input.ts';

/** What a step that can be taken back replaces, to be put back as it was: a deadline does not begin anew by it. */
export function keepBefore({ case: it }: Situation): Pick<HouseholdCase, 'before'> {
  const { state, town, assignee, deadline } = it;
  return { before: { sequence: it.events.length + 1, state, town, assignee, deadline } };
}

/** Why the newest step of a name cannot be taken back; none: it can. One that an earlier version recorded cannot. */
export function whyNotTakenBack(
  step: StepName,
  { case: { before, events }, actor }: Pick<Situation, 'case' | 'actor'>,
): StepProblem[] {
  const taken = events.find(({ sequence }) => sequence === before?.sequence);
  const recorded = before === undefined ? newestOf(step, events) : undefined;
  if (recorded !== undefined)
    return [problem('not-kept-before'), ...problemsIf(recorded.actor !== actor.id, 'done-by-another')];
  if (before === undefined || taken?.type !== step || !isKnown(caseState, before.state))
    return [problem('nothing-to-take-back')];
  const since = events.filter((event) => event.step !== undefined && event.sequence > before.sequence);
  return [
    ...problemsIf(taken.actor !== actor.id, 'done-by-another'),
    ...problemsIf(
      since.some((event) => event.actor !== taken.actor),
      'acted-since',
    ),
  ];
}

/** The step that was taken last and not taken back since. */
function newestOf(step: StepName, events: HouseholdCase['events']) {
  const last = events.findLast(({ type }) => type === step || type === takenBackBy[step]);
  return last?.type === step ? last : undefined;
}

const takenBackBy: Partial<Record<StepName, StepName>> = {
  dispatch: 'take-back-dispatch',
  propose: 'take-back-proposal',
};

/** The case as it was before that step, as far as the step changed where it stands. */
export function putBack({ case: { before } }: Situation): Changes {
  if (before === undefined) return {};
  const { state, town, assignee, deadline } = before;
  return { state, town, assignee, deadline, before: undefined };
}

/** Why a request to a second person cannot be taken back: it was answered, or is somebody else's. */
export function whyRequestNotTakenBack(
  { case: { pending }, actor }: Pick<Situation, 'case' | 'actor'>,
  step: CaseStep | undefined,
): StepProblem[] {
  const subject = step?.step === 'take-back-request' ? step.subject : undefined;
  const asked = pending.filter((each) => subject === undefined || each.subject === subject);
  if (asked.length === 0) return [problem('nothing-to-take-back')];
  return problemsIf(
    asked.every(({ by }) => by.id !== actor.id),
    'done-by-another',
  );
}
