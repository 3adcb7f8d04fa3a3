import { createHash } from 'node:crypto';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import { hitItems, type HitItem } from '../../shared/store/household-items.ts';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { storeKeys } from '../../shared/store/keys.ts';
import { count } from '../../shared/runtime/metrics.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import { latestRaise, type Pointers } from '../../shared/store/pointers.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { Pointer, Publication, PublishedItem } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef, PublicationMessage } from '../../shared/contracts/messages.ts';
import { areFew, byNames, bySegments, type ChangesRef } from '../../shared/app/assessments/ask-to-assess.ts';
import { CoveredMonths } from '../../shared/domain/deliveries/covered-months.ts';
import { inTime } from '../../shared/domain/kernel/time-left.ts';
import {
  countSegments,
  notePublishedInRun,
  type RunDependencies,
} from '../../shared/app/nights/nightly-run.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import { findChanged, listLines, publishedItems, readChanged } from './changed-households.ts';
import { ItemCache, type ItemsOfHousehold } from './item-cache.ts';
import { mergeHits } from './merge-hits.ts';
import { fixMissing } from './missing-persons.ts';
import { newestKeyOf } from './token-key.ts';

export interface PublishHitsDependencies extends RunDependencies {
  ledger: DeliveryLedger;
  households: Households;
  pointers: Pointers;
  store: Bucket;
  registry: Pick<RegistryStore, 'readMap' | 'readRegister' | 'current'>;
  keys: KeyRing;
  today(): CalendarDate;
}

/** Of deflated rows: what is merged once stays at hand up to here; beyond it is merged a second time. */
const mostBytesKept = 64_000_000;

/**
 * Publishes a provider's hits: written whole, then pointed at, then what they replace is removed.
 * @returns `settled` where an attempt before had done all of it, or a newer publication has overtaken this one
 */
export async function publishHits(
  message: PublicationMessage,
  deps: PublishHitsDependencies,
): Promise<'published' | 'settled'> {
  const ref: ProviderRef = { source: message.source, provider: message.provider };
  const publication = await deps.ledger.readPublication(ref, message.publication);
  if (publication === undefined) {
    log.warn('no-such-publication', { publication: message.publication });
    return 'settled';
  }
  const before = await deps.pointers.read(ref);
  const pointer =
    before.publication < publication.publication ? await writeAndPoint(before, publication, deps) : before;
  if (pointer.publication > publication.publication) {
    // A newer publication overtook this one and has the households assessed; only what this attempt wrote has to go.
    await deps.households.removeHits(
      ref,
      publication.publication,
      publishedItems(ref, publication.publication, deps),
    );
    return 'settled';
  }
  // The message comes again whenever the provider is settled before the pointer has moved.
  const isAnnounced = pointer.toldThrough >= publication.publication;
  if (!isAnnounced) await replaceFormer(ref, pointer, publication, deps);
  await notePublishedInRun(ref, publication, deps);
  return isAnnounced ? 'settled' : 'published';
}

async function writeAndPoint(
  before: Pointer,
  publication: Publication,
  deps: PublishHitsDependencies,
): Promise<Pointer> {
  const ref: ProviderRef = { source: before.source, provider: before.provider };
  const { files, publication: number } = publication;
  // The list is put before the items, so that whatever is written can be removed, whenever this stops.
  const keyVersion = await fixKeyVersion(ref, publication, deps);
  const staged = {
    store: deps.store,
    spec: requireSource(ref.source),
    token: deps.keys.tokenUnder(keyVersion),
  };
  const persons = await fixMissing(ref, publication, deps);
  const absent = { persons, provider: ref.provider, asOf: publication.asOf };
  const covered = new CoveredMonths(publication.asOf ?? deps.today());
  const merge = async function* (): AsyncGenerator<ItemsOfHousehold> {
    for await (const hits of inTime(mergeHits(files, staged, absent), deps.time, 'publishing')) {
      for (const { asset } of hits.holdings) covered.see(asset);
      yield { household: hits.household, items: hitItems(ref, number, hits) };
    }
  };
  const kept = new ItemCache(mostBytesKept);
  await deps.store.writeStream(storeKeys.publishedItems(ref, number), listItems(kept.keep(merge())));
  await deps.households.writeHits(flatten(kept.isWhole ? kept.all : merge()));
  await listChanges(before, number, deps);
  const months = publication.months ?? covered.span();
  await deps.pointers.raise(ref, { ...publication, ...(months && { months }), keyVersion });
  return deps.pointers.read(ref);
}

