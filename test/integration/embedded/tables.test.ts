/** The tables of the embedded target give the same answers over a connection and within the process, and outlast it. */
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type Database } from '../../../infra/embedded/database/index.ts';
import { handOverTables } from '../../../infra/embedded/database/in-process.ts';
import { createTable } from '../../../infra/embedded/tables.ts';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { makeFolders } from './temporary-folder.ts';

const makeFolder = makeFolders('tables');
const symbol = Symbol.for('hedui.tables-in-process');
const region = 'cn-north-1';
const credentials = { accessKeyId: 'EMBEDDED', secretAccessKey: 'embedded' };
const properties = {
  AttributeDefinitions: ['pk', 'sk', 'listOf', 'orderIn'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    {
      IndexName: 'lists',
      KeySchema: [
        { AttributeName: 'listOf', KeyType: 'HASH' as const },
        { AttributeName: 'orderIn', KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['shown'] },
    },
  ],
};

let database: Database;
let ways: Record<'over a connection' | 'within the process', DynamoDBDocumentClient>;

beforeAll(async () => {
  database = await startDatabase(undefined, region);
  const engine = { endpoint: database.endpoint, region, accessKeyId: credentials.accessKeyId };
  for (const name of ['connection', 'process']) await createTable(engine, name, properties);
  const port = database.connect();
  if (port === undefined) throw new Error('the database takes no ports');
  handOverTables(port);
  const { tables } = createClients({ dynamodb: { endpoint: 'http://127.0.0.1:1', region, credentials } });
  Reflect.deleteProperty(globalThis, symbol);
  ways = {
    'over a connection': DynamoDBDocumentClient.from(
      new DynamoDBClient({ endpoint: database.endpoint, region, credentials }),
      { marshallOptions: { removeUndefinedValues: true } },
    ),
    'within the process': tables,
  };
});

afterAll(() => database.close());

/** Everything that Hedui asks of tables, in one story; what came of it, step by step. */
async function playStory(client: DynamoDBDocumentClient, TableName: string): Promise<unknown[]> {
  const result: unknown[] = [];
  const tell = async (step: Promise<object>): Promise<void> => {
    const outcome = await step.catch((error: unknown) => ({
      refused: (error as Error).name,
    }));
    const { $metadata: _, ...rest } = outcome as { $metadata?: unknown };
    result.push(plain(rest));
  };
  const key = (pk: string, sk: string) => ({ pk, sk });
  const items = Array.from({ length: 25 }, (_, n) => ({
    ...key(`h${n % 5}`, `MEMBER#${n}`),
    name: `张${n}`,
    blank: undefined,
    rows: Buffer.from([n, 255]),
    nested: { list: [1, 'zwei', null, true, 2.5], empty: {} },
    ...(n % 2 === 0 && { listOf: 'open', orderIn: String(n).padStart(2, '0'), shown: `𠮷${n}` }),
  }));
  const puts = items.map((Item) => ({ PutRequest: { Item } }));
  await tell(client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } })));
  await tell(client.send(new BatchWriteCommand({ RequestItems: { [TableName]: [...puts, ...puts] } })));
  await tell(
    client.send(
      new BatchWriteCommand({
        RequestItems: {
          [TableName]: [{ DeleteRequest: { Key: key('h0', 'MEMBER#0') } }, ...puts.slice(1, 3)],
        },
      }),
    ),
  );
  await tell(client.send(new GetCommand({ TableName, Key: key('h1', 'MEMBER#1'), ConsistentRead: true })));
  await tell(client.send(new GetCommand({ TableName, Key: key('h1', 'none') })));
  const query = {
    TableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': 'h2', ':sk': 'MEMBER#' },
    ConsistentRead: true,
    Limit: 2,
  };
  await tell(client.send(new QueryCommand(query)));
  await tell(
    client.send(
      new QueryCommand({ ...query, ExclusiveStartKey: key('h2', 'MEMBER#12'), ScanIndexForward: false }),
    ),
  );
  await tell(
    client.send(
      new QueryCommand({
        TableName,
        IndexName: 'lists',
        KeyConditionExpression: 'listOf = :list',
        FilterExpression: 'shown <> :other',
        ExpressionAttributeValues: { ':list': 'open', ':other': '𠮷4' },
        Limit: 5,
      }),
    ),
  );
  const Item = { ...key('h9', 'CASE#1'), version: 1 };
  const once = { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' };
  await tell(client.send(new PutCommand(once)));
  await tell(client.send(new PutCommand(once)));
  const add = {
    TableName,
    Key: key('h9', 'RUN'),
    UpdateExpression: 'ADD #done :n, #names :s SET #state = :state',
    ExpressionAttributeNames: { '#done': 'done', '#names': 'names', '#state': 'state' },
    ReturnValues: 'ALL_NEW' as const,
  };
  const values = { ':n': new Set([3, 1]), ':s': new Set(['银行']), ':state': 'open' };
  await tell(client.send(new UpdateCommand({ ...add, ExpressionAttributeValues: values })));
  await tell(
    client.send(
      new UpdateCommand({
        ...add,
        ConditionExpression: 'attribute_not_exists(pk)',
        ExpressionAttributeValues: values,
      }),
    ),
  );
  await tell(
    client.send(new DeleteCommand({ TableName, Key: key('h9', 'CASE#1'), ReturnValues: 'ALL_OLD' })),
  );
  const Keys = [key('h3', 'MEMBER#3'), key('h3', 'none')];
  await tell(
    client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } })),
  );
  for (const Segment of [0, 1])
    await tell(client.send(new ScanCommand({ TableName, Segment, TotalSegments: 2, ConsistentRead: true })));
  await tell(
    client.send(new PutCommand({ TableName, Item: { ...key('h9', 'LARGE'), text: 'x'.repeat(410_000) } })),
  );
  await tell(client.send(new GetCommand({ TableName: 'no-such-table', Key: key('a', 'b') })));
  return result;
}

