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
  /** Its rows contradict each other or cannot be read: it is whoever has its number, and nothing else is known from it. */
  disputed: boolean;
}

/**
 * Pairs the households of a roster with those on file, each with at most one:
 *
 * 1. as a list of old and new numbers says, with or without leading zeros, where the people do not say otherwise;
 * 2. under its number, or one that differs by leading zeros, where it is mostly the same people of the same scheme;
 * 3. under that number, where somebody of it, or its head, is the same (by name, unless the numbers say that it is another
 *    one): unless numbers changed hands, and both it and the file are closer to others;
 * 4. under any number, with exactly the same comparable people and of the same scheme. Numbers of some of them may have been
 *    corrected, not of all. Its old number is gone then, or is other people's;
 * 5. under any number, with the same head, else mostly the same people: somebody has joined or left in the roster that
 *    renumbered it. Each of the same scheme first, then of another one where it has not ended;
 * 6. under its number, where somebody of it is the same, whoever else is.
 *
 * Mostly the same are those with the same head, or of whom more than half, before and now, are the same.
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
  const inOrder = [...arrived].sort((a, b) => (a.number < b.number ? -1 : 1));
  const pair = (candidates: (household: A) => readonly HouseholdPeople[], fits: Fits): void => {
    for (const household of inOrder) {
      if (pairs.has(household)) continue;
      const same = candidates(household)
        .filter((each) => free.has(each) && fits(each, household))
        .sort((a, b) => activeFirst(a, b) || countShared(b, household) - countShared(a, household))[0];
      if (same === undefined) continue;
      pairs.set(household, same);
      free.delete(same);
    }
  };
  const find = finders(known, inOrder);
  const pairByNumber = (fits: Fits): void => {
    pair(({ number }) => find.byNumber(number), fits);
    pair(({ number }) => find.byDigits(number), fits);
  };
  const haveSwapped: Fits = (file, household) =>
    find
      .byPeople(household)
      .some(
        (other) => free.has(other) && isActive(other) && isCloser([other, household], [file, household]),
      ) &&
    find.arrivedWith(file).some((other) => !pairs.has(other) && isCloser([file, other], [file, household]));
  pair(({ number }) => find.byNumber(oldNumbers.get(number)), sharePeople);
  pair(({ number }) => find.byDigits(oldNumbers.get(number)), sharePeople);
  pairByNumber((one, household) => haveOneScheme(one, household) && areMostlyTheSame(one, household));
  pairByNumber((one, household) => sharePeople(one, household) && !haveSwapped(one, household));
  for (const fits of underAnyNumber) pair(find.byPeople, fits);
  pairByNumber(sharePeople);
  pair(({ number }) => find.byNumber(number), isDisputedAndOnFile);
  pair(find.byPeople, isDisputedAndOnFile);
  return pairs;
}

type Fits = (known: HouseholdPeople, arrived: ArrivedHousehold) => boolean;

/** Somebody who can be compared is in both, under a corrected number too, or the head is the same. */
const sharePeople: Fits = (known, arrived) => haveOneHead(known, arrived) || countShared(known, arrived) > 0;

/** How many who could be compared are still there, under a corrected number too. */
function countShared({ people }: HouseholdPeople, arrived: ArrivedHousehold): number {
  return comparableNow(people).filter(({ tokens, parts = [] }) =>
    comparable(arrived).some(
      (person) => shareKey(person.tokens, tokens) || shareKey(person.parts ?? [], parts),
    ),
  ).length;
}

function comparable({ people }: ArrivedHousehold): PersonKeys[] {
  return people.filter((person) => person.comparable);
}

/** By number where both have one: two people of one name may be two heads, and a name may have been corrected. */
function haveOneHead(known: HouseholdPeople, arrived: ArrivedHousehold): boolean {
  return canTellHeads(known, arrived)
    ? shareKey(known.headNumber ?? [], arrived.headNumber ?? [])
    : shareKey(known.head, arrived.head);
}

const canTellHeads: Fits = (known, arrived) =>
  known.headNumber !== undefined && arrived.headNumber !== undefined;

