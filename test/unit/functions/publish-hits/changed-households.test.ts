import { expect, it } from 'vitest';
import { findChanged } from '../../../../functions/publish-hits/changed-households.ts';
import { storeKeys } from '../../../../shared/store/keys.ts';
import type { Pointer } from '../../../../shared/contracts/deliveries.ts';

const ref = { source: 'bank', provider: 'b' } as const;

/** Lists by publication, each line `<household>` or `<household> <digest>`; and where the pointer stands. */
function changedBy(
  now: number,
  lists: Readonly<Record<number, readonly string[]>>,
  stands: Partial<Pointer> = {},
): Promise<Set<string>> {
  const pointer: Pointer = {
    ...{ ...ref, publication: now - 1, asOf: null, clearedThrough: now - 2, toldThrough: now - 1 },
    ...{ raiseOrder: 1, keyVersion: '1', listsChanges: true, ...stands },
  };
  const byKey = new Map(
    Object.entries(lists).map(([number, lines]) => [storeKeys.publishedItems(ref, Number(number)), lines]),
  );
  const store = {
    exists: (key: string) => Promise.resolve(byKey.has(key)),
    // eslint-disable-next-line @typescript-eslint/require-await -- objects are read asynchronously
    async *readLines(key: string) {
      for (const line of byKey.get(key) ?? []) {
        const [household, digest] = line.split(' ');
        yield { household, items: 1, ...(digest !== undefined && { digest }) };
      }
    },
  };
  return findChanged(pointer, now, { store, time: { remainingMs: () => 1_000_000 } });
}

it('a household whose hits say the same has not changed; one that is new, gone, or says something else has', async () => {
  const lists = { 4: ['same x', 'other x', 'gone x'], 5: ['same x', 'other y', 'new x'] };
  expect([...(await changedBy(5, lists))].sort()).toEqual(['gone', 'new', 'other']);
});

it('all of both have changed where nobody is sure to have been assessed by the publication before', async () => {
  const lists = { 3: ['a x'], 4: ['b x', 'c x'], 5: ['b x', 'd x'] };
  const all = ['b', 'c', 'd'];
  expect([...(await changedBy(5, lists, { publication: 3 }))].sort(), 'never raised').toEqual(all);
  expect([...(await changedBy(5, lists, { clearedThrough: 2 }))].sort(), 'not cleared').toEqual([
    'a',
    ...all,
  ]);
  expect([...(await changedBy(2, { 1: ['a x'], 2: ['a x'] }))], 'the first').toEqual(['a']);
  expect([...(await changedBy(5, { 4: ['a'], 5: ['a x'] }))], 'a list of a version before').toEqual(['a']);
});
