import { storeKeys } from '../../shared/adapters/keys.ts';
import type { Bucket } from '../../shared/adapters/objects.ts';
import type { IdentityToken } from '../../shared/adapters/identity-token.ts';
import type { QuarantineReason } from '../../shared/contracts/reasons.ts';
import type { StagedFacts, StagedLine } from '../../shared/contracts/staged-hits.ts';
import type { Hit, MatchSink } from '../../shared/matching/match-file.ts';
import { SortedLines } from './sorted-lines.ts';

/** Hits of one chunk object: about 5 MB, whatever the size of the file. */
const hitsInChunk = 20_000;
const quarantinedInChunk = 50_000;

/**
 * Writes the hits of a pass, and what it quarantined, as numbered chunk objects. Each chunk of hits is sorted by
 * household, so that publishing can merge them without holding them.
 */
export class StagedPass implements MatchSink {
  readonly #store: Pick<Bucket, 'write'>;
  readonly #staged: string;
  readonly #facts: StagedFacts;
  readonly #token: IdentityToken;
  readonly #hits = new SortedLines();
  #quarantined: { line: number; reason: QuarantineReason }[] = [];
  hitChunks = 0;
  quarantineChunks = 0;

  constructor(store: Pick<Bucket, 'write'>, staged: string, facts: StagedFacts, token: IdentityToken) {
    this.#store = store;
    this.#staged = staged;
    this.#facts = facts;
    this.#token = token;
  }

  async hits(batch: readonly Hit[]): Promise<void> {
    for (const hit of batch) {
      this.#stage(hit);
      if (this.#hits.count >= hitsInChunk) await this.#writeHits();
    }
  }

  async quarantined(batch: readonly { line: number; reason: QuarantineReason }[]): Promise<void> {
    for (const row of batch) {
      this.#quarantined.push(row);
      if (this.#quarantined.length >= quarantinedInChunk) await this.#writeQuarantined();
    }
  }

  async finish(): Promise<void> {
    if (this.#hits.count > 0) await this.#writeHits();
    if (this.#quarantined.length > 0) await this.#writeQuarantined();
  }

  /** A line for each household that the row leads to: a person of two households stands in both files. */
  #stage({ line, first17, checkDigitRight, name, asset, claims }: Hit): void {
    const token = this.#token(first17);
    let former: string | undefined;
    // Claims come by household.
    for (const { householdId } of claims) {
      if (householdId === former) continue;
      former = householdId;
      const staged: StagedLine = [householdId, line, token, checkDigitRight, name, asset];
      this.#hits.add(householdId, JSON.stringify(staged));
    }
  }

  async #writeHits(): Promise<void> {
    const key = storeKeys.hits(this.#staged, this.hitChunks);
    await this.#store.write(key, this.#hits.take(JSON.stringify(this.#facts)), 'application/x-ndjson');
    this.hitChunks += 1;
  }

  async #writeQuarantined(): Promise<void> {
    const rows = this.#quarantined;
    this.#quarantined = [];
    const key = storeKeys.quarantine(this.#staged, this.quarantineChunks);
    await this.#store.write(key, toLines(rows), 'application/x-ndjson');
    this.quarantineChunks += 1;
  }
}

function toLines(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}
