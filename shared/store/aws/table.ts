/** A DynamoDB table: single items under conditions that fail as values, ranges page by page, many items in batches. */
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { NamedError } from '../../contracts/named-error.ts';
import { Placeholders, updateExpression, type Change, type Condition } from './expressions.ts';

export type TableKey = {
  pk: string;
  sk: string;
};

/** An item of a table, its keys `pk` and `sk` among its attributes. */
export type Item = Readonly<Record<string, unknown>>;

/** The items of one partition, in the order of their sort keys. */
export interface Range {
  partition: string;
  /** A secondary index by its own keys; otherwise the table itself is read, consistently. */
  index?: { name: string; partition: string; sort: string };
  /** Only sort keys that begin so. */
  beginsWith?: string;
  /** Only sort keys from one to another, both included. */
  between?: readonly [first: string, last: string];
  /** From the last to the first. */
  backwards?: boolean;
  attributes?: readonly string[];
  /** So many items a page; otherwise as many as DynamoDB gives at once. */
  limit?: number;
  /** The key behind which to begin. */
  after?: Item | undefined;
}

/** A part of the table: number `segment`, from 0, of `of`. All items of a partition are in one. */
export interface Segment {
  segment: number;
  of: number;
}

export interface Page {
  items: readonly Item[];
  /** Where the next page begins; undefined after the last. */
  next: Item | undefined;
}

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];
type Many<T> = AsyncIterable<T> | Iterable<T>;

const largestWrite = 25;
const largestRead = 100;
const batchesAtOnce = 4;
const mostAttempts = 10;

export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly name: string;

  constructor(client: DynamoDBDocumentClient, name: string) {
    this.#client = client;
    this.name = name;
  }

  async get(key: TableKey): Promise<Item | undefined> {
    const { Item: item } = await this.#client.send(
      new GetCommand({ TableName: this.name, Key: key, ConsistentRead: true }),
    );
    return item;
  }

  /** Writes a whole item. @returns false when its condition did not hold */
  put(item: Item, condition?: Condition): Promise<boolean> {
    return heldCondition(
      this.#client.send(new PutCommand({ TableName: this.name, Item: item, ...conditioned(condition) })),
    );
  }

  /** Removes an item; where there is none, nothing happens. @returns false when its condition did not hold */
  delete(key: TableKey, condition?: Condition): Promise<boolean> {
    return heldCondition(
      this.#client.send(new DeleteCommand({ TableName: this.name, Key: key, ...conditioned(condition) })),
    );
  }

  /** Changes attributes of an item. @returns false when its condition did not hold */
  update(key: TableKey, change: Change, condition?: Condition): Promise<boolean> {
    return heldCondition(this.#update(key, change, condition, 'NONE'));
  }

  /** The same, and reads the item as it is then. Errors: its condition did not hold. */
  async updateAndGet(key: TableKey, change: Change, condition?: Condition): Promise<Item> {
    return (await this.#update(key, change, condition, 'ALL_NEW')).Attributes ?? {};
  }

  #update(key: TableKey, change: Change, condition: Condition | undefined, ReturnValues: 'NONE' | 'ALL_NEW') {
    const use = new Placeholders();
    const UpdateExpression = updateExpression(change, use);
    const input = { TableName: this.name, Key: key, UpdateExpression, ReturnValues };
    return this.#client.send(new UpdateCommand({ ...input, ...conditioned(condition, use) }));
  }

  /** All items of a range. */
  async *query(range: Range): AsyncGenerator<Item> {
    for await (const items of this.queryPages(range)) yield* items;
  }

  /** The same page by page. @param ahead the next page is asked for while one is looked at */
  async *queryPages(range: Range, { ahead = false } = {}): AsyncGenerator<readonly Item[]> {
    const ask = (after?: Item): Promise<Page> => {
      const page = this.queryPage(after === undefined ? range : { ...range, after });
      // Who stops reading does not wait for it any more; who reads on meets its error there.
      page.catch(() => undefined);
      return page;
    };
    let coming: Promise<Page> | undefined = ask();
    while (coming !== undefined) {
      const { items, next }: Page = await coming;
      coming = ahead && next ? ask(next) : undefined;
      yield items;
      if (!ahead && next) coming = ask(next);
    }
  }

  async queryPage(range: Range): Promise<Page> {
    const use = new Placeholders();
    const answer = await this.#client.send(
      new QueryCommand({
        TableName: this.name,
        IndexName: range.index?.name,
        ConsistentRead: range.index === undefined,
        KeyConditionExpression: keyCondition(range, use),
        ...projected(range.attributes, use),
        ...use.parameters,
        ...(range.backwards === true && { ScanIndexForward: false }),
        Limit: range.limit,
        ExclusiveStartKey: range.after,
      }),
    );
    return { items: answer.Items ?? [], next: answer.LastEvaluatedKey };
  }

  /** A page of the whole table, or of a segment of it. */
  async scanPage(
    part: { segment?: Segment; limit?: number; attributes?: readonly string[] },
    after: Item | undefined,
  ): Promise<Page> {
    const use = new Placeholders();
    const answer = await this.#client.send(
      new ScanCommand({
        TableName: this.name,
        Segment: part.segment?.segment,
        TotalSegments: part.segment?.of,
        ConsistentRead: true,
        ...projected(part.attributes, use),
        ...use.parameters,
        Limit: part.limit,
        ExclusiveStartKey: after,
      }),
    );
    return { items: answer.Items ?? [], next: answer.LastEvaluatedKey };
  }

  /** Items by key, however many, in no particular order; keys without an item are left out. */
  async *getAll(keys: Many<TableKey>): AsyncGenerator<Item> {
    for await (const batch of inBatches(keys, largestRead)) yield* this.#readBatch(batch);
  }

  async *#readBatch(keys: readonly TableKey[]): AsyncGenerator<Item> {
    let pending: Item[] = keys.map((key) => ({ ...key }));
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      await pauseBefore(attempt, () => new RequestsUnprocessedError('reads', this.name, pending.length));
      const answer = await this.#client.send(
        new BatchGetCommand({ RequestItems: { [this.name]: { Keys: pending, ConsistentRead: true } } }),
      );
      const items = answer.Responses?.[this.name] ?? [];
      // What does not fit into one answer is left for the next, which is no reason to wait.
      if (items.length > 0) attempt = 0;
      yield* items;
      pending = answer.UnprocessedKeys?.[this.name]?.Keys ?? [];
    }
  }

  /** Puts items, however many; unprocessed ones are sent again with jitter. */
  putAll(items: Many<Item>): Promise<void> {
    return this.#writeAll(items, (item) => ({ PutRequest: { Item: item } }));
  }

  /** Deletes items by key, however many. */
  deleteAll(keys: Many<TableKey>): Promise<void> {
    return this.#writeAll(keys, (key) => ({ DeleteRequest: { Key: key } }));
  }

  async #writeAll<T>(source: Many<T>, request: (value: T) => WriteRequest): Promise<void> {
    const running = new Set<Promise<void>>();
    try {
      for await (const batch of inBatches(source, largestWrite)) {
        const writing = this.#writeBatch(batch.map(request)).finally(() => running.delete(writing));
        running.add(writing);
        if (running.size >= batchesAtOnce) await Promise.race(running);
      }
    } finally {
      await Promise.all(running);
    }
  }

  async #writeBatch(requests: WriteRequest[]): Promise<void> {
    let pending = requests;
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      await pauseBefore(attempt, () => new RequestsUnprocessedError('writes', this.name, pending.length));
      const answer = await this.#client.send(
        new BatchWriteCommand({ RequestItems: { [this.name]: pending } }),
      );
      pending = answer.UnprocessedItems?.[this.name] ?? [];
    }
  }
}

