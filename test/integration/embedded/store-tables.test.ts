/** What repositories ask of a table, on the embedded engine: every condition and every kind of change. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type Database } from '../../../infra/embedded/database/index.ts';
import { createTable } from '../../../infra/embedded/tables.ts';
import {
  allOf,
  anyOf,
  equals,
  isAbsent,
  isBelow,
  isPresent,
  lacks,
} from '../../../shared/store/aws/expressions.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import { scanKeys, scanTable } from '../../../shared/store/table-maintenance.ts';

const region = 'cn-north-1';
const credentials = { accessKeyId: 'EMBEDDED', secretAccessKey: 'embedded' };
const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

let database: Database;
let table: Table;

beforeAll(async () => {
  database = await startDatabase(undefined, region);
  const { endpoint } = database;
  await createTable({ endpoint, region, accessKeyId: credentials.accessKeyId }, 'table', {
    AttributeDefinitions: ['pk', 'sk', 'listOf', 'orderIn'].map(attribute),
    KeySchema: keys('pk', 'sk'),
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [
      { IndexName: 'lists', KeySchema: keys('listOf', 'orderIn'), Projection: { ProjectionType: 'ALL' } },
    ],
  });
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const marshallOptions = { removeUndefinedValues: true };
  table = new Table(DynamoDBDocumentClient.from(client, { marshallOptions }), 'table');
});

afterAll(() => database.close());

const key = (sk: string) => ({ pk: 'conditions', sk });

test('an item is written under a condition once, and changed only as it was read', async () => {
  const first = { ...key('a'), version: 1, count: 5 };
  expect(await table.put(first, isAbsent)).toBe(true);
  expect(await table.put(first, isAbsent)).toBe(false);
  expect(await table.put({ ...first, version: 2 }, equals('version', 1))).toBe(true);
  expect(await table.put({ ...first, version: 3 }, equals('version', 1))).toBe(false);
  expect(await table.get(key('a'))).toEqual({ ...first, version: 2 });

  const isFree = anyOf(isAbsent, isBelow('count', 3), allOf(equals('version', 2), lacks('answer')));
  expect(await table.put({ ...first, version: 2, answer: 'x' }, isFree)).toBe(true);
  expect(await table.put({ ...first, version: 2, answer: 'y' }, isFree)).toBe(false);
});

test('a change sets, sets once, joins sets and removes, and makes no item where one has to be', async () => {
  expect(await table.update(key('b'), { set: { a: 1 } }, isPresent)).toBe(false);
  await table.put({ ...key('b'), list: 'x' });
  const change = { set: { status: 'ended' }, setOnce: { kept: 1 }, addToSet: { done: new Set([1]) } };
  const after = await table.updateAndGet(key('b'), { ...change, remove: ['list'] }, isPresent);
  expect(after).toEqual({ ...key('b'), status: 'ended', kept: 1, done: new Set([1]) });
  const again = await table.updateAndGet(key('b'), {
    setOnce: { kept: 2 },
    addToSet: { done: new Set([1, 2]) },
  });
  expect(again).toMatchObject({ kept: 1, done: new Set([1, 2]) });
  expect(await table.delete(key('b'), equals('status', 'open'))).toBe(false);
  expect(await table.delete(key('b'))).toBe(true);
  expect(await table.get(key('b'))).toBeUndefined();
});

test('ranges, lists and whole tables are read to their ends, in order', async () => {
  const items = Array.from({ length: 130 }, (_, n) => ({
    pk: 'many',
    sk: `CASE#${String(n).padStart(3, '0')}`,
    listOf: 'county',
    orderIn: String(130 - n).padStart(3, '0'),
  }));
  await table.putAll([...items, { pk: 'many', sk: 'PROFILE' }]);
  const read = async (found: AsyncIterable<Readonly<Record<string, unknown>>>) => {
    const all: unknown[] = [];
    for await (const item of found) all.push(item['sk']);
    return all;
  };
  const cases = items.map(({ sk }) => sk);
  const range = { partition: 'many', beginsWith: 'CASE#', limit: 40 };
  expect(await read(table.query(range))).toEqual(cases);
  expect(await read(table.query({ ...range, backwards: true }))).toEqual(cases.toReversed());
  const index = { name: 'lists', partition: 'listOf', sort: 'orderIn' };
  const listed = { partition: 'county', index, between: ['001', '010'] as const, attributes: ['sk'] };
  expect(await read(table.query(listed))).toEqual(cases.slice(-10).toReversed());

  expect((await read(table.getAll(items.map(({ pk, sk }) => ({ pk, sk }))))).toSorted()).toEqual(cases);
  await table.deleteAll(items.slice(0, 100).map(({ pk, sk }) => ({ pk, sk })));
  expect(await read(table.query({ partition: 'many' }))).toEqual([...cases.slice(100), 'PROFILE']);
  expect(await read(scanKeys(table))).toEqual(await read(scanTable(table)));
});
