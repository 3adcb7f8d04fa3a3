/**
 * The registry index: who is compared, by the first 17 digits of the identity number, and to which households a person
 * leads. Each county has an object (county-object.ts tells its format); opened together they are one exact table.
 */
import type { AuthorisedUntil, CalendarDate, HouseholdId } from '../contracts/primitives.ts';
import {
  type CountyDirectory,
  type CountyObject,
  decodeCounty,
  decodeEnd,
  encodeEnd,
} from './county-object.ts';
import { splitFirst17 } from './identity-key.ts';
import { CorruptIndexError } from './index-errors.ts';
import { MemberLookup } from './member-lookup.ts';

export { buildCountyIndex, type IndexEntry } from './county-object.ts';
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
export function openRegistry(objects: Iterable<Uint8Array>): Registry {
  const counties = Array.from(objects, decodeCounty);
  const seen = new Set<string>();
  counties.forEach(({ county }, place) => {
    if (seen.has(county)) throw new CorruptIndexError(place, `county ${county} comes twice`);
    seen.add(county);
  });
  return new Registry(counties);
}

/** A county's persons have the ordinals from `firstOrdinal` on. */
type County = { readonly firstOrdinal: number; readonly directory: CountyDirectory };

/** Who is compared, of all counties that were opened. An ordinal is a person's place among all of them. */
export class Registry {
  readonly lookup: MemberLookup;
  readonly #counties: County[] = [];
  /** Ordinals under which persons of several counties are known besides their first. They are few. */
  readonly #elsewhere = new Map<number, number[]>();
  readonly #ends = new Map<number, AuthorisedUntil>();
  #size = 0;

  constructor(counties: readonly CountyObject[]) {
    const persons = counties.reduce((sum, { keys }) => sum + keys.length / 2, 0);
    this.lookup = new MemberLookup(persons);
    let firstOrdinal = 0;
    for (const { keys, directory } of counties) {
      this.#counties.push({ firstOrdinal, directory });
      this.#addPersons(keys, directory, firstOrdinal);
      firstOrdinal += keys.length / 2;
    }
  }

  /** How many persons are compared, each counted once. */
  get size(): number {
    return this.#size;
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

  #addPersons(keys: Uint32Array, { firstClaims, claimEnds }: CountyDirectory, firstOrdinal: number): void {
    for (let person = 0; 2 * person < keys.length; person += 1) {
      const ordinal = this.lookup.add(keys[2 * person]!, keys[2 * person + 1]!, firstOrdinal + person);
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

  #readClaim(directory: CountyDirectory, claim: number): Claim {
    const { claimHouseholds, claimMembers, claimEnds, householdStarts, householdText } = directory;
    const household = claimHouseholds[claim]!;
    const member = claimMembers[claim]!;
    return {
      householdId: householdText.toString(
        'latin1',
        householdStarts[household],
        householdStarts[household + 1],
      ),
      memberOrdinal: member >>> 1,
      recipient: (member & 1) === 1,
      authorisedUntil: this.#readEnd(claimEnds[claim]!),
    };
  }

  /** Few days end an authorisation, and many authorisations end on each. */
  #readEnd(end: number): AuthorisedUntil {
    const known = this.#ends.get(end);
    if (known !== undefined) return known;
    const until = decodeEnd(end);
    this.#ends.set(end, until);
    return until;
  }

  /** The last county that begins at or before the ordinal. */
  #countyOf(ordinal: number): County {
    let [low, high] = [0, this.#counties.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#counties[middle]!.firstOrdinal <= ordinal) low = middle;
      else high = middle;
    }
    return this.#counties[low]!;
  }
}
