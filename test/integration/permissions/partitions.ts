/** Which partitions of which table a request is about, as `dynamodb:LeadingKeys` would say. */
import { z } from 'zod';

const item = z.object({ pk: z.object({ S: z.string() }) });

export const tableRequest = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  Key: item.optional(),
  Item: item.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
  RequestItems: z
    .record(
      z.string(),
      z.union([
        z.object({ Keys: z.array(item) }),
        z.array(
          z.object({
            PutRequest: z.object({ Item: item }).optional(),
            DeleteRequest: z.object({ Key: item }).optional(),
          }),
        ),
      ]),
    )
    .optional(),
});
type TableRequest = z.infer<typeof tableRequest>;

export interface Partition {
  table: string;
  index?: string;
  /** Of an item of operations `SUBJECT#`, `RUNS`; of a household or a list of cases `any`. */
  key: string;
}

export function partitionsOf(request: TableRequest): Partition[] {
  const { TableName, IndexName, RequestItems } = request;
  if (TableName !== undefined) {
    const key = kindOf(TableName, request.Key?.pk.S ?? request.Item?.pk.S ?? queriedKey(request));
    return [{ table: TableName, key, ...(IndexName !== undefined && { index: IndexName }) }];
  }
  return Object.entries(RequestItems ?? {}).flatMap(([table, items]) =>
    (Array.isArray(items)
      ? items.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key)
      : items.Keys
    ).map((each) => ({ table, key: kindOf(table, each?.pk.S ?? '') })),
  );
}

/** Of a query that its partition begins: `pk = :household`. A scan names none. */
function queriedKey({ KeyConditionExpression, ExpressionAttributeValues = {} }: TableRequest): string {
  if (KeyConditionExpression === undefined) return '';
  const name = /=\s*(:\w+)/.exec(KeyConditionExpression)?.[1] ?? '';
  return z.object({ S: z.string() }).parse(ExpressionAttributeValues[name]).S;
}

function kindOf(table: string, pk: string): string {
  if (!/Operations/.test(table)) return 'any';
  return pk.includes('#') ? `${pk.split('#')[0] ?? ''}#` : pk;
}
