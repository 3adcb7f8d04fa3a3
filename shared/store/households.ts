/** The households table: one partition a household, read whole by one Query. */
import { caseIndexes } from '../contracts/case-lists.ts';
import type { Pointer, PublishedItem } from '../contracts/deliveries.ts';
import {
  member,
  profile,
  type HouseholdCase,
  type HouseholdFile,
  type Member,
  type Profile,
} from '../contracts/household-file.ts';
import type { ProviderRef } from '../contracts/messages.ts';
import { NamedError } from '../contracts/named-error.ts';
import type { CalendarDate } from '../contracts/primitives.ts';
import { deathBreaches } from '../domain/cases/death-records.ts';
import { gateBreaches } from '../domain/cases/gate.ts';
import type { StepProblem } from '../domain/cases/problems.ts';
import type { SettledClearances } from '../domain/cases/settle-clearances.ts';
import { anyOf, equals, isAbsent, isPresent, isUnchanged } from './aws/expressions.ts';
import type { Item, Page, Segment, Table, TableKey } from './aws/table.ts';
import {
  byOrdinal,
  fileOf,
  hitKeys,
  readCase,
  registryItems,
  type HitItem,
  type RegistryEntry,
} from './household-items.ts';
import { householdKeys } from './keys.ts';
import { caseItem, clearanceItem } from './listed-items.ts';

/** A quarter of a megabyte: few requests, and little at a time, which goes before the next comes. */
const itemsInPage = 500;

