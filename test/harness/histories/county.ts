/**
 * A small county as it is, night by night: who lives with whom, who holds what. How clerks write it down is another matter
 * (`clerks.ts`). People, households and things have keys of their own here, which no file ever shows.
 */
import { drawName } from '../../../cli/sample-county/names.ts';
import { drawNumber } from '../../../cli/sample-county/identities.ts';
import type { Random } from '../../../cli/sample-county/random.ts';

export interface Resident {
  key: string;
  name: string;
  number: string;
  /** Of a number that nobody can compare. */
  hasOtherDocument: boolean;
  authorisedUntil: string;
}

export interface Living {
  person: string;
  relation: string;
  isRecipient: boolean;
}

export interface Home {
  key: string;
  /** 家庭编号 before any clerk changes it. */
  number: string;
  scheme: 'urban' | 'rural';
  town: string;
  members: Living[];
  monthlyYuan: number;
  aidAccount: string;
}

export interface AssetIdentity {
  key: string;
  source: 'bank' | 'vehicle' | 'property';
  provider: string;
  /** Keys of people. */
  holders: string[];
  /** What the register calls it, everything: number, unit, VIN. */
  names: { number: string; further: string; place: string };
  yuan: number;
}

export interface County {
  people: Map<string, Resident>;
  homes: Map<string, Home>;
  things: Map<string, AssetIdentity>;
  /** Of how many keys have been given. */
  given: { home: number; person: number; thing: number };
}

export const towns = ['东街镇', '西街镇'] as const;
export const providers = {
  bank: ['rural-bank', 'credit-union'],
  vehicle: ['vehicle-office'],
  property: ['registry'],
};
const relations = ['户主', '配偶', '子女', '子女'];

export function drawCounty(random: Random): County {
  const county: County = {
    people: new Map(),
    homes: new Map(),
    things: new Map(),
    given: { home: 0, person: 0, thing: 0 },
  };
  const count = random.int(5, 9);
  for (let n = 0; n < count; n += 1) addHome(county, random);
  return county;
}

function foundHome(county: County, random: Random): Home {
  const n = (county.given.home += 1);
  const home: Home = {
    ...{ key: `home ${n}`, number: freeNumber(county, random) },
    scheme: random.pick(['urban', 'rural']),
    town: random.pick(towns),
    members: [],
    monthlyYuan: random.int(3, 9) * 100,
    aidAccount: `8600${String(n).padStart(4, '0')}`,
  };
  county.homes.set(home.key, home);
  return home;
}

function addHome(county: County, random: Random): Home {
  const home = foundHome(county, random);
  const size = random.int(1, 4);
  for (let place = 0; place < size; place += 1) join(home, addPerson(county, random), random);
  for (const { person } of home.members) if (random.chance(0.7)) addThing(county, [person], random);
  return home;
}

/** A number may be that of a household that has left. */
function freeNumber({ homes }: County, random: Random): string {
  const taken = new Set([...homes.values()].map(({ number }) => number));
  const free = Array.from({ length: 20 }, (_, n) => `0${n + 10}`).filter((number) => !taken.has(number));
  return random.pick(free);
}

function addPerson(county: County, random: Random): Resident {
  const year = random.int(1935, 2012);
  const sex = random.pick(['male', 'female'] as const);
  // Few names, so that many people share one.
  const name = random.chance(0.3) ? random.pick(['张伟', '李娜']) : drawName(random, sex, year);
  const birth = `${year}${String(random.int(1, 12)).padStart(2, '0')}${String(random.int(1, 28)).padStart(2, '0')}`;
  const person: Resident = {
    key: `person ${(county.given.person += 1)}`,
    name,
    number: drawNumber(random, { birth, sex }),
    hasOtherDocument: random.chance(0.05),
    authorisedUntil: random.chance(0.15) ? '2026-10-20' : '长期',
  };
  county.people.set(person.key, person);
  return person;
}

