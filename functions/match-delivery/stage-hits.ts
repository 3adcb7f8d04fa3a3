import { storeKeys } from '../../shared/adapters/keys.ts';
import type { Bucket } from '../../shared/adapters/objects.ts';
import type { IdentityToken } from '../../shared/adapters/identity-token.ts';
import type { StagedHit } from '../../shared/contracts/household-file.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { QuarantineReason } from '../../shared/contracts/reasons.ts';
import type { Hit, MatchSink } from '../../shared/matching/match-file.ts';
import { SortedLines } from './sorted-lines.ts';

/** Hits of one chunk object: about 8 MB, whatever the size of the file. */
const hitsInChunk = 20_000;
const quarantinedInChunk = 50_000;

interface FileFacts {
  provider: string;
  asOf: CalendarDate;
  key: string;
}

/**
 * Writes the hits of a pass, and what it quarantined, as numbered chunk objects. Each chunk of hits is sorted by
 * household, so that publishing can merge them without holding them.
 */
export class StagedPass implements MatchSink {
  readonly #store: Pick<Bucket, 'write'>;
  readonly #staged: string;
  readonly #facts: FileFacts;
  readonly #token: IdentityToken;
  readonly #hits = new SortedLines();
  #quarantined: { line: number; reason: QuarantineReason }[] = [];
  hitChunks = 0;
  quarantineChunks = 0;

  constructor(store: Pick<Bucket, 'write'>, staged: string, facts: FileFacts, token: IdentityToken) {
    this.#store = store;
    this.#staged = staged;
    this.#facts = facts;
    this.#token = token;
  }

  async hits(batch: readonly Hit[]): Promise<void> {
    for (const hit of batch) {
      for (const staged of this.#stagedHits(hit)) this.#hits.add(staged.household, JSON.stringify(staged));
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

  /** One for each household that the row leads to: a person of two households stands in both files. */
  #stagedHits(hit: Hit): StagedHit[] {
    const households = new Set(hit.claims.map((claim) => claim.householdId));
    const holding = {
      provider: this.#facts.provider,
      asOf: this.#facts.asOf,
      file: this.#facts.key,
      line: hit.line,
      identityToken: this.#token(hit.first17),
      checkDigitRight: hit.checkDigitRight,
      name: hit.name,
      asset: hit.asset,
    };
    return [...households].map((household) => ({ household, holding }));
  }

  async #writeHits(): Promise<void> {
    const key = storeKeys.hits(this.#staged, this.hitChunks);
    await this.#store.write(key, this.#hits.take(), 'application/x-ndjson');
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
