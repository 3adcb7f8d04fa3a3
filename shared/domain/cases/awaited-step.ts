/** Whose turn it is: the step that the way of a case waits for, and the roles that may take it. */
import type { ListedCase } from '../../contracts/case-lists.ts';
import { type StepName, stepNames } from '../../contracts/case-steps.ts';
import type { CaseState, HouseholdCase } from '../../contracts/household-case.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { StaffMember, StaffRole } from '../../contracts/staff.ts';
import { rolesFor } from '../staff/access.ts';
import { takesMoneyAway } from './gate.ts';
import { transitionsOf } from './transitions.ts';

/** What decides it. */
interface CaseProgress extends Pick<HouseholdCase, 'kind' | 'state'> {
  awaitsSecond: boolean;
  surveyed: boolean;
  served: boolean;
  replied: boolean;
  /** What is proposed. */
  takesAway: boolean;
  keepsPayment: boolean;
}

/** The step that moves a case on; undefined once it is closed. */
export function awaitedStep(open: HouseholdCase): StepName | undefined {
  return awaitedOf({
    kind: open.kind,
    state: open.state,
    awaitsSecond: open.pending.length > 0,
    surveyed: open.survey !== null,
    served: open.service !== null,
    replied: open.reply !== null,
    takesAway: takesMoneyAway(open),
    keepsPayment: open.proposal?.decision === 'continue',
  });
}

/** The step that a state waits for as a rule, in a suspension case to which nothing has happened there yet. */
export function usualStep(state: CaseState): StepName | undefined {
  return awaitedOf({
    ...{ kind: 'suspension', state, awaitsSecond: false, surveyed: false, served: false, replied: false },
    ...{ takesAway: true, keepsPayment: false },
  });
}

/**
 * The same by the line of a list: on which day matters, since a household that says nothing is weighed once its time is
 * over. A line of a version that did not note the step says it by its state.
 */
export function awaitedOn(day: CalendarDate, line: ListedCase): StepName | undefined {
  const step =
    notedStep(line.awaits) ??
    awaitedOf({ ...line, replied: false, takesAway: line.kind !== 'entitlement', keepsPayment: false });
  const isOver = line.dueOn !== null && line.dueOn < day;
  return step === 'record-reply' && isOver ? 'hear' : step;
}

/** A step of another version is none that this one knows. */
function notedStep(noted: string | undefined): StepName | undefined {
  return noted === undefined ? undefined : stepsByName.get(noted);
}

/** Lists ask it of thousands of lines. */
const stepsByName = new Map<string, StepName>(stepNames.map((name) => [name, name]));

/** Who may take a step: as the case stands, or ever. */
export function rolesToTake(
  step: StepName,
  { kind, state }: Pick<HouseholdCase, 'kind' | 'state'>,
): ReadonlySet<StaffRole> {
  const asked = `${step} ${kind} ${state}`;
  const known = rolesKnown.get(asked);
  if (known !== undefined) return known;
  const rows = transitionsOf(step, kind);
  const now = rows.filter(({ from }) => from.some((each) => each === state));
  const roles = new Set((now.length > 0 ? now : rows).flatMap((row) => row.roles));
  rolesKnown.set(asked, roles);
  return roles;
}

/** By step, kind and state: lists ask the same of thousands of lines. */
const rolesKnown = new Map<string, ReadonlySet<StaffRole>>();

/** Whether somebody may take a step of a case, as far as its line says. Until it is dispatched a case is with no town, whatever its line calls the household's. */
export function mayTake(step: StepName, line: ListedCase, staff: StaffMember): boolean {
  // Who has asked for a clearance is not who answers.
  const { asked = [] } = line;
  if (step === 'confirm' && asked.length > 0 && asked.every(({ by }) => by === staff.id)) return false;
  const town = line.state === 'raised' || line.state === 'screened' ? null : line.town;
  const roles = rolesFor(staff, staff.county, { town });
  return [...rolesToTake(step, line)].some((role) => roles.includes(role));
}

/** Whose delay it is: the town's from its dispatch on, where somebody of the town may take the step that comes next. */
export function heldBy(day: CalendarDate, line: ListedCase): 'town' | 'county' {
  const step = awaitedOn(day, line);
  if (step === undefined || line.state === 'raised' || line.state === 'screened') return 'county';
  const roles = rolesToTake(step, line);
  return roles.has('town-handler') || roles.has('town-leader') ? 'town' : 'county';
}

function awaitedOf(it: CaseProgress): StepName | undefined {
  if (it.awaitsSecond) return 'confirm';
  // Who may be due more waits for a proposal and a decision alone.
  if (it.kind === 'entitlement' && !it.takesAway) {
    if (['raised', 'screened', 'dispatched', 'investigating'].includes(it.state)) return 'propose';
    if (it.state === 'proposed') return 'decide';
  }
  return awaitedOnTheWay(it);
}

function awaitedOnTheWay({ state, ...it }: CaseProgress): StepName | undefined {
  switch (state) {
    case 'raised':
      return 'screen';
    case 'screened':
      return 'dispatch';
    case 'dispatched':
      return 'begin-investigation';
    case 'investigating':
      return it.surveyed ? 'propose' : 'record-survey';
    case 'proposed':
      return 'check';
    case 'checked':
      return it.takesAway ? 'issue-notice' : 'decide';
    case 'noticed':
      return it.served ? (it.replied ? 'hear' : 'record-reply') : 'record-service';
    case 'heard':
      return 'decide';
    case 'decided':
      return it.keepsPayment ? 'archive' : 'execute';
    case 'executed':
      return 'archive';
    default:
      return undefined;
  }
}
