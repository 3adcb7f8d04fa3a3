import type { SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishHits, type PublishHitsDependencies } from '../../../../functions/publish-hits/handler.ts';
import { Queue } from '../../../../shared/store/aws/queues.ts';
import { DeliveryLedger } from '../../../../shared/store/delivery-ledger.ts';
import { Households } from '../../../../shared/store/households.ts';
import { operationKeys, storeKeys } from '../../../../shared/store/keys.ts';
import { Pointers } from '../../../../shared/store/pointers.ts';
import { RegistryStore } from '../../../../shared/store/registry-store.ts';
import { Runs } from '../../../../shared/store/runs.ts';
import { openKeyRing } from '../../../../shared/web/identity-token.ts';
import { MemoryBucket } from '../../../harness/damage/memory-bucket.ts';
import { MemoryTable } from '../../../harness/damage/memory-table.ts';

const bank = { source: 'bank', provider: 'nongshang' };

describe('a publication whose message comes again', () => {
  let operations: MemoryTable;
  let sent: unknown[];
  let isQueueDown: boolean;
  let deps: PublishHitsDependencies;
  const publish = (publication: number) => publishHits({ ...bank, publication }, deps);

  beforeEach(async () => {
    operations = new MemoryTable();
    sent = [];
    isQueueDown = false;
    const send = ({ input }: { input: { Entries: { MessageBody: string }[] } }): Promise<object> => {
      if (isQueueDown) return Promise.reject(new Error('the queue is down'));
      for (const { MessageBody } of input.Entries) sent.push(JSON.parse(MessageBody));
      return Promise.resolve({});
    };
    const store = new MemoryBucket('store');
    const ledger = new DeliveryLedger(operations);
    deps = {
      ...{ store, ledger, pointers: new Pointers(operations), runs: new Runs(operations) },
      registry: new RegistryStore(operations, store),
      households: new Households(new MemoryTable()),
      keys: openKeyRing([{ version: '1', secret: 'a secret of the sample' }]),
      assessments: new Queue({ send } as unknown as SQSClient, 'assessments'),
      time: { remainingMs: () => 600_000 },
    } as unknown as PublishHitsDependencies;
    await deps.pointers.ensure(bank);
    for (const publication of [1, 2]) {
      await ledger.addPublication(bank, { publication, asOf: '2026-10-28', files: [] });
      const household = JSON.stringify({ household: `329901-H${publication}` });
      await store.write(storeKeys.changedHouseholds(bank, publication), `${household}\n`);
    }
  });

  it('sends its households to be assessed once, the first publication of a provider too', async () => {
    const outcomes: string[] = [];
    for (const publication of [1, 1, 2, 2, 1]) outcomes.push(await publish(publication));
    expect(outcomes).toEqual(['published', 'settled', 'published', 'settled', 'settled']);
    expect(sent).toEqual([
      { type: 'households', households: ['329901-H1'], seenThrough: 1 },
      { type: 'households', households: ['329901-H2'], seenThrough: 2 },
    ]);
    expect(await deps.pointers.read(bank)).toMatchObject({ clearedThrough: 1, toldThrough: 2 });
  });

  it('sends them where the attempt before broke off after it had moved the pointer', async () => {
    isQueueDown = true;
    await expect(publish(1)).rejects.toThrow('the queue is down');
    expect(await deps.pointers.read(bank)).toMatchObject({ publication: 1, toldThrough: 0 });
    isQueueDown = false;
    await publish(1);
    expect(sent).toEqual([{ type: 'households', households: ['329901-H1'], seenThrough: 1 }]);
  });

  it('leaves them to the next publication where it was overtaken before it sent them', async () => {
    isQueueDown = true;
    await expect(publish(1)).rejects.toThrow('the queue is down');
    isQueueDown = false;
    expect([await publish(2), await publish(1)]).toEqual(['published', 'settled']);
    expect(sent).toEqual([
      { type: 'households', households: ['329901-H1'], seenThrough: 2 },
      { type: 'households', households: ['329901-H2'], seenThrough: 2 },
    ]);
  });

  it('sends them where a version before published it, which notes nothing', async () => {
    await publish(1);
    await operations.update(operationKeys.pointer(bank), { remove: ['toldThrough'] });
    sent.length = 0;
    await publish(1);
    await publish(1);
    expect(sent).toHaveLength(1);
  });
});
