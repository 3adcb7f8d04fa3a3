/** What of a household is to be forgotten by policy's terms. Pure: the same file, terms and day give the same. */
import type { ChainEnd } from '../../contracts/evidence.ts';
import type { HouseholdCase, HouseholdFile, Member } from '../../contracts/household-file.ts';
import { groupOf } from '../../contracts/household-case.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { chainEndOf } from '../cases/digests.ts';
import { closedOn } from '../cases/list-case.ts';
import { monthsLater } from '../kernel/calendar.ts';
import type { RetentionPolicy } from '../policy/retention-policy.ts';

/** `waits`: the household has left the roster, and something of it is still needed. */
export type Due =
  | { kind: 'household'; cases: ChainEnd[] }
  | { kind: 'parts'; cases: readonly HouseholdCase[]; members: readonly Member[] }
  | { kind: 'none' };

/** The last day on which something may have ended whose term is over by now. */
export function cutOff(day: CalendarDate, { months }: { months: number }): CalendarDate {
  return monthsLater(day, -months);
}

/** Everything of a household whose term is over. */
export function findDue(file: HouseholdFile, terms: RetentionPolicy, day: CalendarDate): Due {
  const peopleUntil = cutOff(day, terms.people);
  const { ended } = file.profile;
  if (file.profile.status === 'ended') {
    const isOver = ended !== undefined && ended.on <= peopleUntil && mayBeErased(file, day).kind === 'yes';
    const closedLate = file.cases.some((it) => (closedOn(it) ?? day) > peopleUntil);
    return isOver && !closedLate ? wholeHousehold(file) : { kind: 'none' };
  }
  const casesUntil = cutOff(day, terms.cases);
  const cases = withoutReopened(
    file.cases.filter((it) => (closedOn(it) ?? day) <= casesUntil && isAtRest(it, day)),
    file.cases,
  );
  const remaining = file.cases.filter((it) => !cases.includes(it));
  const members = file.formerMembers.filter(
    (each) => (each.leftOn ?? day) <= peopleUntil && !remaining.some((it) => names(it, each)),
  );
  return cases.length + members.length === 0 ? { kind: 'none' } : { kind: 'parts', cases, members };
}

/** All of a household, for its tombstone. */
export function wholeHousehold({ cases }: Pick<HouseholdFile, 'cases'>): Due & { kind: 'household' } {
  return { kind: 'household', cases: cases.flatMap(chainEndOf) };
}

export type Erasable = { kind: 'yes' } | { kind: 'no'; because: 'on-the-roster' | 'case-open' | 'clearance' };

/** Whether nothing of a household is in use: it has left the roster, and no case or clearance of it goes on. */
export function mayBeErased(
  { profile, cases }: Pick<HouseholdFile, 'profile' | 'cases'>,
  day: CalendarDate,
): Erasable {
  if (profile.status !== 'ended') return { kind: 'no', because: 'on-the-roster' };
  if (cases.some(({ state }) => groupOf(state) !== 'closed')) return { kind: 'no', because: 'case-open' };
  // They go with their people to another household, and hold there.
  const wentOn = (profile.ended?.households.length ?? 0) > 0;
  if (wentOn && cases.some((it) => !isAtRest(it, day))) return { kind: 'no', because: 'clearance' };
  return { kind: 'yes' };
}

/** Closed, and nothing that it granted holds any more. */
function isAtRest({ state, clearances }: HouseholdCase, day: CalendarDate): boolean {
  return groupOf(state) === 'closed' && clearances.every(({ until }) => until !== null && until < day);
}

/** A case that another one takes up again goes with that one: without it the other would lead nowhere. */
function withoutReopened(due: readonly HouseholdCase[], all: readonly HouseholdCase[]): HouseholdCase[] {
  const staying = due.filter((it) => !all.some((each) => each.reopens === it.number && !due.includes(each)));
  return staying.length === due.length ? [...due] : withoutReopened(staying, all);
}

/** Whether a case may say something of a member: by token, name or number, or since it began while they were there. */
function names(it: HouseholdCase, { identityToken, name, idNumber, leftOn }: Member): boolean {
  if (leftOn === undefined || it.raisedOn <= leftOn) return true;
  const text = JSON.stringify(it);
  const words = [identityToken, JSON.stringify(name).slice(1, -1), idNumber];
  return words.some((word) => word !== undefined && word !== '' && text.includes(word));
}
