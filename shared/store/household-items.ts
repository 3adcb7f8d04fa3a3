/** The items that a household's file is made of: written from its parts, and read back into one file. */
import * as z from 'zod';
import { caseIndexes, caseSortKey, listedAttribute } from '../contracts/case-lists.ts';
import type { Pointer, PublishedItem } from '../contracts/deliveries.ts';
import {
  clearance,
  holding,
  householdCase,
  member,
  profile,
  type Holding,
  type HouseholdCase,
  type HouseholdFile,
  type Member,
  type Profile,
} from '../contracts/household-file.ts';
import type { ProviderRef } from '../contracts/messages.ts';
import { nameCases } from '../domain/roster/people.ts';
import type { Item } from './aws/table.ts';
import { householdKeys, parseHoldingKey, providerName } from './keys.ts';
import { authorisationKeys } from './listed-items.ts';
import { pack, unpack } from './packed.ts';

/** The hits of one household in one publication, written whole. */
export interface HouseholdHits {
  household: string;
  holdings: readonly Holding[];
}

/** An item of hits, its rows deflated. */
export type HitItem = { pk: string; sk: string; rows: Uint8Array };

/** A household as its roster gives it. */
export interface RegistryEntry {
  profile: Profile;
  members: readonly Member[];
}

/** At most this many bytes of rows (before deflating) in one item; DynamoDB's limit is 400 KB. */
const largestItemBytes = 300_000;

const holdings = z.array(holding);

/**
 * A household's file, of all its items.
 * @param pointers holdings of exactly these publications are used; other items are on their way in or out
 * @returns undefined where there is no household
 */
export function fileOf(items: readonly Item[], pointers: readonly Pointer[]): HouseholdFile | undefined {
  const published = new Map(pointers.map((pointer) => [providerName(pointer), pointer.publication]));
  const file: Omit<HouseholdFile, 'profile'> = {
    members: [],
    formerMembers: [],
    holdings: [],
    cases: [],
    clearances: [],
  };
  let found: Profile | undefined;
  for (const item of items) {
    const sk = String(item['sk']);
    if (sk === 'PROFILE') found = profile.parse(item);
    else if (sk === 'FORGOTTEN') file.casesThrough = Number(item['casesThrough']);
    else if (sk.startsWith('MEMBER#')) addMember(file, member.parse(item));
    else if (sk.startsWith('CASE#')) file.cases.push(readCase(item));
    else if (sk.startsWith('CLEARANCE#')) file.clearances.push(clearance.parse(withoutPlaces(item)));
    else if (sk.startsWith('HOLDING#')) {
      const { provider, publication } = parseHoldingKey(sk);
      if (published.get(provider) === publication)
        file.holdings.push(...holdings.parse(unpack(item['rows'])));
    }
  }
  file.members.sort(byOrdinal);
  file.formerMembers.sort(byOrdinal);
  file.cases.sort((a, b) => a.number - b.number);
  if (found === undefined) return undefined;
  const whole = { profile: found, ...file };
  return { ...whole, cases: nameCases(whole) };
}

/** The items that the hits of one household take in a publication. */
export function hitItems(
  ref: ProviderRef,
  publication: number,
  { household, holdings: rows }: HouseholdHits,
): HitItem[] {
  return splitRows(rows).map((part, n) => ({
    ...householdKeys.holding(household, ref, publication, n),
    rows: pack(part),
  }));
}

export function readCase(item: Item): HouseholdCase {
  return householdCase.parse(unpack(item['packed']));
}

export async function* registryItems(households: AsyncIterable<RegistryEntry> | Iterable<RegistryEntry>) {
  for await (const { profile, members } of households) {
    yield {
      ...householdKeys.profile(profile.householdId),
      ...profile,
      ...authorisationKeys(profile, members),
    };
    for (const member of members)
      yield { ...householdKeys.member(profile.householdId, member.ordinal), ...member };
    const { householdId, county, number } = profile;
    if (number !== undefined) yield { ...householdKeys.holder(`${county}-${number}`), householdId };
  }
}

/** What an item says, without where it is and on which lists it stands: what is kept whole must not take these along. */
function withoutPlaces(item: Item): Item {
  const places = [
    'pk',
    'sk',
    caseSortKey,
    listedAttribute,
    ...Object.values(caseIndexes).map(({ partition }) => partition),
  ];
  return Object.fromEntries(Object.entries(item).filter(([name]) => !places.includes(name)));
}

function addMember(
  { members, formerMembers }: Pick<HouseholdFile, 'members' | 'formerMembers'>,
  each: Member,
): void {
  (each.leftOn === undefined ? members : formerMembers).push(each);
}

export function byOrdinal(a: Member, b: Member): number {
  return a.ordinal - b.ordinal;
}

export async function* hitKeys(ref: ProviderRef, publication: number, items: AsyncIterable<PublishedItem>) {
  for await (const { household, items: count } of items) {
    for (let n = 0; n < count; n += 1) yield householdKeys.holding(household, ref, publication, n);
  }
}

/** Cuts a household's rows into as few items as they fit. */
function splitRows(rows: readonly Holding[]): Holding[][] {
  const parts: Holding[][] = [];
  let part: Holding[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row));
    if (part.length > 0 && bytes + size > largestItemBytes) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(row);
    bytes += size;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
