import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { synthesizeProbe } from './probe-stack.ts';
import { type ProbeTarget, startProbe } from './probe-target.ts';
import { makeFolders } from './temporary-folder.ts';

const assembly = synthesizeProbe(makeFolders('failures')());

describe('what a function fails on', () => {
  let target: ProbeTarget;

  beforeAll(async () => {
    target = await startProbe({ assembly, functionHeapMegabytes: 64 });
    await target.embedded.idle();
  });
  beforeEach(() => {
    target.invocations.length = 0;
  });
  afterAll(async () => target.embedded.stop());

  const deadLettersOf = async (queue: string): Promise<unknown[]> =>
    (await target.embedded.deadLetters())
      .filter((letter) => letter.queue.startsWith(queue))
      .map(({ body }) => JSON.parse(body) as unknown);

  test('a reported record is retried and dead-lettered while its neighbours succeed', async () => {
    await target.send({ name: 'before' }, { do: 'fail', name: 'bad' }, { name: 'after' });
    await target.embedded.idle();

    expect(await target.notes()).toEqual(expect.arrayContaining(['before', 'after']));
    expect(await deadLettersOf('DeadLetters')).toContainEqual({ do: 'fail', name: 'bad' });
    expect((await target.readNote('before'))['attributes']).toMatchObject({ ApproximateReceiveCount: '1' });
    const worked = target.invocations.reduce((sum, { records }) => sum + records, 0);
    expect(worked).toBe(2 + 3);
  });

  test('a whole batch comes back when its function throws', async () => {
    await target.send({ name: 'with-thrower' }, { do: 'throw', name: 'thrower' });
    await target.embedded.idle();

    // The neighbour had succeeded before, but nobody was told so.
    const letters = await deadLettersOf('DeadLetters');
    expect(letters).toContainEqual({ do: 'throw', name: 'thrower' });
    expect(target.invocations.filter(({ outcome }) => outcome === 'failed')).not.toHaveLength(0);
    expect(await target.notes()).toContain('with-thrower');
  });

  test('a timeout in mid batch ends the function and brings the batch back', async () => {
    await target.send({ name: 'before-timeout' }, { do: 'hang', name: 'slow' }, { name: 'after-timeout' });
    await target.embedded.idle();

    expect(target.invocations.filter(({ outcome }) => outcome === 'timed-out').length).toBeGreaterThanOrEqual(
      3,
    );
    expect(target.lines).toContain('Task timed out after 2.00 seconds');
    expect(await deadLettersOf('DeadLetters')).toContainEqual({ do: 'hang', name: 'slow' });
    expect(await target.notes()).toContain('before-timeout');
  });

  test('a runtime that ends by itself fails its invocation, and the next one finds a new instance', async () => {
    await expect(target.embedded.invoke('Worker', { do: 'exit' })).rejects.toThrow('Runtime.ExitError');
    await expect(target.embedded.invoke('Worker', { do: 'note', name: 'new' })).resolves.toBe(true);
  });

  test('a function that needs more memory than it may have ends alone', async () => {
    await expect(target.embedded.invoke('Worker', { do: 'fill-memory' })).rejects.toThrow(
      'Runtime.OutOfMemory',
    );
    await expect(target.embedded.invoke('Worker', { do: 'note', name: 'still-here' })).resolves.toBe(true);
  });

  test('an error of the handler reaches who invoked it', async () => {
    await expect(target.embedded.invoke('Worker', { do: 'throw' })).rejects.toMatchObject({
      name: 'FunctionError',
      outcome: 'failed',
      message: expect.stringContaining('RangeError: as it was told') as string,
    });
  });

  test('a scheduled event is retried as often as the template says, then dead-lettered', async () => {
    await expect(target.embedded.triggerSchedule('Hopeless', new Date())).rejects.toThrow('attempts: 2');
    expect(target.invocations).toHaveLength(2);
    expect(await deadLettersOf('Failures')).toEqual([{ do: 'throw' }]);
  });

  test('a request that breaks off leaves the database running', async () => {
    // As when a function is ended while it sends; dynalite would throw.
    const { port } = new URL(target.embedded.endpoints.dynamodb);
    const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{');
    await sleep(50);
    socket.resetAndDestroy();
    await sleep(50);
    expect(await target.notes()).toContain('new');
  });
});
