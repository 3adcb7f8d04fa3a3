/** Carries a county's households and people from the roster before to the next one. Pure: the same two give the same. */
import type { HouseholdEnd, HouseholdPeople, KnownPerson } from '../../contracts/household-people.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { followMoves, linksOfNumbers } from './follow-moves.ts';
import { matchHouseholds, type ArrivedHousehold } from './match-households.ts';
import { matchPeople, type PersonKeys } from './match-people.ts';

export interface RosterStep {
  county: string;
  /** As-of date of the roster. */
  on: CalendarDate;
  /** New number → old number, from a list beside the roster. */
  oldNumbers: ReadonlyMap<string, string>;
  /** Tokens of people whose rows name no household. */
  strays?: ReadonlySet<string>;
}

/** A household of the roster and the file it follows. */
export interface Followed<A extends ArrivedHousehold> {
  arrived: A;
  /** No file was there before. A disputed household of which nobody can be read is left out then. */
  isNew: boolean;
  /** Its people after this roster; of a disputed household as they were. */
  after: HouseholdPeople;
  /** The person of the file that each one of the roster is. */
  people: ReadonlyMap<PersonKeys, KnownPerson>;
}

export interface FollowedRoster<A extends ArrivedHousehold> {
  present: Followed<A>[];
  /** Files that the roster has no household of, those that had ended before included. */
  ended: HouseholdPeople[];
  /** Files that the roster has no household of, but a row about one of their people: nobody of theirs has left by that. */
  inDoubt: HouseholdPeople[];
}

/** At most so many links stay with a file: the newest. */
const mostLinks = 60;

/**
 * What every household of a roster is called, and which place each of its people has.
 *
 * - A file keeps its id and a person the ordinal, whatever number and order a roster gives them; who comes gets the next
 *   ordinal, who leaves keeps it.
 * - Other people under a known number are another household. Its id is `<county>-<number>~<n>`, n from 2: no number holds a `~`.
 * - A household of whose people a row names no household is disputed: it stays as it was.
 * - Whoever went to another household, and whose number was given away, is linked on both sides.
 */
export function followHouseholds<A extends ArrivedHousehold>(
  known: readonly HouseholdPeople[],
  arrived: readonly A[],
  step: RosterStep,
): FollowedRoster<A> {
  const pairs = matchHouseholds(known, arrived, step.oldNumbers);
  const taken = new Set(known.map(({ householdId }) => householdId));
  const present = arrived.flatMap((household) => {
    const before = pairs.get(household);
    if (before === undefined && hasNoReadablePerson(household)) return [];
    return [followHousehold(household, before ?? begin(household, taken, step), before === undefined, step)];
  });
  const paired = new Set(pairs.values());
  const missing = Map.groupBy(
    known.filter((household) => !paired.has(household)),
    (household) => (hasStrays(household, step) ? 'inDoubt' : 'gone'),
  );
  return { ...link(known, present, missing.get('gone') ?? [], step), inDoubt: missing.get('inDoubt') ?? [] };
}

/** Somebody of the household is in a row of the roster that cannot be placed. */
function hasStrays({ people, ended }: HouseholdPeople, { strays = none }: RosterStep): boolean {
  return ended === null && people.some((person) => isStray(person, strays));
}

/** Whether one of these tokens is that of somebody who is in the household now. */
export function isStray({ tokens, leftOn, comparable }: KnownPerson, strays: ReadonlySet<string>): boolean {
  return comparable && leftOn === undefined && tokens.some((token) => strays.has(token));
}

const none: ReadonlySet<string> = new Set();

function begin(arrived: ArrivedHousehold, taken: Set<HouseholdId>, { county }: RosterStep): HouseholdPeople {
  const base = `${county}-${arrived.number}`;
  let householdId = base;
  for (let generation = 2; taken.has(householdId); generation += 1) householdId = `${base}~${generation}`;
  taken.add(householdId);
  return { householdId, ...namesOf(arrived), people: [], links: [], ended: null };
}

