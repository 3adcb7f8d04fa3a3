import { storeKeys } from '../../../store/keys.ts';
import type { Bucket } from '../../../store/aws/objects.ts';
import type { QuarantineReason } from '../../../contracts/reasons.ts';
import type { StagedFacts } from '../../../contracts/staged-hits.ts';
import type { Column } from '../../../domain/kernel/header.ts';
import type { Hit, MatchSink, QuarantinedRow } from '../../../matching/match-request.ts';
import type { Registry } from '../../../matching/registry-index.ts';
import { RoundedNumbers } from '../../../matching/rounded-numbers.ts';
import { HitChunk } from './hit-chunk.ts';

/** Hits of one chunk object: some MB, whatever the size of the file. */
const hitsInChunk = 20_000;
const quarantinedInChunk = 50_000;

/** Where a pass stages what it finds, and by whose numbers households are known. */
export interface Staging {
  store: Pick<Bucket, 'write'>;
  registry: Pick<Registry, 'householdId'>;
  staged: string;
  facts: StagedFacts;
  columns: readonly Column[];
}

/**
 * Writes the hits of a pass, and what it quarantined, as numbered chunk objects. Each chunk of hits is sorted by
 * household, so that publishing can merge them without holding them.
 */
export class StagedPass implements MatchSink {
  readonly #staging: Staging;
  readonly #hits = new HitChunk(hitsInChunk);
  readonly #numbers: RoundedNumbers;
  #quarantined: { line: number; reason: QuarantineReason }[] = [];
  hitChunks = 0;
  quarantineChunks = 0;

  constructor(staging: Staging) {
    this.#staging = staging;
    this.#numbers = new RoundedNumbers(staging.columns, staging.facts.positions);
  }

  async hits(batch: readonly Hit[]): Promise<void> {
    // A line for each household that the row leads to: a person of two households is in both files.
    for (const hit of batch) {
      this.#numbers.see(hit);
      for (const household of hit.households) {
        this.#hits.add(household, hit);
        if (this.#hits.isFull) await this.#writeHits();
      }
    }
  }

  async quarantined(batch: readonly QuarantinedRow[]): Promise<void> {
    for (const row of batch) {
      const { line, reason } = row;
      this.#quarantined.push({ line, reason });
      await this.#keepUnread(row);
      if (this.#quarantined.length >= quarantinedInChunk) await this.#writeQuarantined();
    }
  }

  /** A row that leads to a member and cannot be read goes into the household's file: unknown, not nothing. */
  async #keepUnread({ line, reason, members = [] }: QuarantinedRow): Promise<void> {
    for (const { first17, households } of members) {
      const bytes = Buffer.from(`${reason} ${first17}`);
      for (const household of households) {
        this.#hits.add(household, { line: -line, bytes, start: 0, end: bytes.length });
        if (this.#hits.isFull) await this.#writeHits();
      }
    }
  }

  /** The columns whose numbers a spreadsheet has rounded, of this file's rows that lead to members. */
  get rounded(): string[] {
    return this.#numbers.fields();
  }

  async finish(): Promise<void> {
    if (!this.#hits.isEmpty) await this.#writeHits();
    if (this.#quarantined.length > 0) await this.#writeQuarantined();
  }

  async #writeHits(): Promise<void> {
    const { store, registry, staged, facts } = this.#staging;
    const lines = this.#hits.take(JSON.stringify(facts), (household) => registry.householdId(household));
    await store.write(storeKeys.hits(staged, this.hitChunks), lines);
    this.hitChunks += 1;
  }

  async #writeQuarantined(): Promise<void> {
    const rows = this.#quarantined;
    this.#quarantined = [];
    const { store, staged } = this.#staging;
    await store.write(
      storeKeys.quarantine(staged, this.quarantineChunks),
      toLines(rows),
      'application/x-ndjson',
    );
    this.quarantineChunks += 1;
  }
}

function toLines(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}
