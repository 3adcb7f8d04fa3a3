import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { MessagesUnsentError, Queue } from '../../../shared/store/aws/queues.ts';
import { equals, isAbsent } from '../../../shared/store/aws/expressions.ts';
import { Table } from '../../../shared/store/aws/table.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-north-1' }));
const table = new Table(client, 'households');
const dynamodb = mockClient(client);
const sqs = mockClient(SQSClient);
beforeEach(() => {
  dynamodb.reset();
  sqs.reset();
});

const items = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ pk: `household-${n}`, sk: 'PROFILE' }));

function writtenKeys(): unknown[] {
  return dynamodb
    .commandCalls(BatchWriteCommand)
    .flatMap(({ args }) => args[0].input.RequestItems?.['households'] ?? [])
    .map((request) => request.PutRequest?.Item?.['pk'] as unknown);
}

describe('writing items', () => {
  it('sends all of them, 25 in a request', async () => {
    dynamodb.on(BatchWriteCommand).resolves({});
    await table.putAll(items(60));
    expect(dynamodb.commandCalls(BatchWriteCommand)).toHaveLength(3);
    expect(new Set(writtenKeys()).size).toBe(60);
  });

  it('sends again what DynamoDB left unprocessed, and nothing else', async () => {
    const left = { households: [{ PutRequest: { Item: { pk: 'household-1', sk: 'PROFILE' } } }] };
    dynamodb.on(BatchWriteCommand).resolvesOnce({ UnprocessedItems: left }).resolves({});
    await table.putAll(items(3));
    expect(writtenKeys()).toEqual(['household-0', 'household-1', 'household-2', 'household-1']);
  });

  it('fails when DynamoDB refuses, so that the message comes again', async () => {
    dynamodb.on(BatchWriteCommand).rejects(new Error('refused'));
    await expect(table.putAll(items(3))).rejects.toThrow('refused');
  });
});

describe('reading items', () => {
  const [first = { pk: '', sk: '' }, second = { pk: '', sk: '' }] = items(2);
  const read = async () => {
    const found: unknown[] = [];
    for await (const item of table.getAll([first, second])) found.push(item);
    return found;
  };

  it('asks again for what DynamoDB left unprocessed, and for nothing else', async () => {
    dynamodb
      .on(BatchGetCommand)
      .resolvesOnce({
        Responses: { households: [first] },
        UnprocessedKeys: { households: { Keys: [second] } },
      })
      .resolves({ Responses: { households: [second] } });
    expect(await read()).toEqual([first, second]);
    const asked = dynamodb
      .commandCalls(BatchGetCommand)
      .map(({ args }) => args[0].input.RequestItems?.['households']?.Keys);
    expect(asked).toEqual([[first, second], [second]]);
  });
});

describe('a conditional write', () => {
  const refuse = () =>
    dynamodb
      .onAnyCommand()
      .rejects(
        new ConditionalCheckFailedException({ $metadata: {}, message: 'The conditional request failed' }),
      );

  it('says as a value whether its condition held', async () => {
    dynamodb.on(PutCommand).resolvesOnce({});
    expect(await table.put({ pk: 'h', sk: 'PROFILE' }, isAbsent)).toBe(true);
    refuse();
    expect(await table.put({ pk: 'h', sk: 'PROFILE' }, isAbsent)).toBe(false);
    expect(await table.delete({ pk: 'h', sk: 'PROFILE' }, equals('version', 1))).toBe(false);
    expect(await table.update({ pk: 'h', sk: 'PROFILE' }, { set: { a: 1 } }, isAbsent)).toBe(false);
  });

  it('throws every other error', async () => {
    dynamodb.on(PutCommand).rejects(new Error('throttled'));
    await expect(table.put({ pk: 'h', sk: 'PROFILE' }, isAbsent)).rejects.toThrow('throttled');
  });

  it('whose answer is needed throws where its condition does not hold', async () => {
    dynamodb.on(UpdateCommand).resolvesOnce({ Attributes: { a: 1 } });
    const update = () => table.updateAndGet({ pk: 'h', sk: 'PROFILE' }, { set: { a: 1 } });
    expect(await update()).toEqual({ a: 1 });
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input.ReturnValues).toBe('ALL_NEW');
    refuse();
    await expect(update()).rejects.toThrow('conditional');
  });
});

describe('a range', () => {
  const asked = () => dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input);

  it('is read to its end, page by page', async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: items(2), LastEvaluatedKey: { pk: 'h', sk: '2' } })
      .resolves({ Items: items(1) });
    const found: unknown[] = [];
    for await (const item of table.query({ partition: 'h', beginsWith: 'CASE#' })) found.push(item);
    expect(found).toHaveLength(3);
    expect(asked().map(({ ExclusiveStartKey }) => ExclusiveStartKey)).toEqual([
      undefined,
      { pk: 'h', sk: '2' },
    ]);
    expect(asked()[0]).toMatchObject({
      ConsistentRead: true,
      KeyConditionExpression: '#n0 = :v0 AND begins_with(#n1, :v1)',
      ExpressionAttributeValues: { ':v0': 'h', ':v1': 'CASE#' },
    });
  });

  it('of an index is read by its own keys, which cannot be read consistently', async () => {
    dynamodb.on(QueryCommand).resolves({});
    const index = { name: 'by-county', partition: 'county', sort: 'order' };
    await table.queryPage({ partition: '329901', index, between: ['a', 'b'], backwards: true, limit: 5 });
    expect(asked()[0]).toMatchObject({
      IndexName: 'by-county',
      ConsistentRead: false,
      KeyConditionExpression: '#n0 = :v0 AND #n1 BETWEEN :v1 AND :v2',
      ExpressionAttributeNames: { '#n0': 'county', '#n1': 'order' },
      ScanIndexForward: false,
      Limit: 5,
    });
  });
});

describe('sending messages', () => {
  const queue = new Queue<{ n: number }>(new SQSClient({ region: 'cn-north-1' }), 'http://queue');
  const sent = () =>
    sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries?.length);

  it('goes ten at a time, and again for those that failed', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Successful: [], Failed: [{ Id: '3', SenderFault: false, Code: 'InternalError' }] })
      .resolves({ Successful: [], Failed: [] });
    await queue.send(Array.from({ length: 12 }, (_, n) => ({ n })));
    expect(sent()).toEqual([10, 1, 2]);
  });

  it('fails by name when messages cannot be sent at all', async () => {
    const Failed = [{ Id: '0', SenderFault: false, Code: 'InternalError' }];
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed });
    await expect(queue.send([{ n: 1 }])).rejects.toThrow(MessagesUnsentError);
  });
});
