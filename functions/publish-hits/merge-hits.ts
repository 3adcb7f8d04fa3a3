import { storeKeys } from '../../shared/adapters/keys.ts';
import type { Bucket } from '../../shared/adapters/objects.ts';
import type { HouseholdHits } from '../../shared/adapters/households.ts';
import type { PublishedFile } from '../../shared/contracts/deliveries.ts';
import type { Holding } from '../../shared/contracts/holdings.ts';
import {
  readStagedHit,
  stagedFacts,
  type StagedFacts,
  type StagedHit,
} from '../../shared/contracts/staged-hits.ts';

/**
 * Merges the staged chunks of a publication, each sorted by household, into the hits of one household after another.
 * Memory holds one line a chunk and the rows of one household, whatever the size of the delivery.
 */
export async function* mergeHits(
  files: readonly PublishedFile[],
  store: Bucket,
): AsyncGenerator<HouseholdHits> {
  const chunks = files.flatMap((file) =>
    Array.from({ length: file.hitChunks }, (_, n) => storeKeys.hits(file.staged, n)),
  );
  let household: string | undefined;
  let holdings: Holding[] = [];
  for await (const hit of mergeChunks(chunks.map((key) => readHits(key, store)))) {
    if (hit.household !== household) {
      if (household !== undefined) yield { household, holdings: holdings.sort(byPlace) };
      household = hit.household;
      holdings = [];
    }
    holdings.push(hit.holding);
  }
  if (household !== undefined) yield { household, holdings: holdings.sort(byPlace) };
}

async function* readHits(key: string, store: Bucket): AsyncGenerator<StagedHit> {
  let facts: StagedFacts | undefined;
  for await (const line of store.readLines(key)) {
    if (facts === undefined) facts = stagedFacts.parse(line);
    else yield readStagedHit(line, facts);
  }
}

/** Takes the smallest head again and again; a scan over the heads is enough for the few hundred chunks of 10 GB. */
async function* mergeChunks(chunks: AsyncGenerator<StagedHit>[]): AsyncGenerator<StagedHit> {
  const heads: { hit: StagedHit; rest: AsyncGenerator<StagedHit> }[] = [];
  for (const rest of chunks) {
    const first = await rest.next();
    if (!first.done) heads.push({ hit: first.value, rest });
  }
  while (heads.length > 0) {
    let least = 0;
    for (let n = 1; n < heads.length; n += 1) {
      if ((heads[n]?.hit.household ?? '') < (heads[least]?.hit.household ?? '')) least = n;
    }
    const head = heads[least];
    if (head === undefined) return;
    yield head.hit;
    const next = await head.rest.next();
    if (next.done) heads.splice(least, 1);
    else head.hit = next.value;
  }
}

/** The same rows in the same order, however they were chunked. */
function byPlace(a: Holding, b: Holding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
