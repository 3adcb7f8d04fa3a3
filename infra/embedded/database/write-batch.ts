/** BatchWriteItem: all of a batch in one change of the store, and one record of its log. */
import type { Change } from './ordered-texts.ts';
import { words, type Callback, type TableDescription } from './dynalite-parts.ts';
import { toStored, type Item } from './stored-items.ts';
import { mostItemBytes, type TableStore } from './table-store.ts';

type WriteRequest = { PutRequest?: { Item: Item } | undefined; DeleteRequest?: { Key: Item } | undefined };

export interface BatchRequest {
  RequestItems: Readonly<Record<string, readonly WriteRequest[]>>;
  ReturnConsumedCapacity?: string;
}

const mostRequests = 25;
const writeUnitBytes = 1024;

/** In the place of dynalite's own action. */
export function batchWriteItem(store: TableStore, request: BatchRequest, done: Callback<unknown>): void {
  try {
    done(null, writeBatch(store, request));
  } catch (error) {
    done(error as Error);
  }
}

/** @throws Error with `statusCode` and `body`, as dynalite's are, for a batch that DynamoDB refuses */
function writeBatch(
  store: TableStore,
  { RequestItems: tables, ReturnConsumedCapacity: capacity }: BatchRequest,
) {
  const all = Object.values(tables).reduce((sum, { length }) => sum + length, 0);
  if (all === 0 || all > mostRequests)
    throw words.validationError(`Too many items requested for the BatchWriteItem call, or none: ${all}`);
  const parts = Object.entries(tables).map(([name, requests]) => planWrites(store, name, requests));
  store.change(parts.flatMap(({ changes }) => changes));
  const units = parts.map(({ name, units }) => ({ TableName: name, CapacityUnits: units }));
  const isWanted = capacity === 'TOTAL' || capacity === 'INDEXES';
  return { UnprocessedItems: {}, ...(isWanted && { ConsumedCapacity: units }) };
}

function planWrites(store: TableStore, name: string, requests: readonly WriteRequest[]) {
  const table = findTable(store, name);
  const indexes = table.GlobalSecondaryIndexes ?? [];
  const { texts } = store.getItemDb(name);
  const seen = new Set<string>();
  const changes: Change[] = [];
  let units = 0;
  for (const { PutRequest: put, DeleteRequest: removal } of requests) {
    const item = put?.Item;
    const key = keyOf(item ?? removal?.Key ?? {}, item, table);
    if (seen.has(key)) throw words.validationError('Provided list of item keys contains duplicates');
    seen.add(key);
    const stored = item && toStored(item);
    if (stored !== undefined && stored.bytes > mostItemBytes)
      throw words.validationError('Item size has exceeded the maximum allowed size');
    const former = texts.get(key);
    units += Math.max(1, Math.ceil(Math.max(stored?.bytes ?? 0, former?.bytes ?? 0) / writeUnitBytes));
    if (indexes.length > 0) {
      const existing = former && (JSON.parse(former.text) as Item);
      const { puts, deletes } = words.getIndexActions(indexes, existing, item, table);
      const at = (index: string): string => `index-global~${name}~${index}`;
      changes.push(...deletes.map(({ index, key }) => ({ place: at(index), key, stored: undefined })));
      changes.push(
        ...puts.map(({ index, key, item }) => ({ place: at(index), key, stored: toStored(item) })),
      );
    }
    changes.push({ place: `item-${name}`, key, stored });
  }
  return { name, changes, units };
}

function keyOf(keys: Item, item: Item | undefined, table: TableDescription): string {
  const wrong = item === undefined ? words.validateKey(keys, table) : words.validateItem(item, table);
  if (wrong) throw wrong;
  return words.createKey(keys, table);
}

function findTable(store: TableStore, name: string): TableDescription {
  let found: unknown;
  store.getTable(name, (error, table) => {
    if (error) throw error;
    found = table;
  });
  return found as TableDescription;
}
