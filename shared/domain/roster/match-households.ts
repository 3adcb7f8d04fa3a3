/** Which household on file each household of a roster is: by its people. A number is no more than a hint. */
import type { HouseholdPeople } from '../../contracts/household-people.ts';
import type { Scheme } from '../../contracts/primitives.ts';
import { comparableNow, matchPeople, shareKey, type PersonKeys } from './match-people.ts';

/** A household as a roster gives it. */
export interface ArrivedHousehold {
  number: string;
  scheme: Scheme;
  head: readonly string[];
  /** Absent where the head's number cannot be compared. */
  headNumber?: readonly string[] | undefined;
  people: readonly PersonKeys[];
  /** Its rows contradict each other or cannot be read: it is whoever bears its number, and nothing else is told from it. */
  disputed: boolean;
}

/**
 * Pairs the households of a roster with those on file, each with at most one:
 *
 * 1. as a list of old and new numbers says, with or without leading zeros, where the people do not say otherwise;
 * 2. under its number, where somebody of it, or its head, is the same: by name, unless the numbers say that it is another one;
 * 3. under a number that differs by leading zeros, the same;
 * 4. under any number, with exactly the same comparable people and of the same scheme. Numbers of some of them may have been
 *    corrected, not of all. Its old number is gone then, or is other people's.
 *
 * @param oldNumbers new number → old number
 */
export function matchHouseholds<A extends ArrivedHousehold>(
  known: readonly HouseholdPeople[],
  arrived: readonly A[],
  oldNumbers: ReadonlyMap<string, string>,
): Map<A, HouseholdPeople> {
  const pairs = new Map<A, HouseholdPeople>();
  const free = new Set(known);
  const pair = (candidates: (household: A) => readonly HouseholdPeople[], fits: Fits): void => {
    for (const household of arrived) {
      if (pairs.has(household)) continue;
      const same = candidates(household)
        .filter((each) => free.has(each) && fits(each, household))
        .sort(activeFirst)[0];
      if (same === undefined) continue;
      pairs.set(household, same);
      free.delete(same);
    }
  };
  const find = finders(known);
  pair(({ number }) => find.byNumber(oldNumbers.get(number)), sharePeople);
  pair(({ number }) => find.byDigits(oldNumbers.get(number)), sharePeople);
  pair(({ number }) => find.byNumber(number), sharePeople);
  pair(({ number }) => find.byDigits(number), sharePeople);
  pair(({ people }) => find.byPeople(people), haveEqualPeople);
  pair(({ number }) => find.byNumber(number), isDisputedAndOnFile);
  pair(({ people }) => find.byPeople(people), isDisputedAndOnFile);
  return pairs;
}

type Fits = (known: HouseholdPeople, arrived: ArrivedHousehold) => boolean;

/** Somebody who can be compared is in both, under a corrected number too, or the head is the same. */
const sharePeople: Fits = (known, arrived) =>
  haveOneHead(known, arrived) ||
  comparableNow(known.people).some(({ tokens, parts = [] }) =>
    arrived.people.some(
      (person) =>
        person.comparable && (shareKey(person.tokens, tokens) || shareKey(person.parts ?? [], parts)),
    ),
  );

/** Two people of one name are two heads, where their numbers say so. */
function haveOneHead(known: HouseholdPeople, arrived: ArrivedHousehold): boolean {
  if (!shareKey(known.head, arrived.head)) return false;
  const canTell = known.headNumber !== undefined && arrived.headNumber !== undefined;
  return !canTell || shareKey(known.headNumber ?? [], arrived.headNumber ?? []);
}

const haveEqualPeople: Fits = (known, arrived) => {
  const before = comparableNow(known.people);
  const now = arrived.people.filter(({ comparable }) => comparable);
  return (
    known.scheme === arrived.scheme &&
    now.length > 0 &&
    now.length === before.length &&
    matchPeople(before, now).size === now.length
  );
};

/** What cannot be read ends nobody. */
const isDisputedAndOnFile: Fits = (known, arrived) => arrived.disputed && known.ended === null;

function activeFirst(a: HouseholdPeople, b: HouseholdPeople): number {
  return Number(a.ended !== null) - Number(b.ended !== null);
}

function finders(known: readonly HouseholdPeople[]) {
  const numbers = Map.groupBy(known, ({ number }) => number);
  const digits = Map.groupBy(known, ({ number }) => withoutLeadingZeros(number));
  const tokens = new Map<string, HouseholdPeople[]>();
  for (const household of known) {
    for (const token of comparableNow(household.people).flatMap((person) => person.tokens))
      tokens.set(token, [...(tokens.get(token) ?? []), household]);
  }
  return {
    byNumber: (number: string | undefined) => (number === undefined ? [] : (numbers.get(number) ?? [])),
    byDigits: (number: string | undefined) =>
      number === undefined ? [] : (digits.get(withoutLeadingZeros(number)) ?? []),
    byPeople: (people: readonly PersonKeys[]) => [
      ...new Set(
        people
          .filter(({ comparable }) => comparable)
          .flatMap((person) => person.tokens.flatMap((token) => tokens.get(token) ?? [])),
      ),
    ],
  };
}

/** What a spreadsheet takes a number for: without the zeros before it. */
export function withoutLeadingZeros(number: string): string {
  return number.replace(/^0+(?=.)/, '');
}
