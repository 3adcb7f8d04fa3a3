/** Which person of a household's file is which of a roster: by identity number, else by name and relation. */
import type { KnownPerson } from '../../contracts/household-people.ts';

/** A person as a roster gives it. */
export type PersonKeys = Pick<KnownPerson, 'comparable' | 'tokens' | 'names' | 'parts'> & {
  /** The identity number cannot be read. */
  unreadable?: boolean;
  /** The row cannot be accepted: it says who is meant at most, and brings nobody in. */
  hidden?: boolean;
};

/**
 * Who of those on file each person of the roster is; who is left out has come.
 *
 * 1. A number in common, of those who left before too: somebody who comes back is the same person.
 * 2. Name and a part of the number, of those who are in the household now: a corrected number has the day of birth or the rest
 *    in common with the one before, whatever relation to the head the person has since.
 * 3. Name and relation, of those who are in the household now: a number is written otherwise. Where two numbers have no part in
 *    common, one of that name has left and another one come. Who never had a number to compare is known again by these after
 *    leaving as well. Where several have the same, in their order.
 */
export function matchPeople(
  known: readonly KnownPerson[],
  arrived: readonly PersonKeys[],
): Map<PersonKeys, KnownPerson> {
  const found = new Map<PersonKeys, KnownPerson>();
  const free = new Set([...known].sort(byPresence));
  const pair = (key: Key, mayBe: (person: KnownPerson) => boolean): void => {
    const byKey = groupByKey([...free].filter(mayBe), key);
    for (const person of arrived) {
      if (found.has(person)) continue;
      const same = (person[key] ?? [])
        .flatMap((each) => byKey.get(each) ?? [])
        .find((each) => free.has(each) && !isAnother(each, person));
      if (same === undefined) continue;
      found.set(person, same);
      free.delete(same);
    }
  };
  pair('tokens', () => true);
  pair('parts', ({ leftOn }) => leftOn === undefined);
  pair('names', ({ leftOn, tokens }) => leftOn === undefined || tokens.length === 0);
  return found;
}

/** Whether two numbers have too little in common for one to be the other one corrected. Of no number, nobody knows. */
function isAnother(known: KnownPerson, arrived: PersonKeys): boolean {
  if (shareKey(known.tokens, arrived.tokens)) return false;
  const canTell = known.parts !== undefined && arrived.parts !== undefined;
  return canTell && !shareKey(known.parts ?? [], arrived.parts ?? []);
}

/** Who is in the household comes before who left. */
function byPresence(a: KnownPerson, b: KnownPerson): number {
  return Number(a.leftOn !== undefined) - Number(b.leftOn !== undefined) || a.ordinal - b.ordinal;
}

type Key = 'tokens' | 'parts' | 'names';

function groupByKey(people: readonly KnownPerson[], key: Key): Map<string, KnownPerson[]> {
  const groups = new Map<string, KnownPerson[]>();
  for (const person of people) {
    for (const each of person[key] ?? []) groups.set(each, [...(groups.get(each) ?? []), person]);
  }
  return groups;
}

/** Whether two lists of keys have one in common. */
export function shareKey(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}

/** The people who are in a household now and can be compared. */
export function comparableNow(people: readonly KnownPerson[]): KnownPerson[] {
  return people.filter(({ comparable, leftOn }) => comparable && leftOn === undefined);
}
