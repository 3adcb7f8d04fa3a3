/** Creates the stack's tables on a DynamoDB engine, or finds them there as they should be. */
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { EmbeddedTargetError } from './errors.ts';

const throughput = z.object({ ReadCapacityUnits: z.coerce.number(), WriteCapacityUnits: z.coerce.number() });
const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.string().optional(),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
  ProvisionedThroughput: throughput.optional(),
});
const attributes = z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }));

/** What is run of AWS::DynamoDB::Table; the API takes it under the same names. */
export const tableProperties = z.object({
  AttributeDefinitions: attributes,
  BillingMode: z.string().optional(),
  GlobalSecondaryIndexes: z.array(index).optional(),
  KeySchema: keySchema,
  LocalSecondaryIndexes: z.array(index).optional(),
  ProvisionedThroughput: throughput.optional(),
});
export type TableProperties = z.infer<typeof tableProperties>;

const description = z.object({
  Table: z.object({
    TableStatus: z.string(),
    AttributeDefinitions: attributes,
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z.array(index).optional(),
    LocalSecondaryIndexes: z.array(index).optional(),
  }),
});
type Description = z.infer<typeof description>['Table'];

export interface TableEngine {
  endpoint: string;
  region: string;
  accessKeyId: string;
}

/** Throws EmbeddedTargetError when there is a table of this name with other keys or indexes. */
export async function createTable(
  engine: TableEngine,
  name: string,
  properties: TableProperties,
): Promise<void> {
  const existing = await describeTable(engine, name);
  if (existing === undefined) await call(engine, 'CreateTable', { TableName: name, ...properties });
  else if (!isDeepStrictEqual(shapeOf(existing), shapeOf(properties))) {
    throw new EmbeddedTargetError(
      `表 ${name} 的键或索引与栈不同，请换一个空的结果目录 table ${name} has other keys or indexes than the stack: begin with an empty folder`,
    );
  }
  while ((await describeTable(engine, name))?.TableStatus !== 'ACTIVE') await sleep(5);
}

/** Leaves the table as it is created. */
export async function emptyTable(
  engine: TableEngine,
  name: string,
  properties: TableProperties,
): Promise<void> {
  await call(engine, 'DeleteTable', { TableName: name });
  while ((await describeTable(engine, name)) !== undefined) await sleep(1);
  await createTable(engine, name, properties);
}

async function describeTable(engine: TableEngine, name: string): Promise<Description | undefined> {
  const answer = await call(engine, 'DescribeTable', { TableName: name });
  return answer === undefined ? undefined : description.parse(answer).Table;
}

/** What makes two tables the same, in an order of its own. */
function shapeOf(table: Pick<TableProperties, keyof TableProperties & keyof Description>): unknown {
  const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  return {
    keys: table.KeySchema,
    attributes: table.AttributeDefinitions.map((one) => ({
      name: one.AttributeName,
      type: one.AttributeType,
    })).sort(byName),
    indexes: indexes
      .map((one) => ({ name: one.IndexName, keys: one.KeySchema, of: one.Projection }))
      .sort(byName),
  };
}

/** The answer; undefined when there is no such table. No SDK: two calls do not need one, and only adapters have it. */
async function call(engine: TableEngine, action: string, body: object): Promise<unknown> {
  const scope = `${new Date().toISOString().slice(0, 10).replaceAll('-', '')}/${engine.region}/dynamodb/aws4_request`;
  const response = await fetch(engine.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${action}`,
      'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
      authorization: `AWS4-HMAC-SHA256 Credential=${engine.accessKeyId}/${scope}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { __type?: string; message?: string };
  if (response.ok) return answer;
  if (answer.__type?.endsWith('ResourceNotFoundException') === true) return undefined;
  throw new EmbeddedTargetError(`${action}: ${answer.message ?? answer.__type ?? response.statusText}`);
}
