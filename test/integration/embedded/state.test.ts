import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { ChangeMessageVisibilityCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { Upload } from '@aws-sdk/lib-storage';
import { beforeEach, expect, test } from 'vitest';
import { synthesizeProbe } from './probe-stack.ts';
import { startProbe } from './probe-target.ts';
import { makeFolders } from './temporary-folder.ts';

const makeFolder = makeFolders('state');
const assembly = synthesizeProbe(makeFolder());
let stateDir: string;

beforeEach(() => {
  stateDir = makeFolder();
});

test('a second start finds tables, objects, secret, dead letters and waiting messages as they were', async () => {
  const first = await startProbe({ assembly, stateDir });
  await first.put('in/kept.csv', 'kept');
  await first.send({ do: 'fail', name: 'dead' }, { name: '已核对 ő' });
  await first.embedded.idle();
  const before = {
    notes: await first.notes(),
    letters: await first.embedded.deadLetters(),
    secret: first.embedded.functionEnvironment('Worker')['SECRET'],
    names: first.embedded.physicalId('Inbox'),
  };
  expect(before.letters).toHaveLength(1);
  expect(before.notes).toEqual(expect.arrayContaining(['s3:TestEvent', '已核对 ő']));
  await first.embedded.stop();

  const second = await startProbe({ assembly, stateDir });
  await second.embedded.idle();
  expect({
    notes: await second.notes(),
    letters: await second.embedded.deadLetters(),
    secret: second.embedded.functionEnvironment('Worker')['SECRET'],
    names: second.embedded.physicalId('Inbox'),
  }).toEqual(before);
  expect(second.invocations, 'no second test event, no message twice').toEqual([]);
  const { Body: body } = await second.objects.send(
    new GetObjectCommand({ Bucket: second.embedded.outputs['InboxBucket'], Key: 'in/kept.csv' }),
  );
  expect(await body?.transformToString()).toBe('kept');
  await second.embedded.stop();
});

test('an upload in parts and a message that is given back outlast a restart', async () => {
  const first = await startProbe({ assembly, stateDir });
  await first.embedded.idle();
  const Bucket = first.embedded.outputs['InboxBucket'];
  const Body = Buffer.alloc(12 * 1024 * 1024, 'x');
  await new Upload({ client: first.objects, params: { Bucket, Key: 'in/large', Body } }).done();
  await first.send({ do: 'fail', name: 'given-back' });
  await first.embedded.idle();
  const QueueUrl = first.embedded.physicalId('DeadLetters');
  const { Messages: messages = [] } = await first.queues.send(new ReceiveMessageCommand({ QueueUrl }));
  const ReceiptHandle = messages[0]?.ReceiptHandle;
  await first.queues.send(
    new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
  );
  await first.embedded.stop();

  const second = await startProbe({ assembly, stateDir });
  const head = await second.objects.send(new HeadObjectCommand({ Bucket, Key: 'in/large' }));
  expect(head.ContentLength).toBe(Body.length);
  expect(await second.embedded.deadLetters()).toMatchObject([
    { body: expect.stringContaining('given-back') as string },
  ]);
  await second.embedded.stop();
});

test('what was being worked on when the target stopped is worked on again at the next start', async () => {
  const first = await startProbe({ assembly, stateDir });
  await first.embedded.idle();
  await first.send({ do: 'hang', name: 'cut-off' });
  await expect.poll(() => first.embedded.queueDepths()[first.embedded.logicalId('Work')]).toBe(1);
  await first.embedded.stop();

  const second = await startProbe({ assembly, stateDir });
  await second.embedded.idle();
  expect(second.invocations.map(({ outcome }) => outcome)).toContain('timed-out');
  await second.embedded.stop();
});

test('everything that was acknowledged outlasts a kill', async () => {
  const acknowledged = await putUntilKilled(20);
  const target = await startProbe({ assembly, stateDir });
  await target.embedded.idle();

  const resultOf = (await target.notes()).filter((name) => name.startsWith('['));
  const keys = resultOf.map(
    (name) => (JSON.parse(name) as [{ s3: { object: { key: string } } }])[0].s3.object.key,
  );
  expect(keys.toSorted()).toEqual(expect.arrayContaining(acknowledged.toSorted()));
  await target.embedded.stop();
});

test('a folder serves one target at a time', async () => {
  const first = await startProbe({ assembly, stateDir });
  await expect(startProbe({ assembly, stateDir })).rejects.toThrow(/cannot be opened/);
  await first.embedded.stop();
  const second = await startProbe({ assembly, stateDir });
  await second.embedded.stop();
});

/** Keys that a process of its own had put when it was killed in the middle of its work. */
function putUntilKilled(count: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'put-forever.ts'), assembly, stateDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
    if (said.split('\n').length > count) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve(said.split('\n').slice(0, -1)));
  });
}
