/** The registry index in use: county objects in the store bucket under one map, swapped conditionally. */
import { createHash } from 'node:crypto';
import {
  registerLine,
  registryMap,
  type CountyIndex,
  type RegisterLine,
  type RegistryMap,
  type RosterImport,
} from '../contracts/registry.ts';
import {
  householdNames,
  householdPeople,
  type HouseholdNames,
  type HouseholdPeople,
} from '../contracts/household-people.ts';
import { canonicalJson } from '../domain/kernel/canonical-json.ts';
import { countPersons, openRegistry, openRegistryFrom, type Registry } from '../matching/registry-index.ts';
import { operationKeys, storeKeys } from './keys.ts';
import { ObjectMissingError, type Bucket } from './aws/objects.ts';
import { isUnchanged } from './aws/expressions.ts';
import type { Table } from './aws/table.ts';

export interface RegistryInUse {
  version: string;
  map: RegistryMap;
  registry: Registry;
}

export class RegistryStore {
  readonly #table: Table;
  readonly #store: Bucket;
  #loaded: RegistryInUse | undefined;
  /** The register read last: the chunks of a run ask for the same one again and again, and it never changes. */
  #register: { key: string; lines: RegisterLine[] } | undefined;
  /** The names read last. */
  #names: { key: string; lines: HouseholdNames[] } | undefined;
  /** The households of the registers asked for last. */
  #households: { keys: string; ids: ReadonlySet<string> } | undefined;

  constructor(table: Table, store: Bucket) {
    this.#table = table;
    this.#store = store;
  }

  async readMap(): Promise<RegistryMap> {
    const item = await this.#table.get(operationKeys.registry);
    return item ? registryMap.parse(item) : { version: versionOf({}), revision: 0, counties: {} };
  }

  /** The registry in use now, merged into one table; kept in memory until the map moves. */
  async current(): Promise<RegistryInUse> {
    return this.load(await this.readMap());
  }

