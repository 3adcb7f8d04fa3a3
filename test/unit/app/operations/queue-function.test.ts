import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Table } from '../../../../shared/store/aws/table.ts';
import { Failures } from '../../../../shared/store/failures.ts';
import { queueFunction } from '../../../../shared/app/operations/queue-function.ts';

const secret = '329901197001010018';

function batch(...bodies: string[]): SQSEvent {
  const records = bodies.map((body, n) => ({
    messageId: `message-${n}`,
    body,
    attributes: { ApproximateReceiveCount: '2' },
  }));
  return { Records: records } as unknown as SQSEvent;
}

const withTimeLeft = (...milliseconds: number[]) =>
  ({ getRemainingTimeInMillis: () => milliseconds.shift() ?? 0 }) as unknown as Context;

describe('a function on a queue', () => {
  const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  afterEach(() => {
    logged.mockClear();
    table.reset();
  });

  const table = mockClient(DynamoDBDocumentClient);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-north-1' }));
  const failing = queueFunction({
    name: 'a-function',
    failures: new Failures(new Table(client, 'operations')),
    reserveMs: 1000,
    work: (body) => {
      if (body === 'bad') throw new Error(`cannot read ${secret}`);
      if (body === 'misshapen') z.object({ name: z.string() }).parse({ name: 17 });
      return Promise.resolve();
    },
  });

  it('gives back the records that failed, and only these', async () => {
    const answer = await failing(batch('good', 'bad', 'good', 'misshapen'), withTimeLeft(9e3, 9e3, 9e3, 9e3));
    expect(answer.batchItemFailures.map((failure) => failure.itemIdentifier)).toEqual([
      'message-1',
      'message-3',
    ]);
  });

  it('begins no record that would not fit into the time left', async () => {
    const answer = await failing(batch('good', 'good'), withTimeLeft(9000, 500));
    expect(answer.batchItemFailures.map((failure) => failure.itemIdentifier)).toEqual(['message-1']);
  });

  it('keeps why a message failed, by its id, and nothing of what it said', async () => {
    await failing(batch('good', 'bad', 'misshapen'), withTimeLeft(9e3, 9e3, 9e3, 9e3));
    const kept = table.commandCalls(PutCommand).map(({ args: [command] }) => command.input.Item);
    expect(kept).toEqual([
      expect.objectContaining({
        pk: 'FAILURE#message-1',
        function: 'a-function',
        error: 'Error',
        attempt: 2,
      }),
      expect.objectContaining({
        pk: 'FAILURE#message-2',
        error: 'ZodError',
        message: 'name: invalid_type',
      }),
    ]);
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('fails no other record when that cannot be kept', async () => {
    table.on(PutCommand).rejects(new Error('throttled'));
    const answer = await failing(batch('bad', 'good'), withTimeLeft(9e3, 9e3, 9e3));
    expect(answer.batchItemFailures.map((failure) => failure.itemIdentifier)).toEqual(['message-0']);
  });

  it('logs neither the body nor what a foreign error quotes', async () => {
    await failing(batch('bad'), withTimeLeft(9000));
    const lines = logged.mock.calls.map(([line]) => String(line)).join('');
    expect(lines).toContain('message-0');
    expect(lines).not.toContain(secret);
    expect(lines).not.toContain('"bad"');
  });
});
