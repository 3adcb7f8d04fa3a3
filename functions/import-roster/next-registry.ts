import { createHash } from 'node:crypto';
import type { RegisterLine } from '../../shared/contracts/registry.ts';
import type { Profile } from '../../shared/contracts/household-file.ts';
import type {
  HouseholdMove,
  HouseholdNames,
  HouseholdPeople,
} from '../../shared/contracts/household-people.ts';
import type { CalendarDate, HouseholdId } from '../../shared/contracts/primitives.ts';
import { followHouseholds, isStray, type Followed } from '../../shared/domain/roster/follow-households.ts';
import type { RosterHousehold } from '../../shared/domain/roster/interpret-roster.ts';
import type { PersonKeys } from '../../shared/domain/roster/match-people.ts';
import type { NumberListReading } from '../../shared/domain/roster/number-list.ts';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { toArrival, tokensOfNumber, type RegistryHousehold, type RosterArrival } from './person-keys.ts';

/** The registry of a county after a roster, and what is new in it. */
export interface NextRegistry {
  /** Those that the roster tells of, apart from disputed ones that are on file already. `differs`: from what is on file. */
  households: (RegistryHousehold & { digest: string; differs: boolean })[];
  /** On file, with rows that contradict each other or cannot be read: they keep what is there. */
  disputed: { householdId: HouseholdId; unreadable: number[] }[];
  /** Not in the roster. `isNews`: they were in the one before, or something else has come to be said of them. */
  ended: (Pick<Profile, 'householdId' | 'links'> & {
    ended: NonNullable<Profile['ended']>;
    isNews: boolean;
  })[];
  /** Members who are in their household no more. */
  former: { householdId: HouseholdId; ordinal: number; on: CalendarDate; isNews: boolean }[];
  /** Members who went from one household to another by this roster. */
  moves: HouseholdMove[];
  /** Every household, by id. */
  register: RegisterLine[];
  people: HouseholdPeople[];
  /** What those that have not ended are looked up by. */
  names: HouseholdNames[];
  numberList: NumberListReading;
}

/** What a county's registry was before a roster. */
export interface FormerRegistry {
  county: string;
  people: readonly HouseholdPeople[];
  register: readonly RegisterLine[];
  names: readonly HouseholdNames[];
}

/** A roster as it is followed. */
export interface NextRoster {
  /** Its as-of date. */
  on: CalendarDate;
  households: readonly RosterHousehold[];
  /** Identity numbers of people whose rows name no household. */
  strays: readonly string[];
  /** The list of old and new numbers that came with it. */
  numbers: NumberListReading;
}

/** Tells a roster's households and people from those on file. The same twice is the same. */
export function nextRegistry(former: FormerRegistry, roster: NextRoster, keys: KeyRing): NextRegistry {
  const { county, people: known } = former;
  const register = new Map(former.register.map((line) => [line.householdId, line]));
  const arrived = roster.households.map((household) => toArrival(household, keys));
  const strays = new Set(roster.strays.flatMap((number) => tokensOfNumber(number, keys)));
  const step = { county, on: roster.on, oldNumbers: roster.numbers.oldNumbers, strays };
  const followed = followHouseholds(known, arrived, step);
  const before = new Map(known.map((household) => [household.householdId, household]));
  const settled = followed.present.filter(({ arrived: { disputed }, isNew }) => isNew || !disputed);
  const households = settled.map((each) => toRegistry(county, each, register));
  const digests = new Map(households.map((each) => [each.profile.householdId, each.digest]));
  const people = [...followed.present.map(({ after }) => after), ...followed.ended, ...followed.inDoubt].sort(
    byHousehold,
  );
  return {
    households,
    disputed: [
      ...followed.present
        .filter(({ arrived: { disputed }, isNew }) => disputed && !isNew)
        .map(({ after, people: found }) => toDisputed(after, { found, strays })),
      ...followed.inDoubt.map((household) => toDisputed(household, { found: new Map(), strays })),
    ],
    ended: followed.ended.map((household) => toEnded(household, before.get(household.householdId))),
    former: people.flatMap((household) => listFormer(household, before.get(household.householdId))),
    moves: people.flatMap((household) => listMoves(household, roster.on)),
    register: people.map((household) => registerLineOf(household, digests)),
    people,
    names: listNames(followed, former.names),
    numberList: roster.numbers,
  };
}