/** By number: of two people with one name nobody could tell. */
const haveOneHeadForSure: Fits = (known, arrived) =>
  canTellHeads(known, arrived) && haveOneHead(known, arrived);

const areMostPeople: Fits = (known, arrived) => {
  const shared = countShared(known, arrived) * 2;
  return shared > comparableNow(known.people).length && shared > comparable(arrived).length;
};

const areMostlyTheSame: Fits = (known, arrived) =>
  haveOneHeadForSure(known, arrived) || areMostPeople(known, arrived);

type Pair = readonly [known: HouseholdPeople, arrived: ArrivedHousehold];

/** Whether two are mostly the same, and more so than two others: the head says most. */
function isCloser(one: Pair, other: Pair): boolean {
  if (!areMostlyTheSame(...one)) return false;
  const [here, there] = [haveOneHead(...one), haveOneHead(...other)];
  return here === there ? countShared(...one) > countShared(...other) : here;
}

const haveEqualPeople: Fits = (known, arrived) => {
  const before = comparableNow(known.people);
  const now = comparable(arrived);
  return now.length > 0 && now.length === before.length && matchPeople(before, now).size === now.length;
};

const haveOneScheme: Fits = (known, arrived) => known.scheme === arrived.scheme;

function isActive({ ended }: HouseholdPeople): boolean {
  return ended === null;
}

/** Not in other households since: these are about the people then. */
function isNowhereElse({ ended }: HouseholdPeople): boolean {
  return ended === null || !['moved', 'merged'].includes(ended.cause);
}

const inItsScheme =
  (fits: Fits): Fits =>
  (known, arrived) =>
    haveOneScheme(known, arrived) && isNowhereElse(known) && fits(known, arrived);

const inAnyScheme =
  (fits: Fits): Fits =>
  (known, arrived) =>
    isActive(known) && fits(known, arrived);

/** What makes a household the same under any number, the surest first. One family may be two households, one of each scheme. */
const underAnyNumber: readonly Fits[] = [
  (known, arrived) => haveOneScheme(known, arrived) && haveEqualPeople(known, arrived),
  ...[haveOneHeadForSure, haveEqualPeople, areMostPeople].flatMap((fits) => [
    inItsScheme(fits),
    inAnyScheme(fits),
  ]),
];

/** What cannot be read ends nobody. */
const isDisputedAndOnFile: Fits = (known, arrived) => arrived.disputed && isActive(known);

function activeFirst(a: HouseholdPeople, b: HouseholdPeople): number {
  return Number(a.ended !== null) - Number(b.ended !== null);
}

function finders<A extends ArrivedHousehold>(known: readonly HouseholdPeople[], arrived: readonly A[]) {
  const numbers = Map.groupBy(known, ({ number }) => number);
  const digits = Map.groupBy(known, ({ number }) => withoutLeadingZeros(number));
  const files = byToken(known, ({ people }) => comparableNow(people));
  const households = byToken(arrived, comparable);
  return {
    byNumber: (number: string | undefined) => (number === undefined ? [] : (numbers.get(number) ?? [])),
    byDigits: (number: string | undefined) =>
      number === undefined ? [] : (digits.get(withoutLeadingZeros(number)) ?? []),
    byPeople: (household: ArrivedHousehold) => files(comparable(household)),
    arrivedWith: ({ people }: HouseholdPeople) => households(comparableNow(people)),
  };
}

type WithTokens = Pick<PersonKeys, 'tokens'>;

/** Finds those with somebody of the same number. */
function byToken<H>(
  all: readonly H[],
  peopleOf: (household: H) => readonly WithTokens[],
): (people: readonly WithTokens[]) => H[] {
  const found = new Map<string, H[]>();
  for (const household of all) {
    for (const token of peopleOf(household).flatMap(({ tokens }) => tokens))
      found.set(token, [...(found.get(token) ?? []), household]);
  }
  return (people) => [
    ...new Set(people.flatMap(({ tokens }) => tokens.flatMap((token) => found.get(token) ?? []))),
  ];
}

/** What a spreadsheet takes a number for: without the zeros before it. */
export function withoutLeadingZeros(number: string): string {
  return number.replace(/^0+(?=.)/, '');
}
