import { beforeAll, expect, it, vi } from 'vitest';
import { closeBooksOf } from '../../../../functions/sweep-store/close-books.ts';
import { endRecords } from '../../../../functions/sweep-store/end-records.ts';
import type { FileRecord } from '../../../../shared/contracts/deliveries.ts';
import { foldProvider } from '../../../../shared/app/deliveries/settle.ts';
import { addDays, shanghaiDate } from '../../../../shared/domain/kernel/calendar.ts';
import { DeliveryLedger } from '../../../../shared/store/delivery-ledger.ts';
import { operationKeys } from '../../../../shared/store/keys.ts';
import { aFile } from '../../../builders/file-record.ts';
import { MemoryTable } from '../../../harness/damage/memory-table.ts';

beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

const subject = { kind: 'provider', source: 'bank', provider: 'b' } as const;
const day = shanghaiDate(new Date());
const daysAgo = (days: number) => `${addDays(day, -days)}T03:00:00.000Z`;

/** A file that came so many days ago; unused ones were forgotten long ago. */
function fileOf(days: number, matched: number, more: Partial<FileRecord> = {}): FileRecord {
  const asOf = addDays(day, -days);
  const forgotten = { unusedSince: addDays(asOf, 1), forgottenOn: addDays(asOf, 31) };
  return aFile({
    key: `inbox/bank/b/${asOf}/a.csv`,
    asOf,
    matched,
    arrivedAt: daysAgo(days),
    ...forgotten,
    ...more,
  });
}
const current = fileOf(10, 60, { unusedSince: undefined, forgottenOn: undefined });
const refusedOf = (days: number) =>
  fileOf(days, 0, { verdict: { kind: 'rejected', reason: 'file-empty' }, forgottenOn: undefined });

async function swept(files: readonly FileRecord[], evidence: readonly string[] = []) {
  const table = new MemoryTable();
  const ledger = new DeliveryLedger(table);
  await table.put(operationKeys.subject(subject));
  for (const file of files) await table.put({ ...operationKeys.file(subject, file.fileId), ...file });
  const pointers = { read: () => Promise.resolve({ clearedThrough: 130 } as never) };
  for (let number = 1; number <= 140; number += 1)
    await ledger.addPublication(subject, { publication: number, asOf: null, files: [] });
  const deps = { ledger, pointers, day, refusedDays: 90, recordDays: 730 };
  for (let times = 0; times < 2; times += 1) {
    const records = await closeBooksOf(subject, { ledger, now: () => new Date() });
    await endRecords(subject, records, new Set(evidence), deps);
  }
  return { ledger, table };
}

const keysOf = (files: readonly FileRecord[]) => files.map(({ key }) => key).sort();

it('what could not be used is on record for 90 days, and what was used for two years', async () => {
  const files = [fileOf(900, 60), fileOf(700, 60), refusedOf(100), refusedOf(80), current];
  const { ledger } = await swept(files);
  expect(keysOf((await ledger.read(subject)).files)).toEqual(
    keysOf([fileOf(700, 60), refusedOf(80), current]),
  );
});

it('nothing of a file is left that has ended', async () => {
  const later = fileOf(890, 60);
  const { ledger, table } = await swept([fileOf(900, 60), later, current]);
  const { items } = await table.scanPage();
  const { fileId } = fileOf(900, 60);
  expect(items.filter((item) => JSON.stringify([item['sk'], item['fileId']]).includes(fileId))).toEqual([]);
  expect((await ledger.index.listSince(subject)).map((each) => each.fileId)).toEqual([
    later.fileId,
    current.fileId,
  ]);
});

it('what stays is folded as if the rest were still there', async () => {
  // Two thirds fewer rows than the one before, which has ended: held then, it is not first and accepted now.
  const held = fileOf(800, 20, {
    asOf: addDays(day, -5),
    key: `inbox/bank/b/${addDays(day, -5)}/h.csv`,
    forgottenOn: undefined,
  });
  const files = [fileOf(900, 60), held];
  const { ledger } = await swept(files);
  const { states, current: inUse } = foldProvider(await ledger.read(subject));
  expect(states.find(({ file }) => file.fileId === held.fileId)).toMatchObject({
    state: 'held',
    reason: 'matches-dropped',
  });
  // It still is what is current, and so it does not end.
  expect(inUse?.files.map(({ fileId }) => fileId)).toEqual([fileOf(900, 60).fileId]);
});

it('a file that an open case names as evidence stays, however old', async () => {
  const old = fileOf(900, 60);
  const { ledger } = await swept([old, current], [old.key]);
  expect(keysOf((await ledger.read(subject)).files)).toEqual(keysOf([old, current]));
});

it('of publications that were replaced the last hundred stay', async () => {
  const { ledger } = await swept([current]);
  expect(await ledger.readPublication(subject, 30)).toBeUndefined();
  expect(await ledger.readPublication(subject, 31)).toBeDefined();
  expect((await ledger.read(subject)).newest?.publication).toBe(140);
});