/**
 * On record before the pointer is raised: from then on others leave these households to this publication. What an attempt
 * before has listed stays, since somebody may have read it.
 */
async function listChanges(before: Pointer, number: number, deps: PublishHitsDependencies): Promise<void> {
  const key = storeKeys.changedHouseholds(before, number);
  if (await deps.store.exists(key)) return;
  await deps.store.write(key, listLines(await findChanged(before, number, deps)), 'application/x-ndjson');
}

/** The newest key by which the members of every county have tokens, unless another attempt has fixed one. */
async function fixKeyVersion(
  ref: ProviderRef,
  { publication }: Publication,
  { keys, ledger, registry }: PublishHitsDependencies,
): Promise<string> {
  const { counties } = await registry.readMap();
  return ledger.fixKeyVersion(ref, publication, newestKeyOf(counties, keys));
}

async function* listItems(all: AsyncIterable<ItemsOfHousehold>): AsyncGenerator<string> {
  for await (const { household, items } of all) {
    const line: PublishedItem = { household, items: items.length, digest: digestOf(items) };
    yield `${JSON.stringify(line)}\n`;
  }
}

/** A digest of the items without the number of their publication. */
function digestOf(items: readonly HitItem[]): string {
  const digest = createHash('sha256');
  for (const { rows } of items) digest.update(rows);
  return digest.digest('base64url').slice(0, 22);
}

async function* flatten(
  all: AsyncIterable<ItemsOfHousehold> | Iterable<ItemsOfHousehold>,
): AsyncGenerator<HitItem> {
  for await (const { items } of all) yield* items;
}

/** Removes the items of the publications before this one, and has the households assessed whose hits have changed. */
async function replaceFormer(
  ref: ProviderRef,
  pointer: Pointer,
  { publication }: Publication,
  deps: PublishHitsDependencies,
): Promise<void> {
  // Read after the pointer was raised: whoever is raised later has seen this publication.
  const seenThrough = latestRaise(await deps.pointers.readAll());
  for (let number = pointer.clearedThrough + 1; number < publication; number += 1)
    await deps.households.removeHits(ref, number, publishedItems(ref, number, deps));
  // A version before raised the pointer without a list of changes: all that may have changed has.
  const changed = pointer.listsChanges
    ? await readChanged(ref, publication, deps)
    : await findChanged(pointer, publication, deps);
  await announceOvertaken(ref, pointer, { before: publication, seenThrough }, deps);
  await announce({ ...ref, publication, seenThrough, isListed: pointer.listsChanges }, changed, deps);
  await deps.pointers.noteAnnounced(ref, publication);
  count({ HouseholdsPublished: changed.size });
  log.info('publication-published', {
    publication,
    households: changed.size,
    replaced: pointer.clearedThrough,
  });
}

/**
 * Others may have left households to a publication that raised the pointer and was overtaken before it sent them; this one
 * may not name them, as it looked for what changes before the other had written.
 */
async function announceOvertaken(
  ref: ProviderRef,
  { toldThrough, clearedThrough }: Pointer,
  { before, seenThrough }: { before: number; seenThrough: number },
  deps: PublishHitsDependencies,
): Promise<void> {
  for (let number = Math.max(toldThrough, clearedThrough) + 1; number < before; number += 1)
    if (await deps.store.exists(storeKeys.changedHouseholds(ref, number))) {
      const changed = await readChanged(ref, number, deps);
      await announce({ ...ref, publication: number, seenThrough, isListed: true }, changed, deps);
    }
}

/** Has households assessed: by their names where they are few, else by their list, whose reader decides how. */
async function announce(
  { isListed, ...of }: ChangesRef & { isListed: boolean },
  changed: ReadonlySet<string>,
  deps: PublishHitsDependencies,
): Promise<void> {
  const segments = countSegments(await deps.registry.readMap());
  if (!isListed || areFew(changed.size, segments))
    return deps.assessments.send(byNames([...changed], of.seenThrough));
  await deps.assessments.send(bySegments(of, 1));
}
