import { log } from '../../shared/runtime/log.ts';
import type { Queue } from '../../shared/store/aws/queues.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import type { Pointers } from '../../shared/store/pointers.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { RegistryInUse, RegistryStore } from '../../shared/store/registry-store.ts';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import type { Pointer } from '../../shared/contracts/deliveries.ts';
import type { Holding, HouseholdFile } from '../../shared/contracts/household-file.ts';
import type { PreviewMessage, ProviderRef, RematchMessage } from '../../shared/contracts/messages.ts';
import type { CalendarDate, MonthSpan } from '../../shared/contracts/primitives.ts';
import type { ReleasePreview } from '../../shared/contracts/release-preview.ts';
import { tallyEffect, type Ground, type Touched } from '../../shared/app/deliveries/dry-run.ts';
import { matchedWithAnother } from '../../shared/app/deliveries/rematch.ts';
import { makeOnce } from '../../shared/app/deliveries/release-preview.ts';
import {
  asOfUsed,
  foldProvider,
  publishedFilesOf,
  statedMonths,
} from '../../shared/app/deliveries/settle.ts';
import { CoveredMonths } from '../../shared/domain/deliveries/covered-months.ts';
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import type { Combination } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { replaceCurrent } from '../../shared/domain/deliveries/accept-delivery.ts';
import { listAwaitingDecision } from '../../shared/domain/deliveries/awaiting-decision.ts';
import { isAnotherFileOfTheDay } from '../../shared/domain/deliveries/holds-by-comparison.ts';
import type { TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { publishedItems } from './changed-households.ts';
import { mergeHits } from './merge-hits.ts';
import { findHouseholds } from './missing-persons.ts';
import { newestKeyOf } from './token-key.ts';

export interface PreviewReleaseDependencies {
  ledger: Pick<DeliveryLedger, 'readLive'>;
  pointers: Pick<Pointers, 'readAll'>;
  policies: PolicyStore;
  registry: RegistryStore;
  households: Households;
  caseLists: CaseLists;
  store: Bucket;
  keys: KeyRing;
  deliveries: Queue<RematchMessage>;
  time: TimeLeft;
  now(): Date;
  today(): CalendarDate;
}

type Folded = ReturnType<typeof foldProvider>;

/** Finds out what releasing a held delivery would do to cases, by a dry run over the households of either delivery. */
export async function previewRelease(
  { source, provider, combination }: PreviewMessage,
  deps: PreviewReleaseDependencies,
): Promise<void> {
  const subject = { kind: 'provider' as const, source, provider };
  const folded = foldProvider(await deps.ledger.readLive(subject));
  const held = listAwaitingDecision(folded).find(({ id }) => id === combination);
  if (held === undefined) return log.info('nothing-to-preview', { combination });
  const index = await deps.registry.current();
  const outdated = held.files.filter((file) => matchedWithAnother(file, index, deps.today()));
  // Matched again it is settled again, and its preview asked for again.
  if (outdated.length > 0)
    return deps.deliveries.send(
      outdated.map(({ fileId }) => ({ type: 'rematch', source, provider, fileId })),
    );
  await makeOnce(subject, held, () => makePreview(subject, { held, folded, index }, deps), deps);
}

/**
 * The preview of what waits of a provider, once more: what was worked out before its publication moved rests on the one
 * before. Where that fails, whoever looks at the file has it made.
 */
export async function previewWaiting(
  { source, provider }: ProviderRef,
  deps: PreviewReleaseDependencies,
): Promise<void> {
  try {
    const held = listAwaitingDecision(
      foldProvider(await deps.ledger.readLive({ kind: 'provider', source, provider })),
    ).at(-1);
    if (held !== undefined)
      await previewRelease({ type: 'preview', source, provider, combination: held.id }, deps);
  } catch (error) {
    log.warn('preview-not-made', { error: error instanceof Error ? error.name : 'unknown' });
  }
}

async function makePreview(
  ref: ProviderRef,
  { held, folded, index }: { held: Combination; folded: Folded; index: RegistryInUse },
  deps: PreviewReleaseDependencies,
): Promise<Omit<ReleasePreview, 'stamp'>> {
  const { policy, version } = await deps.policies.current();
  const pointers = await deps.pointers.readAll();
  const now: Ground = {
    ...{ policy, policyVersion: version, day: deps.today(), index, pointers },
    households: deps.households,
  };
  const covered = { asOf: asOfUsed(held), months: await monthsOf(held, ref, deps) };
  const then = {
    ...now,
    pointers: pointers.map((each) => (isOf(ref, each) ? { ...each, ...covered } : each)),
  };
  const released = replacing(replaceCurrent(held, folded.current), pointers, ref, deps);
  const release = await tallyEffect(released, { now, then }, deps);
  log.info('release-previewed', { combination: held.id, households: release.households });
  return {
    ...{ combination: held.id, day: now.day, policyVersion: version, indexVersion: index.version },
    release,
    ...(isAnotherFileOfTheDay(held, folded.current) && {
      join: await tallyEffect(beside(held, ref, deps), { now, then }, deps),
    }),
  };
}

/** The months that a held delivery would cover; of most sources none, and then nothing is read for it. */
async function monthsOf(
  held: Combination,
  ref: ProviderRef,
  deps: PreviewReleaseDependencies,
): Promise<MonthSpan | undefined> {
  const stated = statedMonths(held);
  if (stated !== undefined || requireSource(ref.source).monthOf === undefined) return stated;
  const covered = new CoveredMonths(held.asOf);
  for await (const { holdings } of hitsOf(held, ref, deps))
    for (const { asset } of holdings) covered.see(asset);
  return covered.span();
}

function isOf(ref: ProviderRef, { source, provider }: ProviderRef): boolean {
  return source === ref.source && provider === ref.provider;
}

/** Every household of either delivery, with what the held one says of it in place of what the provider said before. */
async function* replacing(
  held: Combination,
  pointers: readonly Pointer[],
  ref: ProviderRef,
  deps: PreviewReleaseDependencies,
): AsyncGenerator<Touched> {
  const seen = new Set<string>();
  for await (const { household, holdings } of hitsOf(held, ref, deps)) {
    seen.add(household);
    yield { household, after: (file) => file && withHoldings(file, ref, holdings) };
  }
  const current = pointers.find((pointer) => isOf(ref, pointer));
  if (current === undefined) return;
  for await (const { household } of publishedItems(ref, current.publication, deps))
    if (!seen.has(household)) yield { household, after: (file) => file && withHoldings(file, ref, []) };
}

function withHoldings(file: HouseholdFile, ref: ProviderRef, holdings: readonly Holding[]): HouseholdFile {
  const others = file.holdings.filter(
    ({ asset, provider }) => !isOf(ref, { source: asset.source, provider }),
  );
  return { ...file, holdings: [...others, ...holdings] };
}

/** The same where both files are used together. */
async function* beside(
  held: Combination,
  ref: ProviderRef,
  deps: PreviewReleaseDependencies,
): AsyncGenerator<Touched> {
  for await (const { household, holdings } of hitsOf(held, ref, deps))
    yield {
      household,
      after: (file) => file && { ...file, holdings: [...file.holdings, ...holdings] },
    };
}

async function* hitsOf(
  held: Combination,
  { source, provider }: ProviderRef,
  deps: PreviewReleaseDependencies,
) {
  const { counties } = await deps.registry.readMap();
  const token = deps.keys.tokenUnder(newestKeyOf(counties, deps.keys));
  const persons = await findHouseholds(held.missing?.persons, deps);
  const staged = { store: deps.store, spec: requireSource(source), token };
  yield* mergeHits(publishedFilesOf(held), staged, { persons, provider, asOf: asOfUsed(held) });
}
