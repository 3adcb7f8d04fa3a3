import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { MessagesUnsentError, Queue } from '../../../shared/store/aws/queues.ts';
import { getItems, heldCondition, putItems } from '../../../shared/store/aws/tables.ts';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-north-1' }));
const dynamodb = mockClient(tables);
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
    await putItems(tables, 'households', items(60));
    expect(dynamodb.commandCalls(BatchWriteCommand)).toHaveLength(3);
    expect(new Set(writtenKeys()).size).toBe(60);
  });

  it('sends again what DynamoDB left unprocessed, and nothing else', async () => {
    const left = { households: [{ PutRequest: { Item: { pk: 'household-1', sk: 'PROFILE' } } }] };
    dynamodb.on(BatchWriteCommand).resolvesOnce({ UnprocessedItems: left }).resolves({});
    await putItems(tables, 'households', items(3));
    expect(writtenKeys()).toEqual(['household-0', 'household-1', 'household-2', 'household-1']);
  });

  it('fails when DynamoDB refuses, so that the message comes again', async () => {
    dynamodb.on(BatchWriteCommand).rejects(new Error('refused'));
    await expect(putItems(tables, 'households', items(3))).rejects.toThrow('refused');
  });
});

describe('reading items', () => {
  const [first = { pk: '', sk: '' }, second = { pk: '', sk: '' }] = items(2);
  const read = async () => {
    const found: unknown[] = [];
    for await (const item of getItems(tables, 'households', [first, second])) found.push(item);
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
  const put = () => tables.send(new PutCommand({ TableName: 'households', Item: {} }));

  it('says as a value whether its condition held', async () => {
    dynamodb.on(PutCommand).resolvesOnce({});
    expect(await heldCondition(put())).toBe(true);
    dynamodb.on(PutCommand).rejects(new ConditionalCheckFailedException({ $metadata: {}, message: '' }));
    expect(await heldCondition(put())).toBe(false);
  });

  it('throws every other error', async () => {
    dynamodb.on(PutCommand).rejects(new Error('throttled'));
    await expect(heldCondition(put())).rejects.toThrow('throttled');
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
