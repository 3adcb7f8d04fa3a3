import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fireSchedule } from '../../../cli/run-night.ts';
import type { CallOutcome, EngineCall } from '../../../infra/embedded/fault-injection.ts';
import { samePutMs } from '../../../shared/app/deliveries/arrivals.ts';
import { readDeliveredFiles } from '../../../shared/app/deliveries/delivered-files.ts';
import { bankFile, bankKey, rosterFile, rosterKey, SmallCounty } from './small-county.ts';

const isNotification = (body: string) => body.includes('"eventSource":"aws:s3"');
const hour = 3_600_000;

describe('the weekly reconciliation of the inbox', () => {
  let county: SmallCounty;
  const logged: string[] = [];
  /** Bodies that queues were sent, S3's own aside: those are swallowed while it is deaf. */
  let sent: string[] = [];
  let isDeaf = true;
  let injectFault: (call: EngineCall) => CallOutcome = () => ({ kind: 'pass' });

  beforeAll(async () => {
    county = await SmallCounty.start({
      onLog: ({ line }) => logged.push(line),
      faults: {
        onCall: (call) => injectFault(call),
        onMessage: ({ body }) => {
          if (isDeaf && isNotification(body)) return [];
          sent.push(body);
          return [0];
        },
        onBatch: () => undefined,
        onInvocation: () => undefined,
      },
    });
  });
  afterAll(() => county.stop());

  const reconcile = async (scheduledTime: Date): Promise<string[]> => {
    sent = [];
    await fireSchedule('reconcile-inbox', scheduledTime, county.target);
    await county.target.embedded.idle();
    return sent
      .filter((body) => body.includes('"type":"found"'))
      .map((body) => (JSON.parse(body) as { key: string }).key);
  };
  const states = async () =>
    Object.fromEntries(
      (await readDeliveredFiles(county.target)).map(({ file, state, reason }) => [file.key, reason ?? state]),
    );

  const roster = rosterKey('r.csv');
  const delivery = bankKey('a.csv');
  const astray = 'bank/a-bank/2026-10-30/a.csv';
  const sunday = new Date(Date.now() + 2 * hour);

  it('leaves to its event what was put within the last hour', async () => {
    await county.deliver({ [roster]: rosterFile([{ household: 'H1', person: 1 }]) });
    expect(await reconcile(new Date())).toEqual([]);
    expect(await states()).toEqual({});
  });

  it('finds a roster, a delivery and a file in a wrong place that no event announced, and they take their way', async () => {
    await county.deliver({
      [`${delivery}.manifest.json`]: '{"rows":1}',
      [delivery]: bankFile([{ person: 1, balance: '50000.00' }]),
      [astray]: 'x',
    });
    expect((await reconcile(sunday)).sort()).toEqual([astray, delivery, roster].sort());
    expect(await states()).toEqual({
      [astray]: 'key-unreadable',
      [delivery]: 'current',
      [roster]: 'current',
    });
    const { deliveries, cases } = await county.night();
    expect(deliveries.find(({ key }) => key === delivery)).toMatchObject({ matched: 1 });
    expect(cases.map(({ householdId }) => householdId)).toEqual(['329901-H1']);
  });

  it('measures what it found, and names no file in its log', () => {
    const lines = logged.filter(
      (line) => line.includes('reconcile-inbox') || line.includes('file-not-announced'),
    );
    expect(lines.some((line) => /"FilesNotAnnounced":(3|\[3\])/.test(line))).toBe(true);
    expect(lines.join('\n')).not.toContain('.csv');
  });

  it('does nothing when the schedule fires twice, and finds nothing where all is on record', async () => {
    expect(await reconcile(sunday)).toEqual([]);
    expect(await reconcile(new Date(sunday.getTime() + 1000))).toEqual([]);
  });

  it('goes on behind the last page when it was cut off', async () => {
    const late = bankKey('late.csv', '2026-10-31', 'z-bank');
    // More than one page of files that are read with others.
    for (let n = 0; n < 1_000; n += 1)
      await county.target.inbox.write(bankKey(`${n}.csv.manifest.json`, '2026-10-29'), '{}');
    await county.deliver({ [late]: bankFile([{ person: 1 }]) });
    const listed: string[] = [];
    let isCutOff = false;
    injectFault = ({ functionId, engine, operation, path }) => {
      if (!functionId.startsWith('Reconciliation')) return { kind: 'pass' };
      if (engine === 's3') listed.push(path);
      if (isCutOff || operation !== 'SendMessageBatch') return { kind: 'pass' };
      isCutOff = true;
      return { kind: 'end', carriedOut: false, how: 'cut-off' };
    };
    expect(await reconcile(new Date(sunday.getTime() + 2000))).toEqual([late]);
    expect(listed).toHaveLength(3);
    expect(listed[2]).toMatch(/start-after=.+manifest\.json/);
    expect((await states())[late]).toBe('current');
  });

  it('finds bytes that were put again after others, since they are news', async () => {
    const again = bankFile([{ person: 1, balance: '50000.00' }]);
    const other = bankKey('b.csv');
    await county.deliver({ [other]: bankFile([{ person: 1, balance: '10.00' }]) });
    await reconcile(new Date(sunday.getTime() + 3000));
    expect(await states()).toMatchObject({ [delivery]: 'newer-delivery', [other]: 'current' });
    // Longer than what S3's listing and its events may differ by.
    await sleep(samePutMs + 500);
    await county.deliver({ [delivery]: again });
    expect(await reconcile(new Date(sunday.getTime() + 4000))).toEqual([delivery]);
    expect(await states()).toMatchObject({ [delivery]: 'current', [other]: 'newer-delivery' });
    expect(await reconcile(new Date(sunday.getTime() + 5000))).toEqual([]);
  });

  it('does no harm where the event comes after all', async () => {
    isDeaf = false;
    const before = await states();
    await county.deliver({ [delivery]: bankFile([{ person: 1, balance: '50000.00' }]) });
    await sleep(1);
    expect(await states()).toEqual(before);
  });
});
