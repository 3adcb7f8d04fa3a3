/** Who moved from which household to which, and whose number was given to whom, recorded on both sides. */
import type { HouseholdLink, HouseholdPeople } from '../../contracts/household-people.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { comparableNow } from './match-people.ts';

type Links = Map<HouseholdId, HouseholdLink[]>;

interface Present {
  isNew: boolean;
  arrived: { disputed: boolean; number: string };
  after: HouseholdPeople;
}

interface Move {
  from: HouseholdId;
  to: HouseholdId;
  ordinalsThere: Set<number>;
  ordinalsHere: Set<number>;
}

/**
 * People who were in one household before this roster and are in another one after it. Somebody who stays in one of two,
 * an urban and a rural one, has gone from neither; a disputed household lets nobody go.
 */
export function followMoves(
  known: readonly HouseholdPeople[],
  present: readonly Present[],
  on: CalendarDate,
): Links {
  const left = locationsByToken(known.filter(({ ended }) => ended === null));
  const came = locationsByToken(present.map(({ after }) => after));
  const moves = new Map<string, Move>();
  for (const [token, there] of left) {
    const here = came.get(token) ?? [];
    for (const from of there.filter(({ household }) => !here.some((each) => each.household === household))) {
      for (const to of here.filter(({ household }) => !there.some((each) => each.household === household)))
        addMove(moves, from, to);
    }
  }
  return linksOf([...moves.values()], on);
}

interface Place {
  household: HouseholdId;
  ordinal: number;
}

function addMove(moves: Map<string, Move>, from: Place, to: Place): void {
  const name = `${from.household} ${to.household}`;
  const move = moves.get(name) ?? {
    from: from.household,
    to: to.household,
    ordinalsThere: new Set(),
    ordinalsHere: new Set(),
  };
  move.ordinalsThere.add(from.ordinal);
  move.ordinalsHere.add(to.ordinal);
  moves.set(name, move);
}

function linksOf(moves: readonly Move[], on: CalendarDate): Links {
  const links: Links = new Map();
  for (const { from, to, ordinalsThere, ordinalsHere } of moves) {
    add(links, from, { kind: 'members-went-to', household: to, ordinals: sorted(ordinalsThere), on });
    add(links, to, { kind: 'members-came-from', household: from, ordinals: sorted(ordinalsHere), on });
  }
  return links;
}

function locationsByToken(households: readonly HouseholdPeople[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { householdId: household, people } of households) {
    for (const { ordinal, tokens } of comparableNow(people)) {
      for (const token of tokens) places.set(token, [...(places.get(token) ?? []), { household, ordinal }]);
    }
  }
  return places;
}

/** A number that changed, was given to others, or is in the roster again. */
export function linksOfNumbers(
  before: ReadonlyMap<HouseholdId, HouseholdPeople>,
  present: readonly Present[],
  gone: readonly HouseholdPeople[],
  on: CalendarDate,
): Links {
  const links: Links = new Map();
  const holders = new Map(present.map(({ after, arrived }) => [arrived.number, after.householdId]));
  for (const { after } of present) {
    const { householdId: household, number } = after;
    const known = before.get(household);
    if (known === undefined) continue;
    if (known.ended !== null) add(links, household, { kind: 'came-back', on });
    if (known.number === number) continue;
    add(links, household, { kind: 'renumbered', number: known.number, on });
  }
  const lost = [...gone.filter(({ ended }) => ended === null), ...renumbered(before, present)];
  for (const { householdId, number } of lost) {
    const holder = holders.get(number);
    if (holder === undefined || holder === householdId) continue;
    add(links, householdId, { kind: 'number-given-to', household: holder, number, on });
    add(links, holder, { kind: 'number-taken-from', household: householdId, number, on });
  }
  return links;
}

/** Files under another number now, as they were. */
function renumbered(
  before: ReadonlyMap<HouseholdId, HouseholdPeople>,
  present: readonly Present[],
): HouseholdPeople[] {
  return present.flatMap(({ after }) => {
    const known = before.get(after.householdId);
    return known !== undefined && known.ended === null && known.number !== after.number ? [known] : [];
  });
}

function add(links: Links, household: HouseholdId, link: HouseholdLink): void {
  links.set(household, [...(links.get(household) ?? []), link]);
}

function sorted(ordinals: ReadonlySet<number>): number[] {
  return [...ordinals].sort((a, b) => a - b);
}
