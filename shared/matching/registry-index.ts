/**
 * The registry index: who is compared, by the first 17 digits of the identity number, and to which households a person
 * leads. Each county has an object (county-object.ts tells its format); opened together they are one exact table.
 */
import type { AuthorisedUntil, CalendarDate, HouseholdId } from '../contracts/primitives.ts';
import {
  countPersons,
  type CountyDirectory,
  decodeCounty,
  decodeEnd,
  encodeEnd,
  readCounty,
} from './county-object.ts';
import { splitFirst17 } from './identity-key.ts';
import { CorruptIndexError } from './index-errors.ts';
import { MemberLookup } from './member-lookup.ts';

export { buildCountyIndex, countPersons, type IndexEntry } from './county-object.ts';
export { CorruptIndexError, ForeignIndexError, UnsupportedIndexVersionError } from './index-errors.ts';

/** One household's claim on a person: who is a member of two households has two. */
export type Claim = {
  readonly householdId: HouseholdId;
  readonly memberOrdinal: number;
  readonly recipient: boolean;
  readonly authorisedUntil: AuthorisedUntil;
};

/** Whether someone authorised until then may be queried on that day. The last day counts. */
export function isAuthorised(until: AuthorisedUntil, day: CalendarDate): boolean {
  return until === 'open-ended' || (until !== 'never' && until >= day);
}

/**
 * Opens the objects of several counties as one registry. Their bytes need not be kept.
 *
 * @throws ForeignIndexError, UnsupportedIndexVersionError, CorruptIndexError (a county that comes twice included)
 */
export function openRegistry(objects: readonly Uint8Array[]): Registry {
  const registry = new Registry(objects.reduce((sum, bytes, place) => sum + countPersons(bytes, place), 0));
  const byCounty = objects.map((bytes, place) => ({ bytes, county: readCounty(bytes, place) }));
  byCounty.sort((a, b) => (a.county < b.county ? -1 : 1));
  for (const { bytes } of byCounty) registry.addCounty(bytes);
  return registry;
}

/**
 * The same, one object after another: memory has one at a time beside the table.
 *
 * @param persons so many at most, in all objects together
 * @param objects by county, ascending; each is empty once it is in the table
 * @throws as `openRegistry`, and what reading the objects throws
 */
export async function openRegistryFrom(
  persons: number,
  objects: AsyncIterable<Uint8Array>,
): Promise<Registry> {
  const registry = new Registry(persons);
  for await (const bytes of objects) {
    registry.addCounty(bytes);
    release(bytes);
  }
  return registry;
}

/** Gives back the memory of bytes that have a buffer of their own, long before a collection would. */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Two integers of 32 bits. */
const BYTES_PER_KEY = 8;

/** A county's persons have the ordinals from `firstOrdinal` on, and its households the numbers from `firstHousehold` on. */
type County = {
  readonly firstOrdinal: number;
  readonly firstHousehold: HouseholdNumber;
  readonly directory: CountyDirectory;
};

/**
 * A household's place among all of the registry, in the order of their ids: counties are opened in the order of their
 * codes, which ids begin with.
 */
export type HouseholdNumber = number;

/** Who is compared, of all counties that were opened. An ordinal is a person's place among all of them. */
export class Registry {
  readonly lookup: MemberLookup;
  readonly #counties: County[] = [];
  /** Ordinals under which persons of several counties are known besides their first. They are few. */
  readonly #elsewhere = new Map<number, number[]>();
  readonly #ends = new Map<number, AuthorisedUntil>();
  #lastCounty = '';
  #households = 0;
  readonly #room: number;
  #asked: { day: AuthorisedUntil; end: number } = { day: 'never', end: encodeEnd('never') };
  #persons = 0;
  #size = 0;

  /** @param persons so many at most */
  constructor(persons: number) {
    this.lookup = new MemberLookup(persons);
    this.#room = persons;
  }

