/** Tables read and written whole: by the commands of operators. Functions may not scan a table. */
import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import {
  ScanCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type ScanCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { NamedError } from '../../contracts/named-error.ts';
import { isOfHousehold } from '../keys.ts';
import { deleteItems, heldCondition, putItems, unpack } from './tables.ts';

type Item = Record<string, unknown>;

/** Every item of a table, a page at a time; a table that there is not is named. */
export async function* scanTable(
  client: DynamoDBDocumentClient,
  input: Pick<ScanCommandInput, 'TableName' | 'ProjectionExpression'>,
): AsyncGenerator<Item> {
  let startKey: Item | undefined;
  do {
    const page = await client
      .send(
        new ScanCommand({ ...input, ConsistentRead: true, ...(startKey && { ExclusiveStartKey: startKey }) }),
      )
      .catch((error: unknown) => {
        throw error instanceof ResourceNotFoundException ? new TableMissingError(input.TableName) : error;
      });
    yield* page.Items ?? [];
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
}

export class TableMissingError extends NamedError {
  readonly name = 'TableMissingError';
  constructor(table = '') {
    super(`there is no table ${table}`);
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

export async function readHeld(client: DynamoDBDocumentClient, table: string): Promise<Held> {
  const held = { households: 0, operations: 0, keys: new Set<string>() };
  for await (const key of scanTable(client, { TableName: table, ProjectionExpression: 'pk, sk' })) {
    held[isOfHousehold(String(key['pk'])) ? 'households' : 'operations'] += 1;
    held.keys.add(nameOf(key));
  }
  return held;
}

/**
 * Makes a table equal to another one. Cut off, it is done again.
 * @returns how many items were put and how many were there that the other has not
 */
export async function makeEqual(
  client: DynamoDBDocumentClient,
  { from, to }: { from: string; to: string },
): Promise<{ put: number; removed: number }> {
  const there = new Set<string>();
  await putItems(client, to, noted(scanTable(client, { TableName: from }), there));
  let removed = 0;
  const surplus = async function* () {
    for await (const key of scanTable(client, { TableName: to, ProjectionExpression: 'pk, sk' })) {
      if (there.has(nameOf(key))) continue;
      removed += 1;
      yield { pk: String(key['pk']), sk: String(key['sk']) };
    }
  };
  await deleteItems(client, to, surplus());
  return { put: there.size, removed };
}

/**
 * Adds attributes to the items of a table that lack them. What somebody writes meanwhile stays; cut off, it is done again.
 * @param add what an item lacks; undefined where it lacks nothing
 * @returns how many items lacked something
 */
export async function addToItems(
  client: DynamoDBDocumentClient,
  { table, add, apply }: { table: string; add: (item: Item) => Item | undefined; apply: boolean },
): Promise<number> {
  let lacking = 0;
  for await (const item of scanTable(client, { TableName: table })) {
    const added = add(item);
    if (added === undefined) continue;
    lacking += 1;
    if (apply) await addAttributes(client, table, item, added);
  }
  return lacking;
}

async function addAttributes(client: DynamoDBDocumentClient, table: string, { pk, sk }: Item, added: Item) {
  const attributes = Object.entries(added);
  const each = (say: (n: number) => string, join: string) => attributes.map((_, n) => say(n)).join(join);
  await heldCondition(
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: `SET ${each((n) => `#a${n} = :a${n}`, ', ')}`,
        ConditionExpression: `attribute_exists(pk) AND ${each((n) => `attribute_not_exists(#a${n})`, ' AND ')}`,
        ExpressionAttributeNames: Object.fromEntries(attributes.map(([name], n) => [`#a${n}`, name])),
        ExpressionAttributeValues: Object.fromEntries(attributes.map(([, value], n) => [`:a${n}`, value])),
      }),
    ),
  );
}

async function* noted(items: AsyncIterable<Item>, names: Set<string>): AsyncGenerator<Item> {
  for await (const item of items) {
    names.add(nameOf(item));
    yield item;
  }
}

function nameOf({ pk, sk }: Item): string {
  return JSON.stringify([pk, sk]);
}
