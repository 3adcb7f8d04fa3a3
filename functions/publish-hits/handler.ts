import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { countHitItems, type HouseholdHits, type Households } from '../../shared/store/households.ts';
import { KeyMissingError, type KeyRing } from '../../shared/web/identity-token.ts';
import { storeKeys } from '../../shared/store/keys.ts';
import { count } from '../../shared/runtime/metrics.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import { latestRaise, type Pointers } from '../../shared/store/pointers.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import { publishedItem, type Publication, type PublishedItem } from '../../shared/contracts/deliveries.ts';
import type {
  HouseholdsMessage,
  LandedMessage,
  ProviderRef,
  PublicationMessage,
} from '../../shared/contracts/messages.ts';
import { newestBorneByAll } from '../../shared/domain/roster/identity-keys.ts';
import { inTime } from '../../shared/domain/kernel/time-left.ts';
import {
  countSegments,
  notePublishedInRun,
  type RunDependencies,
} from '../../shared/app/nights/nightly-run.ts';
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import { mergeHits } from './merge-hits.ts';

export interface PublishHitsDependencies extends RunDependencies {
  ledger: DeliveryLedger;
  households: Households;
  pointers: Pointers;
  store: Bucket;
  registry: Pick<RegistryStore, 'readMap' | 'readRegister'>;
  keys: KeyRing;
}

/** Households in one message to be assessed. */
const householdsInMessage = 50;
/** Where a segment has fewer than so many that have changed, a Query for each takes less than reading all that lies there. */
const fewInSegment = 100;

/** Publishes a provider's hits: written whole, then pointed at, then what they replace is removed. */
export async function publishHits(message: PublicationMessage, deps: PublishHitsDependencies): Promise<void> {
  const ref: ProviderRef = { source: message.source, provider: message.provider };
  const publication = await deps.ledger.readPublication(ref, message.publication);
  if (publication === undefined) return log.warn('no-such-publication', { publication: message.publication });
  const before = await deps.pointers.read(ref);
  if (before.publication < publication.publication) await writeAndPoint(ref, publication, deps);
  const pointer = await deps.pointers.read(ref);
  if (pointer.publication > publication.publication) {
    // Overtaken: whoever overtook it has the households assessed; only what this attempt wrote has to go.
    return deps.households.removeHits(
      ref,
      publication.publication,
      publishedItems(ref, publication.publication, deps),
    );
  }
  await replaceFormer(ref, pointer.clearedThrough, publication, deps);
  await notePublishedInRun(ref, publication, deps);
}

async function writeAndPoint(
  ref: ProviderRef,
  publication: Publication,
  deps: PublishHitsDependencies,
): Promise<void> {
  const { files, publication: number } = publication;
  // The list is put before the items, so that whatever is written can be removed, whenever this stops.
  const keyVersion = await fixKeyVersion(ref, publication, deps);
  const staged = {
    store: deps.store,
    spec: requireSource(ref.source),
    token: deps.keys.tokenUnder(keyVersion),
  };
  const hits = () => inTime(mergeHits(files, staged), deps.time, 'publishing');
  await deps.store.writeStream(storeKeys.publishedItems(ref, number), listItems(hits()));
  await deps.households.writeHits(ref, number, hits());
  await deps.pointers.raise(ref, { ...publication, keyVersion });
}

/** The newest key whose tokens every county's members bear, unless another attempt has fixed one. */
async function fixKeyVersion(
  ref: ProviderRef,
  { publication }: Publication,
  { keys, ledger, registry }: PublishHitsDependencies,
): Promise<string> {
  const { counties } = await registry.readMap();
  const borne = Object.values(counties).map(({ keyVersions }) => keyVersions);
  const newest = newestBorneByAll(keys.versions, borne);
  if (newest === undefined)
    throw new KeyMissingError(newestBorneByAll(borne[0] ?? [], borne) ?? '', keys.versions);
  return ledger.fixKeyVersion(ref, publication, newest);
}

async function* listItems(all: AsyncIterable<HouseholdHits>): AsyncGenerator<string> {
  for await (const hits of all) {
    const item: PublishedItem = { household: hits.household, items: countHitItems(hits) };
    yield `${JSON.stringify(item)}\n`;
  }
}

async function* publishedItems(
  ref: ProviderRef,
  publication: number,
  deps: Pick<PublishHitsDependencies, 'store' | 'time'>,
): AsyncGenerator<PublishedItem> {
  const key = storeKeys.publishedItems(ref, publication);
  // No list: that publication was overtaken before it wrote anything.
  if (!(await deps.store.exists(key))) return;
  for await (const line of inTime(deps.store.readLines(key), deps.time, 'publishing'))
    yield publishedItem.parse(line);
}

/** Removes the items of the publications before this one, and has the households of both assessed. */
async function replaceFormer(
  ref: ProviderRef,
  clearedThrough: number,
  publication: Publication,
  deps: PublishHitsDependencies,
): Promise<void> {
  const changed = new Set<string>();
  // Read after the pointer was raised: whoever is raised later has seen this publication.
  const seenThrough = latestRaise(await deps.pointers.readAll());
  for await (const { household } of publishedItems(ref, publication.publication, deps))
    changed.add(household);
  for (let number = clearedThrough + 1; number < publication.publication; number += 1) {
    await deps.households.removeHits(ref, number, publishedItems(ref, number, deps));
    for await (const { household } of publishedItems(ref, number, deps)) changed.add(household);
  }
  await tell({ ...ref, publication: publication.publication, seenThrough }, changed, deps);
  await deps.pointers.noteCleared(ref, publication.publication - 1);
  count({ HouseholdsPublished: changed.size });
  log.info('publication-published', {
    publication: publication.publication,
    households: changed.size,
    replaced: clearedThrough,
  });
}

/** Has households assessed: by their names where they are few, else by segments of the table, which are read as they lie. */
async function tell(
  of: Pick<LandedMessage, 'source' | 'provider' | 'publication' | 'seenThrough'>,
  changed: ReadonlySet<string>,
  deps: PublishHitsDependencies,
): Promise<void> {
  const map = await deps.registry.readMap();
  const segments = countSegments(map);
  if (changed.size < segments * fewInSegment)
    return deps.assessments.send(assessmentMessages([...changed], of.seenThrough));
  const lines = [...changed].map((household) => `${JSON.stringify({ household })}\n`);
  await deps.store.write(
    storeKeys.changedHouseholds(of, of.publication),
    lines.join(''),
    'application/x-ndjson',
  );
  await deps.assessments.send(
    Array.from({ length: segments }, (_, segment) => ({ type: 'landed', ...of, segment, of: segments })),
  );
}

function* assessmentMessages(
  households: readonly string[],
  seenThrough: number,
): Generator<HouseholdsMessage> {
  for (let from = 0; from < households.length; from += householdsInMessage)
    yield { type: 'households', households: households.slice(from, from + householdsInMessage), seenThrough };
}