export class Households {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Reads a household's file by one Query.
   * @param pointers holdings of exactly these publications are used; other items are on their way in or out
   * @returns undefined when there is no such household
   */
  async readFile(household: string, pointers: readonly Pointer[]): Promise<HouseholdFile | undefined> {
    const items: Item[] = [];
    for await (const item of this.#table.query({ partition: household })) items.push(item);
    return fileOf(items, pointers);
  }

  /**
   * Reads a page of a segment of the table, which has the items of one household after the other.
   * @param from where the page before ended
   */
  readPage(segment: Segment, from: Item | undefined): Promise<Page> {
    return this.#table.scanPage({ segment, limit: itemsInPage }, from);
  }

  /** Writes profiles and members, however many households. */
  async writeRegistry(households: AsyncIterable<RegistryEntry> | Iterable<RegistryEntry>): Promise<void> {
    await this.#table.putAll(registryItems(households));
  }

  /** Profiles and members as they are on file, as far as there are such: of a register that kept no people yet. */
  async readRegistry(
    households: readonly { householdId: string; members: number }[],
  ): Promise<{ profile: Profile; members: Member[] }[]> {
    const keys = households.flatMap(registryKeys);
    const profiles = new Map<string, Profile>();
    const people = new Map<string, Member[]>();
    for await (const item of this.#table.getAll(keys)) {
      const pk = String(item['pk']);
      if (item['sk'] === 'PROFILE') profiles.set(pk, profile.parse(item));
      else people.set(pk, [...(people.get(pk) ?? []), member.parse(item)]);
    }
    return [...profiles].map(([pk, found]) => ({
      profile: found,
      members: (people.get(pk) ?? []).sort(byOrdinal),
    }));
  }

  /** Those of some households of which a profile or one of their first members is on file. */
  async *findWritten(
    households: readonly { householdId: string; members: number }[],
  ): AsyncGenerator<string> {
    const found = new Set<string>();
    for await (const { pk } of this.#table.getAll(households.flatMap(registryKeys))) found.add(String(pk));
    for (const { householdId } of households)
      if (found.has(householdKeys.profile(householdId).pk)) yield householdId;
  }

  /** Profiles of some households, by household; who is on file no more has none. */
  async readProfiles(households: readonly string[]): Promise<Map<string, Profile>> {
    const profiles = new Map<string, Profile>();
    for await (const item of this.#table.getAll(households.map(householdKeys.profile))) {
      const found = profile.parse(item);
      profiles.set(found.householdId, found);
    }
    return profiles;
  }

  /** Those of some households whose rows in the roster contradict each other or cannot be read now. */
  async readDisputed(households: readonly string[]): Promise<Set<string>> {
    const profiles = await this.readProfiles(households);
    return new Set(
      [...profiles.keys()].filter((household) => profiles.get(household)?.status === 'disputed'),
    );
  }

  /** Of some households those that are under another id now, with all their people: by household, where they went. */
  async readSuccessors(households: readonly string[]): Promise<Map<string, readonly string[]>> {
    const moved = [...(await this.readProfiles(households))].flatMap(([household, { status, ended }]) =>
      status === 'ended' && ended?.cause === 'moved' ? [[household, ended.households] as const] : [],
    );
    return new Map(moved);
  }

  /**
   * The household that a number leads to: whoever has it now, else the one whose file is called by it, else who had it last.
   * @param numbered `<county>-<number>`
   */
  async findByNumber(numbered: string): Promise<string | undefined> {
    const holders: string[] = [];
    for await (const item of this.#table.query({ partition: numbered, beginsWith: 'NUMBER' }))
      holders.push(String(item['householdId']));
    const profiles = [...(await this.readProfiles([...new Set([numbered, ...holders])])).values()];
    const has = profiles.find(
      ({ householdId, county, number, status }) =>
        status !== 'ended' && (number === undefined ? householdId : `${county}-${number}`) === numbered,
    );
    const called = profiles.find(({ householdId }) => householdId === numbered);
    return (has ?? called ?? profiles[0])?.householdId;
  }

  /** Ordinals of the members that are on file, former ones included. */
  async readOrdinals(household: string): Promise<number[]> {
    const ordinals: number[] = [];
    for await (const { sk } of this.#table.query({ partition: household, beginsWith: 'MEMBER#' }))
      ordinals.push(Number(String(sk).slice('MEMBER#'.length)));
    return ordinals;
  }

  /** Notes that a member has left; repeating it changes nothing, and somebody who is not on file is left alone. */
  async markLeft(household: string, ordinal: number, on: CalendarDate): Promise<void> {
    await this.#table.update(householdKeys.member(household, ordinal), { set: { leftOn: on } }, isPresent);
  }

  /** Removes members that an import wrote and that no register knows. */
  async removeMembers(household: string, ordinals: readonly number[]): Promise<void> {
    const keys = ordinals.map((ordinal) => householdKeys.member(household, ordinal));
    await this.#table.deleteAll(keys);
  }

  /** Removes households that were written and are in no register. */
  async removeProfiles(households: readonly string[]): Promise<void> {
    await this.#table.deleteAll(households.map(householdKeys.profile));
  }

  /**
   * Notes that a household has left the roster and why; nobody asks for its authorisations any more. The rest stays.
   */
  async setEnded(household: string, { ended, links }: Pick<Profile, 'ended' | 'links'>): Promise<void> {
    await this.#table.update(householdKeys.profile(household), {
      set: { status: 'ended', ended, links },
      remove: [caseIndexes.town.partition],
    });
  }

  /** Notes that the rows of a household contradict each other or cannot be read, and whose; the rest stays as it was. */
  async setDisputed(household: string, unreadable: readonly number[]): Promise<void> {
    const set = { status: 'disputed', unreadable };
    await this.#table.update(householdKeys.profile(household), { set });
  }

  /** Writes the hits of a publication; readers see them when the provider's pointer names it. */
  async writeHits(items: AsyncIterable<HitItem> | Iterable<HitItem>): Promise<void> {
    await this.#table.putAll(items);
  }

  /** Removes the items of a publication that has been replaced or overtaken. */
  async removeHits(
    ref: ProviderRef,
    publication: number,
    items: AsyncIterable<PublishedItem>,
  ): Promise<void> {
    await this.#table.deleteAll(hitKeys(ref, publication, items));
  }

  /**
   * Writes a case if nobody has changed it meanwhile. Nothing but this writes one, and it looks at the gate once more.
   * @param expectedVersion the version that was read; undefined for a new case
   * @returns false when another was quicker: read the file again and decide again
   */
  async writeCase(changed: HouseholdCase, expectedVersion: number | undefined): Promise<boolean> {
    const breaches = [...gateBreaches(changed), ...deathBreaches(changed)];
    if (breaches.length > 0) throw new GateSkippedError(changed, breaches);
    return this.#table.put(caseItem(changed), isUnchanged('version', expectedVersion));
  }

  /** Notes what the cases of a household have granted, so that it can be listed. Repeating it changes nothing. */
  async noteClearances(
    household: string,
    { missing, revoked }: Pick<SettledClearances, 'missing' | 'revoked'>,
  ): Promise<void> {
    await this.#table.putAll(missing.map((each) => clearanceItem(household, each)));
    await this.#table.deleteAll(revoked.map((each) => householdKeys.clearance(household, each)));
  }

  /** Notes that no case up to this number is given again, whatever is forgotten of the household. */
  async noteForgotten(household: string, casesThrough: number): Promise<void> {
    await this.#table.put({ ...householdKeys.forgotten(household), casesThrough });
  }

  /** Removes a closed case with what it granted, unless somebody has changed it since. */
  async removeCase({ householdId, number, version, clearances }: HouseholdCase): Promise<void> {
    const isGone = await this.#table.delete(
      householdKeys.case(householdId, number),
      equals('version', version),
    );
    if (!isGone) return;
    for (const each of clearances) await this.#table.delete(householdKeys.clearance(householdId, each));
  }

  /** Removes a member who has left, unless a roster has brought them back since. */
  removeFormerMember(household: string, { ordinal, leftOn }: Member): Promise<boolean> {
    return this.#table.delete(householdKeys.member(household, ordinal), equals('leftOn', leftOn));
  }

  /**
   * Removes everything of a household that has left the roster, its profile first: where a roster has brought it back, nothing
   * is removed. What says how far its cases were forgotten stays. Cut off, the next call goes on.
   */
  async removeHousehold(household: string): Promise<boolean> {
    const left = anyOf(equals('status', 'ended'), isAbsent);
    if (!(await this.#table.delete(householdKeys.profile(household), left))) return false;
    // Who has its number now is found by it, and no number of a case is given twice.
    const staying: readonly unknown[] = ['FORGOTTEN', 'NUMBER'];
    for await (const { sk } of this.#table.query({ partition: household }))
      if (!staying.includes(sk)) await this.#table.delete({ pk: household, sk: String(sk) });
    return true;
  }

  /** Cases by household and number, as far as there are such. */
  async *readCases(cases: readonly { householdId: string; number: number }[]): AsyncGenerator<HouseholdCase> {
    const keys = cases.map(({ householdId, number }) => householdKeys.case(householdId, number));
    for await (const item of this.#table.getAll(keys)) yield readCase(item);
  }
}

function registryKeys({ householdId, members }: { householdId: string; members: number }): TableKey[] {
  return [
    householdKeys.profile(householdId),
    ...Array.from({ length: members }, (_, n) => householdKeys.member(householdId, n + 1)),
  ];
}

/** Somebody wants to write a decision that has gone round the gate: a mistake in the program. */
export class GateSkippedError extends NamedError {
  readonly name = 'GateSkippedError';
  constructor({ householdId, number }: HouseholdCase, breaches: readonly StepProblem[]) {
    super(`case ${number} of ${householdId} lacks ${breaches.map(({ code }) => code).join(', ')}`);
  }
}
