/** Functions that run out of time: each stops while it can still say so, and whoever comes next finishes the work. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessChanged } from '../../../functions/assess-households/handler.ts';
import { Coalescing } from '../../../functions/assess-households/coalescing.ts';
import { receiveRoster, settleRosters } from '../../../functions/import-roster/handler.ts';
import { receiveDelivery } from '../../../functions/match-delivery/handler.ts';
import { publishHits } from '../../../functions/publish-hits/handler.ts';
import { startNightlyRun } from '../../../functions/start-nightly-run/handler.ts';
import { nextScheduledTime } from '../../../cli/run-night.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import { createClients, type Clients } from '../../../shared/store/aws/clients.ts';
import { EvidenceDigests } from '../../../shared/store/evidence-digests.ts';
import { openKeyRing } from '../../../shared/web/identity-token.ts';
import { LockedDigests } from '../../../shared/store/locked-digests.ts';
import { Bucket } from '../../../shared/store/aws/objects.ts';
import { Pointers } from '../../../shared/store/pointers.ts';
import { Queue } from '../../../shared/store/aws/queues.ts';
import type { HouseholdsMessage } from '../../../shared/contracts/messages.ts';
import { OutOfTimeError, type TimeLeft } from '../../../shared/domain/kernel/time-left.ts';
import type { Arrival } from '../../../shared/app/deliveries/arrivals.ts';
import { runNameOf } from '../../../shared/app/nights/nightly-run.ts';
import { bankFile, bankKey, day, rosterFile, rosterKey, SmallCounty, statesByName } from './small-county.ts';

const people = Array.from({ length: 60 }, (_, n) => n + 1);
const ofAll = bankFile(people.map((person) => ({ person })));
const ample: TimeLeft = { remainingMs: () => 900_000 };
const nongshang = { source: 'bank', provider: 'nongshang' } as const;

/** Time that is short from the n-th look on. */
function shortAfter(looks: number): TimeLeft {
  let left = looks;
  return { remainingMs: () => (left-- > 0 ? 60_000 : 19_999) };
}

/** A provider publishes after every assessment: at each third reading of the pointers. */
class MovingPointers extends Pointers {
  #readings = 0;
  override async readAll() {
    this.#readings += 1;
    if (this.#readings % 3 === 0) {
      const { publication } = await this.read(nongshang);
      await this.raise(nongshang, { publication: publication + 1, asOf: '2026-10-30', files: [] });
    }
    return super.readAll();
  }
}

