/**
 * The preview of a release as whoever decides sees it: what it rests on, where it is, and asking for it to be made. It is
 * made by whoever would use the file, by a dry run.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Subject } from '../../contracts/deliveries.ts';
import type { PreviewMessage, PreviewRosterMessage } from '../../contracts/messages.ts';
import { instant, type CalendarDate } from '../../contracts/primitives.ts';
import { releasePreview, type ReleasePreview } from '../../contracts/release-preview.ts';
import type { Combination } from '../../domain/deliveries/fold-deliveries.ts';
import { arrivalNames } from '../../domain/deliveries/accept-delivery.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { Queue } from '../../store/aws/queues.ts';
import { providerName, storeKeys } from '../../store/keys.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { RegistryStore } from '../../store/registry-store.ts';

export interface PreviewDependencies {
  pointers: Pick<Pointers, 'readAll'>;
  policies: Pick<PolicyStore, 'current'>;
  registry: Pick<RegistryStore, 'readMap'>;
  store: Pick<Bucket, 'readText'>;
  publications: Pick<Queue<PreviewMessage>, 'send'>;
  rosters: Pick<Queue<PreviewRosterMessage>, 'send'>;
  today(): CalendarDate;
}

/**
 * Digest of everything that a preview rests on: the bytes and their match, what is published, policy, registry and day. It
 * moves when any of it does.
 */
export async function stampOf(
  held: Combination,
  { pointers, policies, registry, today }: Omit<PreviewDependencies, 'store' | 'publications' | 'rosters'>,
): Promise<string> {
  const [published, { version }, { counties }] = await Promise.all([
    pointers.readAll(),
    policies.current(),
    registry.readMap(),
  ]);
  const ground = {
    combination: held.id,
    arrivals: arrivalNames(held),
    matches: held.files.map(({ match }) => [match?.staged ?? '', match?.indexVersion ?? '']),
    pointers: published.map((pointer) => [providerName(pointer), pointer.publication]),
    policy: version,
    registry: Object.entries(counties).map(([county, { indexKey, registerKey }]) => [
      county,
      indexKey,
      registerKey,
    ]),
    day: today(),
  };
  return createHash('sha256').update(canonicalJson(ground)).digest('hex').slice(0, 16);
}

/** The latest preview, even if it is outdated; undefined where there is none, or it has another shape. */
export async function readPreview(
  subject: Subject,
  { id }: Pick<Combination, 'id'>,
  { store }: Pick<PreviewDependencies, 'store'>,
): Promise<ReleasePreview | undefined> {
  const text = await store.readText(storeKeys.preview(subject, id));
  return text === undefined ? undefined : releasePreview.safeParse(JSON.parse(text)).data;
}

/** Asks for a new preview. Asking twice makes one. */
export async function askForPreview(
  subject: Subject,
  { id: combination }: Combination,
  { publications, rosters }: Pick<PreviewDependencies, 'publications' | 'rosters'>,
): Promise<void> {
  if (subject.kind === 'provider') {
    const { source, provider } = subject;
    await publications.send([{ type: 'preview', source, provider, combination }]);
  }
  if (subject.kind === 'roster')
    await rosters.send([{ type: 'preview-roster', county: subject.county, combination }]);
}

/** The preview where it is still up to date; otherwise a new one is requested, and undefined returned. */
export async function readFreshPreview(
  subject: Subject,
  held: Combination,
  deps: PreviewDependencies,
): Promise<ReleasePreview | undefined> {
  const preview = await readPreview(subject, held, deps);
  if (preview !== undefined && preview.stamp === (await stampOf(held, deps))) return preview;
  await askForPreview(subject, held, deps);
  return undefined;
}

/** Longer than a dry run takes; whoever began before has died, and its message comes again. */
const longestMs = 180_000;

const begun = z.object({ stamp: z.string(), at: instant });

export type MakingDependencies = Omit<PreviewDependencies, 'store' | 'publications' | 'rosters'> & {
  store: Pick<Bucket, 'readText' | 'write'>;
  now(): Date;
};

/** Has a preview made and keeps it, unless there is one that still holds, or somebody else is at it. */
export async function makeOnce(
  subject: Subject,
  held: Combination,
  make: () => Promise<Omit<ReleasePreview, 'stamp'>>,
  deps: MakingDependencies,
): Promise<void> {
  const stamp = await stampOf(held, deps);
  if ((await readPreview(subject, held, deps))?.stamp === stamp) return;
  const key = storeKeys.previewBegun(subject, held.id);
  if (await isBegun(key, stamp, deps)) return;
  const note = (at: string) => deps.store.write(key, JSON.stringify({ stamp, at }), 'application/json');
  await note(deps.now().toISOString());
  try {
    const preview = { ...(await make()), stamp };
    await deps.store.write(storeKeys.preview(subject, held.id), JSON.stringify(preview), 'application/json');
  } catch (error) {
    await note(new Date(0).toISOString());
    throw error;
  }
}

/** Whoever asks often, a page that looks again, has it made once. */
async function isBegun(key: string, stamp: string, deps: MakingDependencies): Promise<boolean> {
  const text = await deps.store.readText(key);
  const known = text === undefined ? undefined : begun.safeParse(JSON.parse(text)).data;
  return known?.stamp === stamp && deps.now().getTime() - Date.parse(known.at) < longestMs;
}
