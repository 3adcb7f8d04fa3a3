/** How steps are recorded: by whom, on which day, in which state, and what a new round begins with. */
import type { StepName, StepOf } from '../../contracts/case-steps.ts';
import type { CaseRecord, CaseState, HouseholdCase } from '../../contracts/household-case.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { StaffMember, StaffRef } from '../../contracts/staff.ts';
import { deadlineFor, extendDeadline } from './deadlines.ts';
import type { Situation } from './step-input.ts';

/** What becomes different; the rest of the case stays. */
export type Changes = Partial<HouseholdCase>;
export type Effect<Name extends StepName> = (situation: Situation, step: StepOf<Name>) => Changes;

/** What a new round of investigation starts without. The previous survey stays where it was only incomplete. */
export const nothingProposed = {
  proposal: null,
  check: null,
  notice: null,
  service: null,
  reply: null,
  hearing: null,
  decision: null,
  execution: null,
} satisfies Partial<CaseRecord>;

/** The record of a case that nobody has worked on. */
export const emptyRecord: CaseRecord = { investigation: null, survey: null, ...nothingProposed };

/** Enters a state, whose deadline begins today. Where it is entered once more to put something right, extensions stay. */
export function enter(
  state: CaseState,
  { case: it, context }: Situation,
): Pick<HouseholdCase, 'state' | 'deadline'> {
  const deadline = deadlineFor(state, context.day, context.policy, it);
  const granted = it.state === state ? (it.deadline?.extensions ?? []) : [];
  return { state, deadline: deadline && granted.reduce(extendDeadline, deadline) };
}

/** Who does this, today. */
export function done({ actor, context }: Situation): { by: StaffRef; on: CalendarDate } {
  return { by: toRef(actor, actor.id), on: context.day };
}

/** A person as records name them. */
export function toRef(person: StaffMember | undefined, id: string): StaffRef {
  return { id, name: person?.name ?? id };
}
