/** Tombstones of what was forgotten, in their order, and the households that are to be erased. */
import { erasure, tombstone, type Erasure, type Forgetting, type Tombstone } from '../contracts/forgotten.ts';
import { chainTombstone } from '../domain/retention/tombstones.ts';
import { isAbsent, isUnchanged } from './aws/expressions.ts';
import type { Item, Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export class Forgotten {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** All of them, the first one first. */
  async readAll(): Promise<Tombstone[]> {
    const tombstones: Tombstone[] = [];
    for await (const item of this.#table.query({ partition: operationKeys.tombstones }))
      tombstones.push(tombstone.parse(withoutKey(item)));
    return tombstones;
  }

  async newest(): Promise<Tombstone | undefined> {
    const partition = operationKeys.tombstones;
    const { items } = await this.#table.queryPage({ partition, backwards: true, limit: 1 });
    return items[0] && tombstone.parse(withoutKey(items[0]));
  }

  /** Puts on record that something is about to be forgotten, behind all that was. */
  async add(forgetting: Forgetting): Promise<Tombstone> {
    for (;;) {
      const next = chainTombstone(await this.newest(), forgetting);
      const isFirst = await this.#table.put({ ...operationKeys.tombstone(next.sequence), ...next }, isAbsent);
      if (isFirst) return next;
    }
  }
}

export class Erasures {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async read(household: string): Promise<Erasure | undefined> {
    const item = await this.#table.get(operationKeys.erasure(household));
    return item && erasure.parse(withoutKey(item));
  }

  async readAll(): Promise<Erasure[]> {
    const erasures: Erasure[] = [];
    for await (const item of this.#table.query({ partition: operationKeys.erasures }))
      erasures.push(erasure.parse(withoutKey(item)));
    return erasures;
  }

  /** @param before as it was read; undefined for a new one. @returns false when it has changed meanwhile */
  write(changed: Omit<Erasure, 'revision'>, before: Erasure | undefined): Promise<boolean> {
    const revision = (before?.revision ?? 0) + 1;
    const item = { ...operationKeys.erasure(changed.household), ...changed, revision };
    return this.#table.put(item, isUnchanged('revision', before?.revision));
  }
}

function withoutKey({ pk: _pk, sk: _sk, ...stored }: Item): Item {
  return stored;
}
