import { beforeAll, expect, it, vi } from 'vitest';
import { admitFile } from '../../../../shared/app/deliveries/admit-file.ts';
import { fileIdOf, type Arrival } from '../../../../shared/app/deliveries/arrivals.ts';
import type { Subject } from '../../../../shared/contracts/deliveries.ts';
import { unreadName } from '../../../../shared/domain/deliveries/folding.ts';
import { DeliveryLedger } from '../../../../shared/store/delivery-ledger.ts';
import { MemoryTable } from '../../../harness/damage/memory-table.ts';

beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

const bank: Subject = { kind: 'provider', source: 'bank', provider: 'b' };
const roster: Subject = { kind: 'roster', county: '110101' };
const refused: Subject = { kind: 'refused' };

function put(name: string, at = '2026-11-01T03:00:00.000Z'): Arrival {
  return { key: `inbox/bank/b/2026-10-31/${name}.csv`, eTag: name, bytes: 1, arrivedAt: at };
}

/** A ledger, and what becomes of each put there. */
function intake(filesPerDay = 2) {
  const ledger = new DeliveryLedger(new MemoryTable());
  const admit = (arrival: Arrival, subject = bank) =>
    admitFile(arrival, { subject, asOf: '2026-10-31' }, { ledger, filesPerDay });
  return { ledger, admit };
}

it.each([bank, roster])(
  'so many files of a $kind are read a day, and each next day as many again',
  async (subject) => {
    const { ledger, admit } = intake();
    const answers = [];
    for (const name of ['a', 'b', 'c']) answers.push(await admit(put(name), subject));
    expect(answers).toEqual(['read', 'read', 'kept-out']);
    expect((await ledger.read(subject)).files).toMatchObject([
      { sha256: '', verdict: { kind: 'rejected', reason: 'too-many-files' } },
    ]);
    // 16:00 in UTC is midnight there.
    expect(await admit(put('d', '2026-11-01T15:59:59.000Z'), subject)).toBe('kept-out');
    expect(await admit(put('e', '2026-11-01T16:00:00.000Z'), subject)).toBe('read');
  },
);

it('an event that comes again is answered as it was', async () => {
  const { ledger, admit } = intake();
  const twice = ['a', 'a', 'b', 'b', 'c', 'c', 'a'];
  const answers = [];
  for (const name of twice) answers.push(await admit(put(name)));
  expect(answers).toEqual(['read', 'read', 'read', 'read', 'kept-out', 'kept-out', 'read']);
  expect((await ledger.read(bank)).files).toHaveLength(1);
});

it('many that come at once are counted one by one', async () => {
  const { admit } = intake(5);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => admit(put(`f${n}`))));
  expect(answers.filter((each) => each === 'read')).toHaveLength(5);
});

it('of keys that name no provider so many are recorded, and no more', async () => {
  const { ledger, admit } = intake();
  for (const name of ['a', 'b', 'c', 'd']) await admit(put(name), refused);
  expect((await ledger.read(refused)).files).toEqual([]);
  expect(await ledger.index.listUnread(refused, 10)).toEqual([]);
});

it('a release is of that put alone: other bytes under the key wait again', async () => {
  const { ledger, admit } = intake(1);
  await admit(put('a'));
  const waiting = put('b');
  expect(await admit(waiting)).toBe('kept-out');
  const fileId = fileIdOf(waiting.key, '');
  await ledger.recordDecision(bank, {
    ...{ combination: fileId, decision: 'release', by: 's', at: '2026-11-01T04:00:00.000Z' },
    files: [unreadName(fileId, waiting.arrivedAt)],
  });
  expect(await admit(waiting)).toBe('released');
  expect(await admit({ ...put('b', '2026-11-01T05:00:00.000Z'), eTag: 'other' })).toBe('kept-out');
});
