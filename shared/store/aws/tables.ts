/** What all tables share: whole queries, batched writes, and conditions that fail as values. */
import {
  BatchGetCommand,
  BatchWriteCommand,
  QueryCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TableKey } from '../keys.ts';
import { NamedError } from '../../contracts/named-error.ts';

type Item = Record<string, unknown>;
type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

const largestBatch = 25;
const batchesAtOnce = 4;
const mostAttempts = 10;

/** All items of a query, read consistently unless it is on an index. */
export async function* queryItems(
  client: DynamoDBDocumentClient,
  input: QueryCommandInput,
): AsyncGenerator<Item> {
  for await (const items of queryPages(client, input)) yield* items;
}

/**
 * The same page by page.
 * @param ahead the next page is asked for while one is looked at
 */
export async function* queryPages(
  client: DynamoDBDocumentClient,
  input: QueryCommandInput,
  { ahead = false } = {},
): AsyncGenerator<Item[]> {
  const ask = (startKey?: Item): Promise<QueryCommandOutput> => {
    const from = startKey && { ExclusiveStartKey: startKey };
    const answer = client.send(
      new QueryCommand({ ConsistentRead: input.IndexName === undefined, ...input, ...from }),
    );
    // Who stops reading does not wait for it any more; who reads on meets its error there.
    answer.catch(() => undefined);
    return answer;
  };
  let next: Promise<QueryCommandOutput> | undefined = ask();
  while (next !== undefined) {
    const { Items = [], LastEvaluatedKey: startKey }: QueryCommandOutput = await next;
    next = ahead && startKey ? ask(startKey) : undefined;
    yield Items;
    if (!ahead && startKey) next = ask(startKey);
  }
}

const largestRead = 100;

/** Items by key, however many, in no particular order; keys without an item are left out. */
export async function* getItems(
  client: DynamoDBDocumentClient,
  table: string,
  keys: AsyncIterable<TableKey> | Iterable<TableKey>,
): AsyncGenerator<Item> {
  let batch: TableKey[] = [];
  for await (const key of keys) {
    batch.push(key);
    if (batch.length < largestRead) continue;
    yield* readBatch(client, table, batch);
    batch = [];
  }
  if (batch.length > 0) yield* readBatch(client, table, batch);
}

async function* readBatch(client: DynamoDBDocumentClient, table: string, keys: TableKey[]) {
  let pending: Item[] = keys.map((key) => ({ ...key }));
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    if (attempt > mostAttempts) throw new ReadsUnprocessedError(table, pending.length);
    if (attempt > 1) await sleep(Math.random() * Math.min(5_000, 50 * 2 ** attempt));
    const request = { [table]: { Keys: pending, ConsistentRead: true } };
    const answer = await client.send(new BatchGetCommand({ RequestItems: request }));
    const items = answer.Responses?.[table] ?? [];
    // What does not fit into one answer is left for the next, which is no reason to wait.
    if (items.length > 0) attempt = 0;
    yield* items;
    pending = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
}

/** DynamoDB kept refusing reads; the message is retried later. */
class ReadsUnprocessedError extends NamedError {
  readonly name = 'ReadsUnprocessedError';
  constructor(table: string, count: number) {
    super(`${count} reads of table ${table} were still unprocessed after ${mostAttempts} attempts`);
  }
}

/** Puts items, however many; unprocessed ones are sent again with jitter. */
export async function putItems(
  client: DynamoDBDocumentClient,
  table: string,
  items: AsyncIterable<Item> | Iterable<Item>,
) {
  await writeAll(client, table, items, (item) => ({ PutRequest: { Item: item } }));
}

/** Deletes items by key, however many. */
export async function deleteItems(
  client: DynamoDBDocumentClient,
  table: string,
  keys: AsyncIterable<TableKey> | Iterable<TableKey>,
) {
  await writeAll(client, table, keys, (key) => ({ DeleteRequest: { Key: key } }));
}

async function writeAll<T>(
  client: DynamoDBDocumentClient,
  table: string,
  source: AsyncIterable<T> | Iterable<T>,
  request: (value: T) => WriteRequest,
) {
  const running = new Set<Promise<void>>();
  let batch: WriteRequest[] = [];
  const flush = async () => {
    const writing = writeBatch(client, table, batch).finally(() => running.delete(writing));
    running.add(writing);
    batch = [];
    if (running.size >= batchesAtOnce) await Promise.race(running);
  };
  try {
    for await (const value of source) {
      batch.push(request(value));
      if (batch.length === largestBatch) await flush();
    }
    if (batch.length > 0) await flush();
  } finally {
    await Promise.all(running);
  }
}

async function writeBatch(client: DynamoDBDocumentClient, table: string, requests: WriteRequest[]) {
  let pending = requests;
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    if (attempt > mostAttempts) throw new WritesUnprocessedError(table, pending.length);
    if (attempt > 1) await sleep(Math.random() * Math.min(5_000, 50 * 2 ** attempt));
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: pending } }));
    pending = answer.UnprocessedItems?.[table] ?? [];
  }
}

/** DynamoDB kept refusing writes; the message is retried later. */
export class WritesUnprocessedError extends NamedError {
  readonly name = 'WritesUnprocessedError';
  constructor(table: string, count: number) {
    super(`${count} writes to table ${table} were still unprocessed after ${mostAttempts} attempts`);
  }
}

/** Carries out a conditional write; says as a value whether its condition held. */
export async function heldCondition(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    // By its name: a bundle may have the class twice, or under another name.
    if ((error as Error).name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/** Long lists are stored deflated: reading and writing cost by the size of an item. */
export function pack(value: unknown): Uint8Array {
  // A copy: what zlib gives is a few hundred bytes of a buffer of sixteen thousand, which would be kept with them.
  return new Uint8Array(deflateRawSync(JSON.stringify(value)));
}

export function unpack(bytes: unknown): unknown {
  return JSON.parse(inflateRawSync(bytes as Uint8Array).toString('utf8'));
}
