/** What a provider has delivered before costs the next file, and a page, nothing. */
import type { SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { closeBooksOf } from '../../../../functions/sweep-store/close-books.ts';
import { isKnownArrival, recordArrival, type Arrival } from '../../../../shared/app/deliveries/arrivals.ts';
import { readDeliveredFiles } from '../../../../shared/app/deliveries/delivered-files.ts';
import { readFilePage, readRecentFiles } from '../../../../shared/app/deliveries/list-files.ts';
import { settleProvider } from '../../../../shared/app/deliveries/settle.ts';
import { addDays } from '../../../../shared/domain/kernel/calendar.ts';
import { Queue } from '../../../../shared/store/aws/queues.ts';
import { DeliveryLedger } from '../../../../shared/store/delivery-ledger.ts';
import { operationKeys } from '../../../../shared/store/keys.ts';
import { Pointers } from '../../../../shared/store/pointers.ts';
import type { RegistryStore } from '../../../../shared/store/registry-store.ts';
import { CountingTable } from '../../../harness/damage/counting-table.ts';
import { aFile } from '../../../builders/file-record.ts';

// What is logged of every file would bury the result.
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

const subject = { kind: 'provider', source: 'bank', provider: 'b' } as const;
const registry = { readMap: () => Promise.resolve({ counties: {} }) } as unknown as RegistryStore;
const dayMs = 86_400_000;

/** Files put in the months before, every tenth of them unreadable, with names as long as they may be. */
async function history(table: CountingTable, files: number): Promise<DeliveryLedger> {
  const first = Date.now() - 200 * dayMs;
  for (let n = 0; n < files; n += 1) {
    const asOf = addDays('2025-01-01', Math.floor((n * 300) / files));
    const file = aFile({
      key: `inbox/bank/b/${asOf}/${String(n).padStart(190, '0')}.csv`,
      asOf,
      arrivedAt: new Date(first + (n * 190 * dayMs) / files).toISOString(),
      ...(n % 10 === 0 && { verdict: { kind: 'rejected', reason: 'file-empty' } }),
    });
    await table.put({ ...operationKeys.file(subject, file.fileId), ...file });
  }
  await table.put(operationKeys.subject(subject));
  return new DeliveryLedger(table);
}

async function receive(table: CountingTable, ledger: DeliveryLedger, name: string, arrivedAt = new Date()) {
  const key = `inbox/bank/b/2026-10-31/${name}.csv`;
  const arrival: Arrival = { key, eTag: name, bytes: 1000, arrivedAt: arrivedAt.toISOString() };
  const totals = { kind: 'none', manifest: {} } as const;
  const counts = { rows: 100, matched: 60, unmatched: 40, quarantined: 0 };
  const match = {
    indexVersion: 'i',
    day: '2026-11-01',
    staged: `${name}/`,
    hitChunks: 1,
    quarantineChunks: 0,
  };
  if (!(await isKnownArrival(arrival, totals, subject, ledger)))
    await recordArrival(
      subject,
      arrival,
      {
        ...{ asOf: '2026-10-31', sha256: name.padEnd(64, '0'), bytes: 1000, archiveKey: name, totals },
        verdict: { kind: 'accepted', counts, endsWithNewline: true },
        match: { ...match, counts },
      },
      ledger,
    );
  const queue = { send: () => Promise.resolve({}) } as unknown as SQSClient;
  const deps = { ledger, pointers: new Pointers(table), publications: new Queue<never>(queue, 'q') };
  await settleProvider(subject, deps, () => Promise.reject(new Error('nothing has to be compared')));
}

const sizes = [10, 1_000, 4_400];

/** Requests and bytes of one piece of work behind each history. */
async function measure(work: (table: CountingTable, ledger: DeliveryLedger) => Promise<unknown>) {
  const measured = [];
  for (const size of sizes) {
    const table = new CountingTable();
    const ledger = await history(table, size);
    await closeBooksOf(subject, { ledger, now: () => new Date() });
    table.reset();
    await work(table, ledger);
    measured.push({ requests: table.requests, bytesRead: table.bytesRead });
  }
  return measured;
}

/** As many requests; of the bytes a few are moments and digests, which pack differently. */
function expectAlike(one: { requests: number; bytesRead: number } | undefined, other: typeof one): void {
  expect(one?.requests).toBe(other?.requests);
  expect((one?.bytesRead ?? 0) / (other?.bytesRead ?? 1)).toBeCloseTo(1, 2);
}

describe('behind 10, 1,000 and 4,400 files', () => {
  it('takes in the next file with as many requests and bytes', async () => {
    const [few, some, many] = await measure((table, ledger) => receive(table, ledger, 'next'));
    expectAlike(many, some);
    expect(some?.requests).toBe(few?.requests);
    expect(many?.requests).toBeLessThan(40);
    // Books remember the bytes of the last two hundred deliveries, which the shortest history has not.
    expect(many?.bytesRead).toBeLessThan(60_000);
  });

  it('gives the page of deliveries, and a page of its list, alike', async () => {
    const seen = () => true;
    const lists = [
      (ledger: DeliveryLedger) => readRecentFiles({ ledger, registry }, seen),
      (ledger: DeliveryLedger) => readFilePage({ ledger, registry }, seen, { before: undefined, limit: 50 }),
    ];
    for (const list of lists) {
      const [, some, many] = await measure((_table, ledger) => list(ledger));
      expectAlike(many, some);
      expect(many?.requests).toBeLessThan(20);
      expect(many?.bytesRead).toBeLessThan(200_000);
    }
  });
});

test('closing the books of the day before again writes them, and nothing of what is behind them', async () => {
  const table = new CountingTable();
  const ledger = await history(table, 1_000);
  await closeBooksOf(subject, { ledger, now: () => new Date() });
  table.reset();
  await closeBooksOf(subject, { ledger, now: () => new Date() });
  expect(table.requests).toBeLessThan(10);
});

test('the pages of the list give every file once, the newest first, as a reading of all does', async () => {
  const table = new CountingTable();
  const ledger = await history(table, 330);
  const all = await readDeliveredFiles({ ledger, registry });
  await closeBooksOf(subject, { ledger, now: () => new Date() });
  const resultOf = (files: typeof all) =>
    files.map(({ file, state, reason }) => `${file.fileId} ${state} ${reason ?? ''}`);
  const found: typeof all = [];
  let before: Parameters<typeof readFilePage>[2]['before'];
  do {
    const page = await readFilePage({ ledger, registry }, () => true, { before, limit: 100 });
    found.push(...page.files);
    before = page.next;
  } while (before !== undefined);
  expect(resultOf(found)).toEqual(
    resultOf([...all].sort((a, b) => (a.file.arrivedAt < b.file.arrivedAt ? 1 : -1))),
  );
  const rejected = await readFilePage({ ledger, registry }, () => true, {
    ...{ before: undefined, limit: 10 },
    is: ({ state }) => state === 'rejected',
  });
  expect(rejected.files.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'rejected'));
});