  /** Adds the persons of a county's object. @throws as `openRegistry` */
  addCounty(bytes: Uint8Array): void {
    const place = this.#counties.length;
    const { county, keys, directory } = decodeCounty(bytes, place);
    const persons = keys.byteLength / BYTES_PER_KEY;
    if (county === this.#lastCounty) throw new CorruptIndexError(place, `county ${county} comes twice`);
    if (county < this.#lastCounty)
      throw new CorruptIndexError(place, `county ${county} comes after ${this.#lastCounty}`);
    if (this.#persons + persons > this.#room)
      throw new CorruptIndexError(place, 'it has more persons than announced');
    this.#lastCounty = county;
    this.#counties.push({ firstOrdinal: this.#persons, firstHousehold: this.#households, directory });
    this.#households += directory.householdStarts.length - 1;
    this.#addPersons(keys, directory, this.#persons);
    this.#persons += persons;
  }

  /** How many persons are compared, each counted once. */
  get size(): number {
    return this.#size;
  }

  /** The households that have a member with these 17 digits who may be queried on that day: each once, in order. */
  households(first17: string, day: CalendarDate): readonly HouseholdNumber[] {
    const { hi, lo } = splitFirst17(first17);
    const ordinal = this.lookup.probe(hi, lo);
    return ordinal < 0 ? [] : this.householdsOf(ordinal, day);
  }

  /** The same of a person whom `lookup` has found. */
  householdsOf(ordinal: number, day: CalendarDate): readonly HouseholdNumber[] {
    const others = this.#elsewhere.get(ordinal);
    if (others === undefined) return this.#householdsInCounty(ordinal, day);
    return [ordinal, ...others].flatMap((each) => this.#householdsInCounty(each, day));
  }

  /** The id of a household that `households` gave. */
  householdId(household: HouseholdNumber): HouseholdId {
    const { firstHousehold, directory } = this.#counties[this.#findCounty('firstHousehold', household)]!;
    return readHouseholdId(directory, household - firstHousehold);
  }

  /** All claims on a person, authorised or not, by household; none where the person is not in the registry. */
  claims(first17: string): readonly Claim[] {
    const { hi, lo } = splitFirst17(first17);
    const ordinal = this.lookup.probe(hi, lo);
    if (ordinal < 0) return [];
    const others = this.#elsewhere.get(ordinal);
    if (others === undefined) return this.#claimsOf(ordinal);
    const claims = [ordinal, ...others].flatMap((each) => this.#claimsOf(each));
    return claims.sort((a, b) => (a.householdId < b.householdId ? -1 : 1));
  }

  /** Whether any authorisation that was valid on the first day no longer is on the second. */
  lapsesBetween(afterDay: CalendarDate, throughDay: CalendarDate): boolean {
    const [first, second] = [encodeEnd(afterDay), encodeEnd(throughDay)];
    return this.#counties.some(({ directory }) =>
      directory.claimEnds.some((end) => end >= first && end < second),
    );
  }

  #addPersons(keys: DataView, { firstClaims, claimEnds }: CountyDirectory, firstOrdinal: number): void {
    for (let person = 0; BYTES_PER_KEY * person < keys.byteLength; person += 1) {
      const at = BYTES_PER_KEY * person;
      const [hi, lo] = [keys.getUint32(at, true), keys.getUint32(at + 4, true)];
      const ordinal = this.lookup.add(hi, lo, firstOrdinal + person);
      if (ordinal === firstOrdinal + person) this.#size += 1;
      else this.#elsewhere.set(ordinal, [...(this.#elsewhere.get(ordinal) ?? []), firstOrdinal + person]);
      for (let claim = firstClaims[person]!; claim < firstClaims[person + 1]!; claim += 1) {
        this.lookup.extend(ordinal, claimEnds[claim]!);
      }
    }
  }

  #claimsOf(ordinal: number): Claim[] {
    const { firstOrdinal, directory } = this.#countyOf(ordinal);
    const person = ordinal - firstOrdinal;
    const claims: Claim[] = [];
    for (let claim = directory.firstClaims[person]!; claim < directory.firstClaims[person + 1]!; claim += 1) {
      claims.push(this.#readClaim(directory, claim));
    }
    return claims;
  }

  /** Claims of a person are sorted by household in the directory. */
  #householdsInCounty(ordinal: number, day: CalendarDate): HouseholdNumber[] {
    const { firstOrdinal, firstHousehold, directory } = this.#countyOf(ordinal);
    const { firstClaims, claimEnds, claimHouseholds } = directory;
    const person = ordinal - firstOrdinal;
    const today = this.#encodeDay(day);
    const households: HouseholdNumber[] = [];
    let former = -1;
    for (let claim = firstClaims[person]!; claim < firstClaims[person + 1]!; claim += 1) {
      const household = claimHouseholds[claim]!;
      if (claimEnds[claim]! < today || household === former) continue;
      former = household;
      households.push(firstHousehold + household);
    }
    return households;
  }

  #readClaim(directory: CountyDirectory, claim: number): Claim {
    const { claimHouseholds, claimMembers, claimEnds } = directory;
    const member = claimMembers[claim]!;
    return {
      householdId: readHouseholdId(directory, claimHouseholds[claim]!),
      memberOrdinal: member >>> 1,
      recipient: (member & 1) === 1,
      authorisedUntil: this.#readEnd(claimEnds[claim]!),
    };
  }

  /** One day is asked about again and again. */
  #encodeDay(day: CalendarDate): number {
    if (this.#asked.day !== day) this.#asked = { day, end: encodeEnd(day) };
    return this.#asked.end;
  }

  /** Few days end an authorisation, and many authorisations end on each. */
  #readEnd(end: number): AuthorisedUntil {
    const known = this.#ends.get(end);
    if (known !== undefined) return known;
    const until = decodeEnd(end);
    this.#ends.set(end, until);
    return until;
  }

  #countyOf(ordinal: number): County {
    return this.#counties[this.#findCounty('firstOrdinal', ordinal)]!;
  }

  /** The last county that begins at or before a person's ordinal, or a household's number. */
  #findCounty(first: 'firstOrdinal' | 'firstHousehold', wanted: number): number {
    let [low, high] = [0, this.#counties.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#counties[middle]![first] <= wanted) low = middle;
      else high = middle;
    }
    return low;
  }
}

function readHouseholdId(
  { householdStarts, householdText }: CountyDirectory,
  household: number,
): HouseholdId {
  return householdText.toString('latin1', householdStarts[household], householdStarts[household + 1]);
}