describe('a function that runs out of time', () => {
  let county: SmallCounty;
  let clients: Clients;
  /** Queues whose messages are lost, so that this test does the work in their functions' place. */
  const lost = new Set<string>();
  const sent: { queueId: string; body: string }[] = [];

  beforeAll(async () => {
    county = await SmallCounty.start({
      faults: {
        onCall: () => ({ kind: 'pass' }),
        onMessage: (message) => {
          sent.push(message);
          return [...lost].some((name) => message.queueId.startsWith(name)) ? [] : [0];
        },
        onBatch: () => undefined,
        onInvocation: () => undefined,
      },
    });
    clients = createClients(county.target.embedded.clientConfig);
  });
  afterAll(() => county.stop());

  const outputOf = (name: string) => county.target.embedded.outputs[name] ?? '';
  const depsWith = (time: TimeLeft) => ({
    ...county.target,
    ...county.target.queues,
    assessments: new Queue<HouseholdsMessage>(clients.queues, outputOf('AssessmentsQueueUrl')),
    digests: new EvidenceDigests(new Table(clients.tables, outputOf('OperationsTable'))),
    locked: new LockedDigests(new Bucket(clients.objects, outputOf('AuditBucket'))),
    coalescing: new Coalescing(county.target.store),
    filesPerDay: 500,
    keys: openKeyRing([{ version: '1', secret: 'a secret of this test' }]),
    now: () => new Date(),
    today: () => day,
    time,
  });

  /** Puts a file whose event is lost, and gives what the event would have told. */
  async function land(queue: 'Deliveries' | 'Rosters', key: string, content: string): Promise<Arrival> {
    lost.add(queue);
    await county.deliver({ [key]: content });
    lost.delete(queue);
    for await (const put of county.target.inbox.list())
      if (put.key === key)
        return {
          key,
          eTag: put.eTag.replaceAll('"', ''),
          bytes: put.bytes,
          arrivedAt: '2026-10-31T01:00:00.000Z',
        };
    throw new Error(`${key} was not put`);
  }
  const householdsOnFile = async () => {
    const files = people.map((person) => county.target.households.readFile(`329901-H${person}`, []));
    return (await Promise.all(files)).filter((file) => file !== undefined).length;
  };

  it('leaves the registry as it was in the middle of a roster, and another attempt imports all of it', async () => {
    const roster = rosterFile(people.map((person) => ({ household: `H${person}`, person })));
    const arrival = await land('Rosters', rosterKey('r.csv'), roster);
    await expect(receiveRoster(arrival, depsWith(shortAfter(40)))).rejects.toThrow(OutOfTimeError);
    expect(await householdsOnFile()).toBeLessThan(people.length);
    expect((await county.target.registry.readMap()).counties).toEqual({});
    await settleRosters('329901', depsWith(ample));
    expect(await householdsOnFile()).toBe(people.length);
    expect(Object.keys((await county.target.registry.readMap()).counties)).toEqual(['329901']);
  });

  it('puts nothing of a delivery on record that it has not read to its end', async () => {
    const arrival = await land('Deliveries', bankKey('a.csv'), ofAll);
    await expect(receiveDelivery(arrival, depsWith(shortAfter(1)))).rejects.toThrow(OutOfTimeError);
    expect((await county.target.ledger.read({ kind: 'provider', ...nongshang })).files).toEqual([]);
  });

  it('refuses at its start a delivery that might not fit, and tells the provider what to do', async () => {
    const key = bankKey('large.csv', '2026-10-30', 'large');
    const large = bankFile(Array.from({ length: 400 }, () => ({ person: 1 })));
    const arrival = await land('Deliveries', key, large);
    expect(arrival.bytes).toBeGreaterThan(20_000);
    await receiveDelivery(arrival, depsWith({ remainingMs: () => 20_001 }));
    const outputs = await county.night();
    expect(statesByName(outputs)['large.csv']).toBe('rejected file-too-large');
    expect(outputs.receipts.find((receipt) => receipt.key === key)?.explanation?.en).toContain(
      'send a delivery as several files',
    );
    expect(outputs.notices).toContainEqual(
      expect.objectContaining({ reason: 'provider-overdue', subject: 'bank/large' }),
    );
  });

  it('moves no pointer before a publication is written whole', async () => {
    const arrival = await land('Deliveries', bankKey('a.csv'), ofAll);
    lost.add('Publications');
    await receiveDelivery(arrival, depsWith(ample));
    await county.target.embedded.idle();
    lost.clear();
    const message = { ...nongshang, publication: 1 };
    await expect(publishHits(message, depsWith(shortAfter(30)))).rejects.toThrow(OutOfTimeError);
    await expect(publishHits(message, depsWith(shortAfter(90)))).rejects.toThrow(OutOfTimeError);
    expect((await county.target.pointers.read(nongshang)).publication).toBe(0);
    await publishHits(message, depsWith(ample));
    expect((await county.target.pointers.read(nongshang)).publication).toBe(1);
    await county.target.embedded.idle();
  });

  it('leaves the night open, and the schedule’s next attempt goes on with it', async () => {
    const scheduled = (await nextScheduledTime(county.target)).toISOString();
    const run = runNameOf(new Date(scheduled));
    await expect(startNightlyRun(scheduled, depsWith(shortAfter(1)))).rejects.toThrow(OutOfTimeError);
    expect(await county.target.runs.openRun()).toBe(run);
    await startNightlyRun(scheduled, depsWith(ample));
    await county.target.embedded.idle();
    expect(await county.target.runs.read(run)).toMatchObject({ state: 'closed' });
  });

  it('assesses nobody for whom there is no time', async () => {
    const message = { type: 'households' as const, households: ['329901-H1'] };
    await expect(assessChanged(message, depsWith(shortAfter(0)))).rejects.toThrow(OutOfTimeError);
  });

  it('sends a message again 50 times, then leaves it to the dead-letter queue', async () => {
    lost.add('Assessments');
    const households = ['329901-H1'];
    const deps = () => ({
      ...depsWith(ample),
      pointers: new MovingPointers(new Table(clients.tables, outputOf('OperationsTable'))),
    });
    sent.length = 0;
    await assessChanged({ type: 'households', households, sentAgain: 49 }, deps());
    const again = { type: 'households', households, sentAgain: 50 };
    expect(sent.map(({ body }) => JSON.parse(body) as unknown)).toEqual([again]);
    await expect(assessChanged({ type: 'households', households, sentAgain: 50 }, deps())).rejects.toThrow(
      'pointers moved after every assessment',
    );
    expect(sent).toHaveLength(1);
  });
});
