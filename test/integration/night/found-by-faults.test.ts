import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { settleRosters } from '../../../functions/import-roster/handler.ts';
import { startNightlyRun } from '../../../functions/start-nightly-run/handler.ts';
import { fireSchedule } from '../../../cli/run-night.ts';
import type { CallOutcome, EngineCall } from '../../../infra/embedded/fault-injection.ts';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { EvidenceDigests } from '../../../shared/store/evidence-digests.ts';
import { openKeyRing } from '../../../shared/web/identity-token.ts';
import { Queue } from '../../../shared/store/aws/queues.ts';
import { RegistryStore } from '../../../shared/store/registry-store.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import { Runs } from '../../../shared/store/runs.ts';
import { runNameOf } from '../../../shared/app/nights/nightly-run.ts';
import { throttle } from '../../harness/faults/refusals.ts';
import {
  bankFile,
  bankKey,
  county as countyOfFiles,
  rosterFile,
  rosterKey,
  SmallCounty,
} from './small-county.ts';

const secret = 'a-secret-of-32-characters-of-this-test';

/** What the fault harness found, each repeated in a way that does not depend on a seed. */
describe('what the fault harness found', () => {
  let county: SmallCounty;
  let injectFault: (call: EngineCall) => CallOutcome = () => ({ kind: 'pass' });
  /** Messages that wait until they are asked for. */
  let heldBack: string[] | undefined;
  let rosters = 0;
  let minutes = 0;

  beforeAll(async () => {
    county = await SmallCounty.start({
      environment: { IDENTITY_KEY_IDS: '1=known' },
      secrets: { known: secret },
      faults: {
        onCall: (call) => injectFault(call),
        onMessage: ({ body }) => {
          if (heldBack === undefined || !body.includes('"rematch"')) return [0];
          heldBack.push(body);
          return [];
        },
        onBatch: () => undefined,
        onInvocation: () => undefined,
      },
    });
    await county.deliver(newRoster());
    await county.deliver({ [bankKey('a.csv')]: bankFile([{ person: 1, balance: '50000.00' }]) });
  });
  afterAll(() => county.stop());

  /** Each of another household more, so that the index is another one. */
  const newRoster = (): Record<string, string> => {
    rosters += 1;
    const entries = Array.from({ length: rosters }, (_, n) => ({ household: `H${n + 1}`, person: n + 1 }));
    return { [rosterKey(`r${rosters}.csv`, `2026-10-0${rosters}`)]: rosterFile(entries) };
  };
  const nextMoment = () => new Date(Date.UTC(2026, 10, 1, 14, (minutes += 1)));
  const subject = { kind: 'provider', source: 'bank', provider: 'nongshang' } as const;
  const currentFile = async () => (await county.target.ledger.read(subject)).files[0];

  /** What a night works with, for one that is started here. */
  function dependenciesOfNight() {
    const { target } = county;
    const { queues, tables } = createClients(target.embedded.clientConfig);
    return {
      ...target,
      ...target.queues,
      assessments: new Queue<never>(queues, target.embedded.outputs['AssessmentsQueueUrl'] ?? ''),
      digests: new EvidenceDigests(new Table(tables, target.embedded.outputs['OperationsTable'] ?? '')),
      time: { remainingMs: () => 300_000 },
      now: () => new Date(),
      today: () => target.day,
    };
  }

  /** Tables in which something else is done before each call that speaks of this. */
  function tablesAfter(mark: string, meanwhile: () => Promise<void>): DynamoDBDocumentClient {
    const { tables } = createClients(county.target.embedded.clientConfig);
    tables.middlewareStack.add(
      (next) => async (args) => {
        if (JSON.stringify(args.input).includes(mark)) await meanwhile();
        return next(args);
      },
      { step: 'initialize' },
    );
    return tables;
  }

  /** Runs that go on record only after something else has been done. */
  function runsAfter(meanwhile: () => Promise<void>): Runs {
    const { outputs } = county.target.embedded;
    return new Runs(new Table(tablesAfter('"awaited"', meanwhile), outputs['OperationsTable'] ?? ''));
  }

  it.each([
    ['before its report is written', (call: EngineCall) => /report\.json/.test(call.path)],
    ['before it is open no more', ({ operation }: EngineCall) => operation === 'DeleteItem'],
    ['before it is noted as closed', ({ body }: EngineCall) => body.includes('closedAt')],
  ])('a run that is cut off while it closes, %s, is closed by a retry', async (_when, isThen) => {
    let times = 0;
    injectFault = (call) => {
      if (!call.functionId.startsWith('Assessments') || times > 0 || !isThen(call)) return { kind: 'pass' };
      times += 1;
      return { kind: 'end', carriedOut: false, how: 'cut-off' };
    };
    const moment = nextMoment();
    await fireSchedule('start-nightly-run', moment, county.target);
    await county.target.embedded.idle();
    injectFault = () => ({ kind: 'pass' });
    expect(times).toBe(1);
    expect(await county.target.runs.read(runNameOf(moment))).toMatchObject({ state: 'closed' });
    expect(await county.target.runs.openRun()).toBeUndefined();
  });

  it('of nights that start at once each ends, and none is open in the end', async () => {
    const { target } = county;
    const deps = dependenciesOfNight();
    const moments = [nextMoment(), nextMoment(), nextMoment()];
    await Promise.all(moments.map((moment) => startNightlyRun(moment.toISOString(), deps)));
    await target.embedded.idle();
    const states = await Promise.all(
      moments.map(async (moment) => (await target.runs.read(runNameOf(moment)))?.state ?? 'never on record'),
    );
    expect(states).toContain('closed');
    expect(states.filter((state) => state === 'matching' || state === 'assessing')).toEqual([]);
    expect(await target.runs.openRun()).toBeUndefined();
  });

  it('a run opens in the place of the one that it saw, and of no other', async () => {
    const { runs } = county.target;
    expect(await runs.replaceOpen(undefined, 'first')).toBe(true);
    expect(await runs.replaceOpen(undefined, 'second')).toBe(false);
    expect(await runs.replaceOpen('another', 'second')).toBe(false);
    expect(await runs.openRun()).toBe('first');
    await runs.clearOpen('second');
    expect(await runs.openRun()).toBe('first');
    await runs.clearOpen('first');
  });

  it('a roster that slips in just as a run has begun does not keep it open', async () => {
    const { embedded, runs } = county.target;
    await county.deliver(newRoster());
    const moment = nextMoment();
    heldBack = [];
    await fireSchedule('start-nightly-run', moment, county.target);
    expect(await runs.read(runNameOf(moment))).toMatchObject({
      state: 'matching',
      awaited: ['bank#nongshang'],
    });
    // As if the import had asked for an open run before this one was, and swapped the index after it was read.
    await runs.clearOpen(runNameOf(moment));
    await county.deliver(newRoster());
    await runs.replaceOpen(undefined, runNameOf(moment));
    const messages = heldBack.map((body) => JSON.parse(body) as never);
    heldBack = undefined;
    await county.target.queues.deliveries.send(messages);
    await embedded.idle();
    expect(await runs.read(runNameOf(moment))).toMatchObject({ state: 'closed' });
  });

  it('a run does not wait for what was published before it was on record', async () => {
    const { target } = county;
    await county.deliver(newRoster());
    const file = await currentFile();
    const matchAgain = async () => {
      await target.queues.deliveries.send([{ type: 'rematch', ...subject, fileId: file?.fileId ?? '' }]);
      await target.embedded.idle();
    };
    const moment = nextMoment();
    await startNightlyRun(moment.toISOString(), { ...dependenciesOfNight(), runs: runsAfter(matchAgain) });
    await target.embedded.idle();
    expect(await target.runs.read(runNameOf(moment))).toMatchObject({
      state: 'closed',
      awaited: ['bank#nongshang'],
    });
  });

  it('a match that took long does not replace one with a later index', async () => {
    const { embedded, queues, registry } = county.target;
    let refusals = 0;
    injectFault = (call) => {
      const holds = call.functionId.startsWith('Deliveries') && call.body.includes('FILE#');
      if (!holds || call.operation !== 'PutItem') return { kind: 'pass' };
      refusals += 1;
      return throttle(call);
    };
    const file = await currentFile();
    await queues.deliveries.send([{ type: 'rematch', ...subject, fileId: file?.fileId ?? '' }]);
    while (refusals === 0) await sleep(5);
    const before = (await registry.readMap()).version;
    for (const [key, content] of Object.entries(newRoster())) await county.target.inbox.write(key, content);
    while ((await registry.readMap()).version === before) await sleep(5);
    injectFault = () => ({ kind: 'pass' });
    await embedded.idle();
    expect((await currentFile())?.match?.indexVersion).toBe((await registry.readMap()).version);
  });

  it('a roster that turns out to be the older one while it is imported gives way to the one in use', async () => {
    const { embedded, registry, runs, ledger, store, day } = county.target;
    const [name = '', content = ''] = Object.entries(newRoster())[0] ?? [];
    await county.deliver({ [name]: content });
    const inUse = (await registry.readMap()).counties[countyOfFiles]?.rosterFileId;
    expect(inUse).toBeDefined();
    // Another one of the same date waits for a run, and the run is gone before anybody takes the roster up.
    await runs.replaceOpen(undefined, 'a-run');
    await county.deliver({ [name.replace('.csv', '-again.csv')]: `${content}\n` });
    await runs.clearOpen('a-run');
    const ofCounty = { kind: 'roster', county: countyOfFiles } as const;
    const [waiting] = (await ledger.read(ofCounty)).files.filter(({ waitsForRun }) => waitsForRun === true);
    if (waiting === undefined) throw new Error('no roster waits');

    let becameKnown = false;
    const meanwhile = async () => {
      if (becameKnown) return;
      becameKnown = true;
      // It had been put before the other, as is only known now.
      await ledger.changeFile(ofCounty, waiting.fileId, ({ puts: _later, ...known } = waiting) => ({
        ...known,
        arrivedAt: '2026-01-01T00:00:00.000Z',
      }));
    };
    const racing = tablesAfter('"REGISTRY"', meanwhile);
    const operations = embedded.outputs['OperationsTable'] ?? '';
    await settleRosters(countyOfFiles, {
      ...county.target,
      filesPerDay: 500,
      registry: new RegistryStore(new Table(racing, operations), store),
      keys: openKeyRing([{ version: '1', secret }]),
      time: { remainingMs: () => 300_000 },
      now: () => new Date(),
      today: () => day,
    });
    expect(becameKnown).toBe(true);
    expect((await registry.readMap()).counties[countyOfFiles]?.rosterFileId).toBe(inUse);
  });
});
