/** Which household on file each household of a roster is: by its people. A number is no more than a hint. */
import type { HouseholdPeople } from '../../contracts/household-people.ts';
import type { Scheme } from '../../contracts/primitives.ts';
import { comparableNow, shareKey, type PersonKeys } from './match-people.ts';

/** A household as a roster gives it. */
export interface ArrivedHousehold {
  number: string;
  scheme: Scheme;
  head: readonly string[];
  people: readonly PersonKeys[];
  /** Its rows contradict each other or cannot be read: it is whoever bears its number, and nothing else is told from it. */
  disputed: boolean;
}

/**
 * Pairs the households of a roster with those on file, each with at most one:
 *
 * 1. as a list of old and new numbers says, where the people do not say otherwise;
 * 2. under its number, where somebody of it, or its head's name, is the same;
 * 3. under a number that differs by leading zeros, the same;
 * 4. under any number, with exactly the same comparable people and of the same scheme. Its old number is gone then, or is
 *    other people's.
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
  pair(({ number }) => find.byNumber(number), sharePeople);
  pair(({ number }) => find.byDigits(number), sharePeople);
  pair(({ people }) => find.byPeople(people), haveEqualPeople);
  pair(({ number }) => find.byNumber(number), isDisputedAndOnFile);
  pair(({ people }) => find.byPeople(people), isDisputedAndOnFile);
  return pairs;
}

type Fits = (known: HouseholdPeople, arrived: ArrivedHousehold) => boolean;

/** Somebody who can be compared is in both, or the head bears the same name. */
const sharePeople: Fits = (known, arrived) =>
  shareKey(known.head, arrived.head) ||
  comparableNow(known.people).some(({ tokens }) =>
    arrived.people.some((person) => person.comparable && shareKey(person.tokens, tokens)),
  );

const haveEqualPeople: Fits = (known, arrived) => {
  const before = comparableNow(known.people);
  const now = arrived.people.filter(({ comparable }) => comparable);
  return (
    known.scheme === arrived.scheme &&
    now.length > 0 &&
    now.length === before.length &&
    now.every(({ tokens }) => before.some((person) => shareKey(person.tokens, tokens)))
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
    byDigits: (number: string) => digits.get(withoutLeadingZeros(number)) ?? [],
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