describe('books do not hold', () => {
  const standing = async (change: (ledger: DeliveryLedger, table: CountingTable) => Promise<unknown>) => {
    const table = new CountingTable();
    const ledger = await history(table, 30);
    await closeBooksOf(subject, { ledger, now: () => new Date() });
    await change(ledger, table);
    return ledger.readLive(subject);
  };

  it('any more when a file becomes known that was put before their end', async () => {
    const late = new Date(Date.now() - 20 * dayMs);
    const records = await standing((ledger, table) => receive(table, ledger, 'late', late));
    expect(records.isWhole).toBe(true);
    expect(records.files).toHaveLength(31);
  });

  it('when somebody decides about what they cover', async () => {
    const records = await standing(async (ledger) => {
      const [file] = (await ledger.read(subject)).files;
      const made = { combination: 'c', decision: 'reject', by: 's', at: new Date().toISOString() };
      await ledger.recordDecision(subject, { ...made, files: [file?.fileId ?? ''] });
    });
    expect(records.isWhole).toBe(true);
  });

  it('when they were closed before something else was put on record that lies before them', async () => {
    const table = new CountingTable();
    const ledger = await history(table, 30);
    const { revision } = await ledger.index.readBooks(subject, new Date());
    await receive(table, ledger, 'meanwhile', new Date(Date.now() - 20 * dayMs));
    const books = { books: {} as never, decisions: '' };
    expect(await ledger.index.keepBooks(subject, books, { revision, now: new Date() })).toBe(false);
  });

  it('for a day that nobody closed them', async () => {
    const table = new CountingTable();
    const ledger = await history(table, 30);
    await closeBooksOf(subject, { ledger, now: () => new Date(Date.now() - 2 * dayMs) });
    expect((await ledger.readLive(subject)).isWhole).toBe(true);
  });

  it('but do so after files that came since', async () => {
    const records = await standing(async (ledger, table) => {
      await receive(table, ledger, 'one');
      await receive(table, ledger, 'two');
    });
    expect(records.isWhole).toBeUndefined();
    expect(records.files.length).toBeLessThan(5);
  });
});
