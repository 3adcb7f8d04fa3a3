import { readdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';
import { probe, synthesizeProbe } from './probe-stack.ts';
import { type ProbeTarget, startProbe } from './probe-target.ts';
import { makeFolders } from './temporary-folder.ts';

interface S3Record {
  eventName: string;
  eventTime: string;
  s3: { bucket: { name: string }; object: { key: string; size: number; eTag: string; sequencer: string } };
}

const dynamoDbLocal: DynamoDbLocal | undefined = await startDynamoDbLocal();
const assembly = synthesizeProbe(makeFolders('events')());

afterAll(async () => dynamoDbLocal?.stop());

describe.each([
  { engine: 'dynalite', database: { kind: 'dynalite' as const } },
  ...(dynamoDbLocal === undefined
    ? []
    : [{ engine: 'DynamoDB Local', database: { kind: 'endpoint' as const, url: dynamoDbLocal.url } }]),
])('with $engine', ({ database }) => {
  let target: ProbeTarget;

  beforeAll(async () => {
    target = await startProbe({ assembly, database, environment: { TODAY: '2026-11-22' } });
    await target.embedded.idle();
  });
  afterAll(async () => target.embedded.stop());

  async function readRecords(): Promise<S3Record[]> {
    const names = (await target.notes()).filter((name) => name.startsWith('['));
    const records = names.map((name) => (JSON.parse(name) as [S3Record])[0]);
    return records.sort((one, other) => (one.s3.object.sequencer < other.s3.object.sequencer ? -1 : 1));
  }

  test('the queue hears of the notifications being set up, once', async () => {
    expect(await target.notes()).toContain('s3:TestEvent');
  });

  test('a put runs the function with what S3 would tell it', async () => {
    await target.put('in/one.csv', 'four');
    await target.embedded.idle();

    const record = (await readRecords()).find(({ s3 }) => s3.object.key === 'in/one.csv');
    expect(record).toMatchObject({
      eventSource: 'aws:s3',
      awsRegion: 'cn-northwest-1',
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: target.embedded.physicalId('Inbox'), arn: 'arn:aws-cn:s3:::probe-inboxa8e05dc3' },
        object: { size: 4, eTag: '8cbad96aced40b3838dd9f07f6ef5772' },
      },
    });
  });

  test('an object outside the folder is not announced', async () => {
    const before = (await readRecords()).length;
    await target.put('out/two.csv');
    await target.embedded.idle();
    expect(await readRecords()).toHaveLength(before);
  });

  test.each([
    ['in/a b.csv', 'in/a+b.csv'],
    ['in/a+b.csv', 'in/a%2Bb.csv'],
    ['in/100%25.csv', 'in/100%2525.csv'],
    ['in/花名册/县.csv', 'in/%E8%8A%B1%E5%90%8D%E5%86%8C/%E5%8E%BF.csv'],
    ["in/(x)~!'*_-.csv", 'in/%28x%29%7E%21%27*_-.csv'],
    ['in/𠮷.csv', 'in/%F0%A0%AE%B7.csv'],
  ])('key %s arrives right', async (key, encoded) => {
    await target.put(key, key);
    await target.embedded.idle();

    expect((await readRecords()).map(({ s3 }) => s3.object.key)).toContain(encoded);
    const Bucket = target.embedded.outputs['InboxBucket'];
    const decoded = decodeURIComponent(encoded.replaceAll('+', ' '));
    const { Body: body } = await target.objects.send(new GetObjectCommand({ Bucket, Key: decoded }));
    expect(await body?.transformToString()).toBe(key);
  });

  test('uploads keep their order in the sequence and time of their events, however close they are', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `in/order/${index}`);
    for (const name of names) await target.put(name);
    await Promise.all(names.map((name) => target.put(`${name}-close`)));
    await target.embedded.idle();

    const records = (await readRecords()).filter(({ s3 }) => s3.object.key.startsWith('in/order/'));
    expect(records.slice(0, 10).map(({ s3 }) => s3.object.key)).toEqual(names);
    const times = records.map(({ eventTime }) => eventTime);
    expect(times).toEqual([...new Set(times)].sort());
  });

  test('an upload in parts, a copy and an empty file are announced as what they are', async () => {
    const Bucket = target.embedded.outputs['InboxBucket'];
    const large = Buffer.alloc(12 * 1024 * 1024, 'x');
    await new Upload({ client: target.objects, params: { Bucket, Key: 'in/large', Body: large } }).done();
    const CopySource = `${String(Bucket)}/in/large`;
    await target.objects.send(new CopyObjectCommand({ Bucket, Key: 'in/copy', CopySource }));
    await target.put('in/empty', '');
    await target.embedded.idle();

    const reported = (await readRecords()).map(({ eventName, s3 }) => [
      eventName,
      s3.object.key,
      s3.object.size,
    ]);
    expect(reported).toContainEqual(['ObjectCreated:CompleteMultipartUpload', 'in/large', large.length]);
    expect(reported).toContainEqual(['ObjectCreated:Copy', 'in/copy', large.length]);
    expect(reported).toContainEqual(['ObjectCreated:Put', 'in/empty', 0]);
  });

  test('a burst of messages arrives in batches, never more at once than the mapping allows', async () => {
    target.invocations.length = 0;
    const tasks = Array.from({ length: 10 }, (_, index) => ({ do: 'note', name: `burst-${index}` }));
    await Promise.all([
      target.send(...tasks),
      target.send(...tasks.map(({ name }) => ({ name: `${name}b` }))),
    ]);
    await target.embedded.idle();

    expect((await target.notes()).filter((name) => name.startsWith('burst-'))).toHaveLength(20);
    expect(Math.max(...target.invocations.map(({ records }) => records))).toBe(probe.batchSize);
    expect(target.invocations.reduce((sum, { records }) => sum + records, 0)).toBe(20);
  });

  test('a message that a function sends is worked off before the target is idle, delayed or not', async () => {
    await target.send({ do: 'send', name: 'sent' }, { do: 'send', name: 'delayed', delaySeconds: 300 });
    await target.embedded.idle();
    expect(await target.notes()).toEqual(expect.arrayContaining(['sent', 'delayed']));
  });

  test('a schedule invokes its function with the time that it was due', async () => {
    await target.embedded.triggerSchedule('Nightly', new Date('2026-11-22T14:30:00.000Z'));
    expect(await target.readNote('event')).toMatchObject({ scheduledTime: '2026-11-22T14:30:00Z' });
  });

  test('a function finds its references, secret and engines in its environment', async () => {
    const description = await target.embedded.invoke('Worker', { do: 'describe' });
    expect(description).toEqual({
      environment: {
        AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
        AWS_LAMBDA_FUNCTION_NAME: target.embedded.physicalId('Worker'),
        AWS_REGION: 'cn-northwest-1',
        GREETING: 'cn-northwest-1/aws-cn',
        SECRET: expect.stringMatching(/^.{48}$/) as string,
        TODAY: '2026-11-22',
      },
      functionName: target.embedded.physicalId('Worker'),
      memory: '256',
      remainingMs: expect.closeTo(1900, -3) as number,
    });
  });

  test('log lines of a function are reported in order, before its invocation has ended', async () => {
    target.lines.length = 0;
    await target.embedded.invoke('Worker', { do: 'log' });
    expect(target.lines).toEqual(['first', 'second', 'third and last']);
  });

  test('tables have their secondary indexes', async () => {
    const { Count: count } = await target.tables.send(
      new QueryCommand({
        TableName: target.embedded.outputs['NotesTable'],
        IndexName: 'by-kind',
        KeyConditionExpression: 'kind = :kind',
        ExpressionAttributeValues: { ':kind': { S: 'seen' } },
      }),
    );
    expect(count).toBe((await target.notes()).length);
  });
});