/** Sets and bytes as something that can be compared. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].sort() };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

test('a story of every kind of request goes the same way over a connection and within the process', async () => {
  const over = await playStory(ways['over a connection'], 'connection');
  const within = await playStory(ways['within the process'], 'process');
  const renamed = JSON.parse(JSON.stringify(within).replaceAll('"process"', '"connection"')) as unknown[];
  expect(renamed).toEqual(over);
  expect(over).toContainEqual({ refused: 'ConditionalCheckFailedException' });
});

test('a page ends at a megabyte, and pages name every item once', async () => {
  const { 'within the process': client } = ways;
  const text = 'x'.repeat(100_000);
  for (let n = 0; n < 25; n += 1)
    await client.send(
      new PutCommand({ TableName: 'process', Item: { pk: `large${n % 3}`, sk: String(n), text } }),
    );
  const seen: string[] = [];
  const pages: number[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: 'process', ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    const large = (page.Items ?? []).filter(({ pk }) => String(pk).startsWith('large'));
    seen.push(...large.map(({ sk }) => String(sk)));
    pages.push(large.length);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  expect(seen.toSorted()).toEqual(Array.from({ length: 25 }, (_, n) => String(n)).toSorted());
  expect(Math.max(...pages)).toBeLessThanOrEqual(11);
});

test('what was written is there after a start from the same folder, without what was removed', async () => {
  const folder = makeFolder();
  const write = async (step: (client: DynamoDBDocumentClient) => Promise<unknown>): Promise<unknown> => {
    const kept = await startDatabase(folder, region);
    const engine = { endpoint: kept.endpoint, region, accessKeyId: credentials.accessKeyId };
    await createTable(engine, 'kept', properties);
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({ endpoint: kept.endpoint, region, credentials }),
    );
    try {
      return await step(client);
    } finally {
      await kept.close();
    }
  };
  await write(async (client) => {
    for (const sk of ['a', 'b'])
      await client.send(
        new PutCommand({
          TableName: 'kept',
          Item: { pk: '户', sk, listOf: 'open', orderIn: sk, shown: '是' },
        }),
      );
    await client.send(new DeleteCommand({ TableName: 'kept', Key: { pk: '户', sk: 'a' } }));
  });
  for (let start = 0; start < 2; start += 1) {
    const { Items: items } = (await write((client) =>
      client.send(
        new QueryCommand({
          TableName: 'kept',
          IndexName: 'lists',
          KeyConditionExpression: 'listOf = :list',
          ExpressionAttributeValues: { ':list': 'open' },
        }),
      ),
    )) as { Items: unknown[] };
    expect(items).toEqual([{ pk: '户', sk: 'b', listOf: 'open', orderIn: 'b', shown: '是' }]);
  }
});