  async load(map: RegistryMap): Promise<RegistryInUse> {
    // Registers may differ under the same version, which is that of the index objects alone.
    if (this.#loaded?.version === map.version) return { ...this.#loaded, map };
    // The old table goes before the new one is built, so that memory holds one at a time.
    this.#loaded = undefined;
    const persons = Object.values(map.counties).reduce((sum, county) => sum + county.persons, 0);
    const registry = await openRegistryFrom(persons, this.#readIndexes(map));
    this.#loaded = { version: map.version, map, registry };
    return this.#loaded;
  }

  async *#readIndexes({ counties }: RegistryMap): AsyncGenerator<Uint8Array> {
    for (const county of Object.keys(counties).sort()) {
      const key = counties[county]?.indexKey ?? '';
      const bytes = await this.#store.readBytes(key);
      if (bytes === undefined) throw new ObjectMissingError(this.#store.name, key);
      yield bytes;
    }
  }

  /** The registry of some index objects, by county: of those in use, or of an earlier day. Undefined where one is gone. */
  async loadObjects(indexKeys: Readonly<Record<string, string>>): Promise<Registry | undefined> {
    const counties = Object.keys(indexKeys).sort();
    const inUse = Object.values(this.#loaded?.map.counties ?? {}).map(({ indexKey }) => indexKey);
    const isInUse =
      counties.length === inUse.length && counties.every((county) => inUse.includes(indexKeys[county] ?? ''));
    if (this.#loaded !== undefined && isInUse) return this.#loaded.registry;
    const objects: Uint8Array[] = [];
    for (const county of counties) {
      const bytes = await this.#store.readBytes(indexKeys[county] ?? '');
      if (bytes === undefined) return undefined;
      objects.push(bytes);
    }
    return openRegistry(objects);
  }

  /** Puts on record that an import begins to write, and returns the map with it. Doing so again changes nothing. */
  async beginImport(county: string, begun: RosterImport): Promise<RegistryMap> {
    for (;;) {
      const known = await this.readMap();
      const others = importsOf(known, county);
      if (others.some(({ attempt }) => attempt === begun.attempt)) return known;
      const importing = { ...known.importing, [county]: [...others, begun] };
      const next: RegistryMap = { ...known, revision: known.revision + 1, importing };
      if (await this.#swap(known, next)) return next;
    }
  }

  /**
   * Puts a county's objects in place of its former ones; what other counties do meanwhile is kept.
   * @param register every household of the county, sorted by id
   * @param people who is who in them, likewise
   * @param names what those in the roster are looked up by
   * @param since the map on which the import rests, and which of the imports on record there are done or dead
   * @returns false when another import of the county has begun or ended since
   */
  async replaceCounty(
    county: string,
    content: {
      index: Uint8Array;
      register: readonly RegisterLine[];
      people: readonly HouseholdPeople[];
      names: readonly HouseholdNames[];
    } & Pick<CountyIndex, 'rosterFileId' | 'keyVersions' | 'keyPrints'>,
    since: { map: RegistryMap; isOver: (begun: RosterImport) => boolean },
  ): Promise<boolean> {
    const lines = content.register.map((line) => JSON.stringify(line)).join('\n');
    const people = content.people.map((household) => JSON.stringify(household)).join('\n');
    const names = content.names.map((household) => JSON.stringify(household)).join('\n');
    const peopleKey = storeKeys.people(county, digestOf(people));
    const namesKey = storeKeys.names(county, digestOf(names));
    const entry: CountyIndex = {
      peopleKey,
      namesKey,
      indexKey: storeKeys.registryIndex(county, digestOf(content.index)),
      registerKey: storeKeys.register(county, digestOf(lines)),
      households: content.register.length,
      persons: countPersons(content.index),
      rosterFileId: content.rosterFileId,
      keyVersions: content.keyVersions,
      ...(content.keyPrints !== undefined && { keyPrints: content.keyPrints }),
    };
    await this.#store.write(entry.indexKey, content.index);
    await this.#store.write(entry.registerKey, lines, 'application/x-ndjson');
    await this.#store.write(peopleKey, people, 'application/x-ndjson');
    await this.#store.write(namesKey, names, 'application/x-ndjson');
    for (;;) {
      const known = await this.readMap();
      if (stateOf(known, county) !== stateOf(since.map, county)) return false;
      const counties = { ...known.counties, [county]: entry };
      const left = importsOf(known, county).filter((begun) => !since.isOver(begun));
      const importing = { ...known.importing, [county]: left };
      const next: RegistryMap = {
        version: versionOf(counties),
        revision: known.revision + 1,
        counties,
        importing,
      };
      if (await this.#swap(known, next)) return true;
    }
  }

  /** The households of a county in the order of the register. */
  async readRegister(entry: CountyIndex | undefined): Promise<RegisterLine[]> {
    if (entry === undefined) return [];
    const { registerKey: key } = entry;
    if (this.#register?.key === key) return this.#register.lines;
    const lines: RegisterLine[] = [];
    for await (const line of this.#store.readLines(key)) lines.push(registerLine.parse(line));
    this.#register = { key, lines };
    return lines;
  }

  /** The households of all counties; kept in memory until their registers change. */
  async readHouseholds({ counties }: Pick<RegistryMap, 'counties'>): Promise<ReadonlySet<string>> {
    const keys = Object.values(counties)
      .map(({ registerKey }) => registerKey)
      .join('\n');
    if (this.#households?.keys !== keys) {
      const ids = new Set<string>();
      for (const county of Object.values(counties))
        for (const { householdId } of await this.readRegister(county)) ids.add(householdId);
      this.#households = { keys, ids };
    }
    return this.#households.ids;
  }

  /** Who is who in a county's households; undefined where that was not kept yet. */
  async readPeople(entry: CountyIndex | undefined): Promise<HouseholdPeople[] | undefined> {
    if (entry === undefined) return [];
    if (entry.peopleKey === undefined) return undefined;
    const lines: HouseholdPeople[] = [];
    for await (const line of this.#store.readLines(entry.peopleKey)) lines.push(householdPeople.parse(line));
    return lines;
  }

  /** What a county's households are looked up by, kept in memory until it changes; undefined where that was not kept yet. */
  async readNames(entry: CountyIndex | undefined): Promise<readonly HouseholdNames[] | undefined> {
    if (entry === undefined) return [];
    const { namesKey: key } = entry;
    if (key === undefined) return undefined;
    if (this.#names?.key === key) return this.#names.lines;
    const lines: HouseholdNames[] = [];
    for await (const line of this.#store.readLines(key)) lines.push(householdNames.parse(line));
    this.#names = { key, lines };
    return lines;
  }

  #swap(known: RegistryMap, next: RegistryMap): Promise<boolean> {
    const revision = known.revision === 0 ? undefined : known.revision;
    return this.#table.put({ ...operationKeys.registry, ...next }, isUnchanged('revision', revision));
  }
}

/** The imports of a county that have begun to write and have not ended. */
export function importsOf({ importing }: RegistryMap, county: string): readonly RosterImport[] {
  return importing?.[county] ?? [];
}

function stateOf(map: RegistryMap, county: string): string {
  return canonicalJson([map.counties[county] ?? null, importsOf(map, county)]);
}

/** Version of a registry index: a digest of the map county → index object. */
function versionOf(counties: RegistryMap['counties']): string {
  const pairs = Object.keys(counties)
    .sort()
    .map((county) => `${county} ${counties[county]?.indexKey ?? ''}`);
  return digestOf(pairs.join('\n')).slice(0, 16);
}

function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