test('what Node made of a bundle is beside the bundles, for the next instance', async () => {
  const { embedded } = await startProbe({ assembly });
  await embedded.idle();
  await embedded.stop();
  expect(readdirSync(join(assembly, 'compiled'), { recursive: true }).length).toBeGreaterThan(1);
});

describe('the object store', () => {
  let target: ProbeTarget;
  let Bucket: string | undefined;

  beforeAll(async () => {
    target = await startProbe({ assembly });
    Bucket = target.embedded.outputs['InboxBucket'];
  });
  afterAll(async () => target.embedded.stop());

  test('lists keys in the order of their bytes, over several pages', async () => {
    const keys = ['list/Z', 'list/a-1', 'list/a1', 'list/B', 'list/_', 'list/中', 'list/\ufffd', 'list/𠮷'];
    for (const key of keys) await target.put(key);
    const listed: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await target.objects.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'list/', MaxKeys: 3, ContinuationToken: token }),
      );
      listed.push(...(page.Contents ?? []).map(({ Key }) => Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(listed).toEqual(
      keys.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
    );
  });

  test('refuses a write whose condition fails', async () => {
    const put = (conditions: object) =>
      target.objects.send(new PutObjectCommand({ Bucket, Key: 'conditional', Body: 'x', ...conditions }));
    await expect(put({ IfMatch: '"none"' })).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    const { ETag } = await put({ IfNoneMatch: '*' });
    await expect(put({ IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put({ IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put({ IfMatch: ETag })).resolves.toMatchObject({ ETag });
  });

  test('answers what it does not do, and leaves the object as it was', async () => {
    await target.put('tagged', 'content');
    const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
    await expect(
      target.objects.send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging })),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
    const { Body: body } = await target.objects.send(new GetObjectCommand({ Bucket, Key: 'tagged' }));
    expect(await body?.transformToString()).toBe('content');
  });

  test('engines listen on 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const endpoint of Object.values(target.embedded.endpoints)) {
      const { hostname, port } = new URL(endpoint);
      expect(hostname).toBe('127.0.0.1');
      for (const { address } of others) expect(await connects(address, Number(port))).toBe(false);
      expect(await connects('127.0.0.1', Number(port))).toBe(true);
    }
  });

  test('waiting for idleness gives up with what is left', async () => {
    const QueueUrl = target.embedded.outputs['WorkQueueUrl'];
    await target.queues.send(
      new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ do: 'hang' }) }),
    );
    await expect(target.embedded.idle({ timeoutMs: 100 })).rejects.toThrow(
      /not idle after 100 ms: .*WorkBF636A8B/,
    );
  });
});

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const finish = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', finish(true)).once('error', finish(false)).setTimeout(1000, finish(false));
  });
}