function join(home: Home, { key: person }: Resident, random: Random): void {
  const relation = relations[home.members.length] ?? '其他';
  home.members.push({ person, relation, isRecipient: random.chance(0.9) });
}

function addThing(county: County, holders: string[], random: Random): void {
  const n = (county.given.thing += 1);
  const source = random.pick(['bank', 'bank', 'vehicle', 'property'] as const);
  const digits = String(n).padStart(4, '0');
  const further = { bank: '', vehicle: `LSVAA49J13204${digits}`, property: `329901001001GB0000${digits}` }[
    source
  ];
  const number = {
    bank: `8800${digits}`,
    vehicle: `京A${digits}1`,
    property: `京（2020）不动产权第${digits}号`,
  }[source];
  county.things.set(`thing ${n}`, {
    ...{ key: `thing ${n}`, source, provider: random.pick(providers[source]), holders },
    names: { number, further, place: `幸福路${n}号` },
    yuan: random.pick([500, 9_000, 20_000, 45_000]),
  });
}

const events: readonly ((county: County, random: Random) => void)[] = [
  // Somebody comes.
  (county, random) => join(pickHome(county, random), addPerson(county, random), random),
  // Somebody leaves, not the last one.
  (county, random) => {
    const home = pickHome(county, random);
    if (home.members.length > 1) home.members.splice(random.int(0, home.members.length - 1), 1);
  },
  // Somebody goes to live with others.
  (county, random) => {
    const [from, to] = [pickHome(county, random), pickHome(county, random)];
    if (from.members.length < 2 || from === to) return;
    const [going] = from.members.splice(random.int(1, from.members.length - 1), 1);
    if (going !== undefined) to.members.push({ ...going, relation: '其他' });
  },
  // Somebody founds a household of their own.
  (county, random) => {
    const from = pickHome(county, random);
    if (from.members.length < 2) return;
    const [going] = from.members.splice(random.int(1, from.members.length - 1), 1);
    const home = foundHome(county, random);
    if (going !== undefined) home.members.push({ ...going, relation: '户主' });
  },
  // A household goes to live with another one.
  (county, random) => {
    const [from, to] = [pickHome(county, random), pickHome(county, random)];
    if (from === to || county.homes.size < 3) return;
    county.homes.delete(from.key);
    to.members.push(...from.members.map((each) => ({ ...each, relation: '其他' })));
  },
  // Another office takes it on.
  (county, random) => {
    const home = pickHome(county, random);
    home.scheme = home.scheme === 'urban' ? 'rural' : 'urban';
  },
  // A household leaves the registry.
  (county, random) => {
    if (county.homes.size > 2) county.homes.delete(pickHome(county, random).key);
  },
  // Another household is confirmed.
  (county, random) => void addHome(county, random),
  (county, random) => void (pickHome(county, random).town = random.pick(towns)),
  (county, random) => void (pickHome(county, random).monthlyYuan += 50),
  (county, random) => void (pickThing(county, random).yuan += random.pick([-8_000, 100, 30_000])),
  (county, random) => void county.things.delete(pickThing(county, random).key),
  (county, random) =>
    addThing(county, [...new Set([pickPerson(county, random), pickPerson(county, random)])], random),
];

/** What life does between two nights. It never asks how anything is written. */
export function liveOn(county: County, random: Random): void {
  for (let n = random.int(0, 4); n > 0; n -= 1) random.pick(events)(county, random);
  if (county.things.size === 0) addThing(county, [pickPerson(county, random)], random);
}

function pickHome({ homes }: County, random: Random): Home {
  return random.pick([...homes.values()]);
}

function pickThing({ things }: County, random: Random): AssetIdentity {
  return random.pick([...things.values()]);
}

function pickPerson({ homes }: County, random: Random): string {
  const living = [...homes.values()].flatMap(({ members }) => members.map(({ person }) => person));
  return random.pick(living);
}