function followHousehold<A extends ArrivedHousehold>(
  arrived: A,
  before: HouseholdPeople,
  isNew: boolean,
  step: RosterStep,
): Followed<A> {
  const { on } = step;
  const same = matchPeople(before.people, arrived.people);
  if (!isNew && (arrived.disputed || isLostFromSight(arrived, same) || hasStrays(before, step)))
    return { arrived: { ...arrived, disputed: true }, isNew, after: before, people: same };
  let next = Math.max(0, ...before.people.map(({ ordinal }) => ordinal)) + 1;
  const people = new Map(
    arrived.people
      .filter(({ hidden }) => hidden !== true)
      .map((person) => {
        const { comparable, tokens, names, parts } = person;
        const ordinal = same.get(person)?.ordinal ?? next++;
        return [person, { ordinal, comparable, tokens, names, ...(parts && { parts }) }] as const;
      }),
  );
  const stay = new Set(same.values());
  const left = before.people
    .filter((person) => !stay.has(person))
    .map((person) => ({ ...person, leftOn: person.leftOn ?? on }));
  const all = [...people.values(), ...left].sort((a, b) => a.ordinal - b.ordinal);
  const { headNumber: _before, ...rest } = before;
  return { arrived, isNew, people, after: { ...rest, ...namesOf(arrived), people: all, ended: null } };
}

function namesOf({ number, scheme, head, headNumber }: ArrivedHousehold) {
  return { number, scheme, head: [...head], ...(headNumber && { headNumber: [...headNumber] }) };
}

/** Rows of which none can be read may be no more than a broken line. */
function hasNoReadablePerson({ disputed, people }: ArrivedHousehold): boolean {
  return disputed && people.every(({ hidden }) => hidden === true);
}

/** Somebody on file cannot be read, or no longer has a number that can: nobody is judged, and nobody leaves, by that. */
function isLostFromSight({ people }: ArrivedHousehold, same: ReadonlyMap<PersonKeys, KnownPerson>): boolean {
  return people.some((person) => {
    const known = same.get(person);
    if (known === undefined || known.leftOn !== undefined) return false;
    return person.hidden === true || (person.unreadable === true && known.comparable);
  });
}

function link<A extends ArrivedHousehold>(
  known: readonly HouseholdPeople[],
  present: readonly Followed<A>[],
  gone: readonly HouseholdPeople[],
  step: RosterStep,
): Omit<FollowedRoster<A>, 'inDoubt'> {
  const before = new Map(known.map((household) => [household.householdId, household]));
  const moves = followMoves(known, present, step.on);
  const numbers = linksOfNumbers(before, present, gone, step.on);
  const withLinks = (household: HouseholdPeople): HouseholdPeople => {
    const came = [...(moves.get(household.householdId) ?? []), ...(numbers.get(household.householdId) ?? [])];
    return came.length === 0
      ? household
      : { ...household, links: [...household.links, ...came].slice(-mostLinks) };
  };
  return {
    present: present.map((each) => ({ ...each, after: withLinks(each.after) })),
    ended: gone.map((household) => {
      const linked = withLinks(household);
      return household.ended === null ? { ...linked, ended: endOf(linked, before, step.on) } : linked;
    }),
  };
}

/** Why a file ends, from the links that this roster has added to it: where its people went says more than its number. */
function endOf(
  { links }: HouseholdPeople,
  before: ReadonlyMap<HouseholdId, HouseholdPeople>,
  on: CalendarDate,
): HouseholdEnd {
  const of = (kind: string): HouseholdId[] =>
    links.flatMap((each) => (each.kind === kind && each.on === on && each.household ? [each.household] : []));
  const wentTo = of('members-went-to');
  if (wentTo.length > 0) {
    const joined = wentTo.some((household) => before.get(household)?.ended === null);
    return { cause: joined ? 'merged' : 'moved', households: wentTo, on };
  }
  const givenTo = of('number-given-to');
  if (givenTo.length > 0) return { cause: 'number-given-to-others', households: givenTo, on };
  return { cause: 'left-roster', households: [], on };
}