/** DynamoDB kept refusing; the message is retried later. */
export class RequestsUnprocessedError extends NamedError {
  readonly name = 'RequestsUnprocessedError';
  constructor(what: 'reads' | 'writes', table: string, count: number) {
    super(`${count} ${what} of table ${table} were still unprocessed after ${mostAttempts} attempts`);
  }
}

async function pauseBefore(attempt: number, gaveUp: () => Error): Promise<void> {
  if (attempt > mostAttempts) throw gaveUp();
  if (attempt > 1) await sleep(Math.random() * Math.min(5_000, 50 * 2 ** attempt));
}

async function* inBatches<T>(values: Many<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const value of values) {
    batch.push(value);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function conditioned(condition: Condition | undefined, use = new Placeholders()) {
  const expression = condition?.(use);
  return { ...use.parameters, ...(expression !== undefined && { ConditionExpression: expression }) };
}

function keyCondition({ index, partition, beginsWith, between }: Range, use: Placeholders): string {
  const ofPartition = `${use.name(index?.partition ?? 'pk')} = ${use.value(partition)}`;
  const sort = index?.sort ?? 'sk';
  if (beginsWith !== undefined)
    return `${ofPartition} AND begins_with(${use.name(sort)}, ${use.value(beginsWith)})`;
  if (between === undefined) return ofPartition;
  const [first, last] = between;
  return `${ofPartition} AND ${use.name(sort)} BETWEEN ${use.value(first)} AND ${use.value(last)}`;
}

function projected(attributes: readonly string[] | undefined, use: Placeholders) {
  return attributes && { ProjectionExpression: attributes.map((name) => use.name(name)).join(', ') };
}

async function heldCondition(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    // By its name: a bundle may have the class twice, or under another name.
    if ((error as Error).name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
