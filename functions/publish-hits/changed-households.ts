/** What a publication changes: its list of households compared with that of the publication before. */
import { storeKeys } from '../../shared/store/keys.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import {
  changedHousehold,
  publishedItem,
  type Pointer,
  type PublishedItem,
} from '../../shared/contracts/deliveries.ts';
import type { ProviderRef } from '../../shared/contracts/messages.ts';
import { inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';

export interface ListDependencies {
  store: Pick<Bucket, 'exists' | 'readLines'>;
  time: TimeLeft;
}

/** The list of a publication, as far as there is one: without, it was overtaken before it wrote anything. */
export async function* publishedItems(
  ref: ProviderRef,
  publication: number,
  deps: ListDependencies,
): AsyncGenerator<PublishedItem> {
  const key = storeKeys.publishedItems(ref, publication);
  if (!(await deps.store.exists(key))) return;
  for await (const line of inTime(deps.store.readLines(key), deps.time, 'publishing'))
    yield publishedItem.parse(line);
}

/**
 * Households whose hits are others than in the publication before. That is sure only where the pointer names it, and it has
 * noted what it cleared, which it does when its own households have been sent; else all of both have changed.
 */
export async function findChanged(
  pointer: Pointer,
  now: number,
  deps: ListDependencies,
): Promise<Set<string>> {
  const { clearedThrough } = pointer;
  const isSure = pointer.publication === now - 1 && clearedThrough === now - 2 && clearedThrough > 0;
  const before = new Map<string, string | undefined>();
  for (let number = clearedThrough + 1; number < now; number += 1)
    for await (const { household, digest } of publishedItems(pointer, number, deps))
      before.set(household, isSure ? digest : undefined);
  const changed = new Set<string>();
  for await (const { household, digest } of publishedItems(pointer, now, deps)) {
    if (digest === undefined || before.get(household) !== digest) changed.add(household);
    before.delete(household);
  }
  for (const household of before.keys()) changed.add(household);
  return changed;
}

export function listLines(households: Iterable<string>): string {
  return [...households].map((household) => `${JSON.stringify({ household })}\n`).join('');
}

export async function readChanged(
  ref: ProviderRef,
  publication: number,
  { store, time }: ListDependencies,
): Promise<Set<string>> {
  const changed = new Set<string>();
  const lines = store.readLines(storeKeys.changedHouseholds(ref, publication));
  for await (const line of inTime(lines, time, 'publishing'))
    changed.add(changedHousehold.parse(line).household);
  return changed;
}
