/** Which cases of a list are wanted. */
import type { ListedCase } from '../../contracts/case-lists.ts';
import type { StepName } from '../../contracts/case-steps.ts';
import type { CaseKind, RuleName } from '../../contracts/findings.ts';
import { type CaseState, groupOf, type StateGroup } from '../../contracts/household-case.ts';
import type { CalendarDate, Certainty, Fen } from '../../contracts/primitives.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import { awaitedOn, heldBy, mayTake } from './awaited-step.ts';

/** The narrowest of assignee, town and county is queried; open cases unless states are named. */
export interface CaseFilter {
  county: string;
  town?: string;
  village?: string;
  assignee?: string;
  states?: readonly CaseState[];
  kind?: CaseKind;
  rule?: RuleName;
  certainty?: Certainty;
  /** Of cases that are not closed. */
  dueBy?: CalendarDate;
  /** Of closed cases. */
  closedSince?: CalendarDate;
  leastAmountFen?: Fen;
  awaitsSecond?: boolean;
  /** Whose turn it is on a day: cases that wait for a step, for their town, for the county, or for a step that one person may take. */
  awaits?: { step?: StepName; by?: 'town' | 'county'; of?: StaffMember; day: CalendarDate };
  /** Households whose cases are left out. */
  withoutHouseholds?: readonly string[];
}

/** The groups of states that have to be looked through. */
export function groupsOf({ states, awaits }: CaseFilter): StateGroup[] {
  if (states === undefined) return awaits === undefined ? ['open'] : ['open', 'settled'];
  const asked = new Set(states.map(groupOf));
  return (['open', 'settled', 'closed'] as const).filter((group) => asked.has(group));
}

/** Whether a filter says more than the keys of a list do. */
export function isNarrowed(filter: CaseFilter): boolean {
  const { county, dueBy, closedSince, withoutHouseholds, town, assignee, ...rest } = filter;
  return Object.keys(rest).length > 0 || (town !== undefined && assignee !== undefined);
}

/** What the keys of a list cannot say. */
export function matchesFilter(line: ListedCase, filter: CaseFilter): boolean {
  const { states, kind, rule, certainty, leastAmountFen, awaitsSecond, awaits, withoutHouseholds } = filter;
  const { town, village } = filter;
  return (
    (states === undefined || states.some((state) => state === line.state)) &&
    (kind === undefined || line.kind === kind) &&
    (rule === undefined || line.rules.includes(rule)) &&
    (certainty === undefined || line.certainty === certainty) &&
    (leastAmountFen === undefined || line.amountAtStakeFen >= leastAmountFen) &&
    (awaitsSecond === undefined || line.awaitsSecond === awaitsSecond) &&
    isAwaited(line, awaits) &&
    (town === undefined || line.town === town) &&
    (village === undefined || line.village === village) &&
    withoutHouseholds?.includes(line.householdId) !== true
  );
}

function isAwaited(line: ListedCase, awaits: CaseFilter['awaits']): boolean {
  if (awaits === undefined) return true;
  const { day, step, by, of } = awaits;
  const awaited = awaitedOn(day, line);
  return (
    (step === undefined || awaited === step) &&
    (by === undefined || heldBy(day, line) === by) &&
    (of === undefined || (awaited !== undefined && mayTake(awaited, line, of)))
  );
}
