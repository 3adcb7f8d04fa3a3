/** Scans, restores and migrates whole tables, for the commands of operators. Functions may not scan a table. */
import { NamedError } from '../contracts/named-error.ts';
import { allOf, isPresent, lacks } from './aws/expressions.ts';
import type { Item, Page, Table, TableKey } from './aws/table.ts';
import { isOfHousehold } from './keys.ts';
import { unpack } from './packed.ts';

/** Every item of a table, a page at a time; a table that there is not is named. */
export async function* scanTable(table: Table, attributes?: readonly string[]): AsyncGenerator<Item> {
  let next: Item | undefined;
  do {
    const page: Page = await table
      .scanPage(attributes === undefined ? {} : { attributes }, next)
      .catch((error: unknown) => {
        throw (error as Error).name === 'ResourceNotFoundException'
          ? new TableMissingError(table.name)
          : error;
      });
    yield* page.items;
    next = page.next;
  } while (next !== undefined);
}

/** The key of every item. */
export async function* scanKeys(table: Table): AsyncGenerator<TableKey> {
  for await (const { pk, sk } of scanTable(table, ['pk', 'sk'])) yield { pk: String(pk), sk: String(sk) };
}

export class TableMissingError extends NamedError {
  readonly name = 'TableMissingError';
  constructor(table = '') {
    super(`没有此表 there is no table ${table}`);
  }
}

/** An item as JSON can say it: what is stored deflated is inflated, a set is a sorted list. */
export function readableItem(item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, readable(value)]));
}

function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return unpack(value);
  return value instanceof Set ? [...(value as Set<string | number>)].sort() : value;
}

/** What a table holds: how many items of households, how many others, and under which keys. */
export interface Held {
  households: number;
  operations: number;
  keys: ReadonlySet<string>;
}

export async function readHeld(table: Table): Promise<Held> {
  const held = { households: 0, operations: 0, keys: new Set<string>() };
  for await (const key of scanKeys(table)) {
    held[isOfHousehold(key.pk) ? 'households' : 'operations'] += 1;
    held.keys.add(nameOf(key));
  }
  return held;
}

/**
 * Makes a table equal to another one. Cut off, it is done again.
 * @returns how many items were put and how many were there that the other has not
 */
export async function makeEqual({
  from,
  to,
}: {
  from: Table;
  to: Table;
}): Promise<{ put: number; removed: number }> {
  const there = new Set<string>();
  await to.putAll(noted(scanTable(from), there));
  let removed = 0;
  const surplus = async function* () {
    for await (const key of scanKeys(to)) {
      if (there.has(nameOf(key))) continue;
      removed += 1;
      yield key;
    }
  };
  await to.deleteAll(surplus());
  return { put: there.size, removed };
}

/**
 * Adds attributes to the items of a table that lack them. What somebody writes meanwhile stays; cut off, it is done again.
 * @param add what an item lacks; undefined where it lacks nothing
 * @returns how many items lacked something
 */
export async function addToItems(
  table: Table,
  { add, apply }: { add: (item: Item) => Item | undefined; apply: boolean },
): Promise<number> {
  let lacking = 0;
  for await (const item of scanTable(table)) {
    const added = add(item);
    if (added === undefined) continue;
    lacking += 1;
    if (!apply) continue;
    const key = { pk: String(item['pk']), sk: String(item['sk']) };
    await table.update(key, { set: added }, allOf(isPresent, ...Object.keys(added).map(lacks)));
  }
  return lacking;
}

async function* noted(items: AsyncIterable<Item>, names: Set<string>): AsyncGenerator<Item> {
  for await (const item of items) {
    names.add(nameOf(item));
    yield item;
  }
}

function nameOf({ pk, sk }: Item | TableKey): string {
  return JSON.stringify([pk, sk]);
}