function toRegistry(
  county: string,
  { arrived, after, people }: Followed<RosterArrival>,
  register: ReadonlyMap<string, RegisterLine>,
): NextRegistry['households'][number] {
  const { householdId, number, links } = after;
  const { profile } = arrived.household;
  const members = arrived.household.members
    .map((member, n) => ({
      ...member,
      ordinal: people.get(arrived.people[n] ?? never())?.ordinal ?? never(),
    }))
    .sort((a, b) => a.ordinal - b.ordinal);
  const household = {
    profile: {
      ...profile,
      householdId,
      ...(householdId !== `${county}-${number}` && { number }),
      ...(links.length > 0 && { links }),
    },
    members,
  };
  const line = register.get(householdId);
  const digest = digestOf(household);
  return { ...household, digest, differs: line === undefined || line.ended || line.digest !== digest };
}

/** Of a household whose rows cannot be read, as they were. */
function listNames(
  { present, inDoubt }: ReturnType<typeof followHouseholds<RosterArrival>>,
  before: readonly HouseholdNames[],
): HouseholdNames[] {
  const doubtful = new Set(inDoubt.map(({ householdId }) => householdId));
  return [
    ...present.map(({ arrived: { household }, after: { householdId, number } }) => {
      const { headName, town, village } = household.profile;
      const names = household.members.flatMap(({ name, formerNames }) => [name, ...formerNames]);
      return { householdId, number, headName, names: [...new Set(names)], town, village };
    }),
    ...before.filter(({ householdId }) => doubtful.has(householdId)),
  ].sort(byHousehold);
}

function never(): never {
  throw new Error('every member of a roster has a place in its household');
}

/** Whose rows cannot be read, or stand apart from their household. */
function toDisputed(
  { householdId, people }: HouseholdPeople,
  by: { found: Followed<RosterArrival>['people']; strays: ReadonlySet<string> },
): NextRegistry['disputed'][number] {
  const hidden = [...by.found].filter(([person]) => isHidden(person)).map(([, known]) => known);
  const astray = people.filter((person) => isStray(person, by.strays));
  const present = [...hidden, ...astray].filter(({ leftOn }) => leftOn === undefined);
  const unreadable = new Set(present.map(({ ordinal }) => ordinal));
  return { householdId, unreadable: [...unreadable].sort((a, b) => a - b) };
}

/** Said to be there, and not to be read. */
function isHidden({ hidden, unreadable }: PersonKeys): boolean {
  return hidden === true || unreadable === true;
}

function toEnded(
  { householdId, links, ended }: HouseholdPeople,
  before: HouseholdPeople | undefined,
): NextRegistry['ended'][number] {
  if (ended === null) throw new Error(`household ${householdId} is not in the roster and has not ended`);
  const isNews = before?.ended === null || before?.links.length !== links.length;
  return { householdId, links, ended, isNews };
}

function listFormer(
  { householdId, people }: HouseholdPeople,
  before: HouseholdPeople | undefined,
): NextRegistry['former'] {
  const already = new Set(
    before?.people.flatMap(({ ordinal, leftOn }) => (leftOn === undefined ? [] : [ordinal])),
  );
  return people.flatMap(({ ordinal, leftOn: on }) =>
    on === undefined ? [] : [{ householdId, ordinal, on, isNews: !already.has(ordinal) }],
  );
}

function listMoves({ householdId: from, links }: HouseholdPeople, on: CalendarDate): HouseholdMove[] {
  return links.flatMap(({ kind, household: to, ...link }) =>
    kind === 'members-went-to' && link.on === on && to !== undefined ? [{ from, to, on }] : [],
  );
}

/**
 * A household whose rows contradict each other keeps what is on file of it; the digest says that it has to be written
 * again as soon as they agree.
 */
function registerLineOf(
  { householdId, people, ended }: HouseholdPeople,
  digests: ReadonlyMap<HouseholdId, string>,
): RegisterLine {
  const members = Math.max(0, ...people.map(({ ordinal }) => ordinal));
  return {
    householdId,
    digest: ended === null ? (digests.get(householdId) ?? 'disputed') : '',
    members,
    ended: ended !== null,
  };
}

function digestOf(household: RegistryHousehold): string {
  return createHash('sha256').update(JSON.stringify(household)).digest('hex').slice(0, 32);
}

function byHousehold(a: { householdId: string }, b: { householdId: string }): number {
  return a.householdId < b.householdId ? -1 : 1;
}
