/**
 * The rows of one pass that may lead to a member. Nearly all of them can be seen to be acceptable without being decoded;
 * the others are judged by the definition. Rows that lead to nobody are counted only.
 */
import type { ExaminedBlock } from './block-examiner.ts';
import { forEachCandidate, NOT_PLAIN, TOO_LONG } from './block-scanner.ts';
import { EncodingDamage } from './encoding-damage.ts';
import type { InvalidLine } from './encoding-validator.ts';
import type { RowFormat } from './file-header.ts';
import { LINE_LIMIT_BYTES, type LineBlock } from './line-blocks.ts';
import type { Hit, MatchRequest, MatchSink, QuarantinedRow, RowCounts } from './match-request.ts';
import { asQuarantined, matchInvalidRow, matchRow } from './match-row.ts';
import { type RowDecoder, rowDecoders } from './row-decoders.ts';
import { RowSampler } from './row-sampler.ts';
import { AcceptableRows } from './acceptable-rows.ts';
import type { HouseholdNumber } from './registry-index.ts';

/** Counts rows and hands what it finds to a sink of its own. Takes the blocks of a file in their order. */
export class RowMatcher {
  readonly #request: MatchRequest;
  readonly #format: RowFormat;
  readonly #acceptable: AcceptableRows;
  readonly #decode: RowDecoder;
  readonly #sink: MatchSink;
  readonly #sampler: RowSampler;
  readonly #damage = new EncodingDamage();
  /** The last line that was read. */
  #line: number;
  #rows = 0;
  #matched = 0;
  #quarantined = 0;
  #hits: Hit[] = [];
  #quarantine: QuarantinedRow[] = [];

  constructor(request: MatchRequest, format: RowFormat) {
    this.#request = request;
    this.#format = format;
    this.#line = format.headerLine;
    this.#acceptable = new AcceptableRows(request.spec.columns, format);
    this.#decode = rowDecoders[format.encoding]();
    this.#sink = request.beginPass(format);
    this.#sampler = new RowSampler((row) => request.sample?.(row, format), request.sample !== undefined);
  }

  get counts(): RowCounts {
    const [rows, matched, quarantined] = [this.#rows, this.#matched, this.#quarantined];
    return { rows, matched, unmatched: rows - matched - quarantined, quarantined };
  }

  /** The lines that are not of the encoding. */
  get damage(): EncodingDamage {
    return this.#damage;
  }

  /** Judges the candidates of a block; resolves when the sink has taken what they gave. */
  async take(
    block: LineBlock,
    rowsFrom: number,
    { lines, candidates, invalid }: ExaminedBlock,
  ): Promise<void> {
    const { bytes } = block;
    this.#rows += lines;
    this.#sampler.see(block, rowsFrom);
    const limit = this.#request.sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES;
    const damaged = invalid.filter(({ start, end }) => end - start <= limit);
    let next = 0;
    const judgeDamagedBefore = (place: number): void => {
      for (; (damaged[next]?.place ?? Infinity) < place; next += 1) this.#judgeDamaged(bytes, damaged[next]!);
    };
    forEachCandidate(candidates, (place, start, end, person) => {
      judgeDamagedBefore(place);
      // A damaged line is nobody's plain row, whoever it leads to.
      if (damaged[next]?.place === place) return;
      const line = this.#line + place + 1;
      if (end === TOO_LONG) this.#setAside({ line, reason: 'line-too-long' });
      else this.#judgeRow({ line, bytes, start, end: withoutReturn(bytes, start, end) }, person);
    });
    judgeDamagedBefore(Infinity);
    this.#line += lines;
    if (block.tooLongFollows) this.#passTooLong();
    await this.#flush();
  }

  #judgeRow(row: Row, person: number): void {
    if (person === NOT_PLAIN || !this.#acceptable.has(row)) return this.#judgeByDefinition(row);
    const { registry, day } = this.#request;
    const households = registry.householdsOf(person, day);
    if (households.length > 0) this.#keep(row, households);
  }

  #judgeByDefinition(row: Row): void {
    const { line, bytes, start, end } = row;
    const text = this.#decode(bytes, start, end);
    if (text.trim() === '') {
      this.#rows -= 1;
      return;
    }
    const match = matchRow(text, this.#format, this.#request);
    if (match.kind === 'quarantined') this.#setAside(asQuarantined(line, match));
    if (match.kind === 'matched') this.#keep(row, match.households);
  }

  #judgeDamaged(bytes: Buffer, { place, start, end }: InvalidLine): void {
    const line = this.#line + place + 1;
    this.#damage.note(line);
    const text = this.#decode(bytes, start, withoutReturn(bytes, start, end));
    const match = matchInvalidRow(text, this.#format, this.#request);
    if (match.kind === 'quarantined') this.#setAside(asQuarantined(line, match));
  }

  #keep({ line, bytes, start, end }: Row, households: readonly HouseholdNumber[]): void {
    this.#matched += 1;
    this.#hits.push({ line, bytes, start, end, households });
  }

  /** A line over the limit that is in no block. */
  #passTooLong(): void {
    this.#line += 1;
    this.#rows += 1;
    this.#setAside({ line: this.#line, reason: 'line-too-long' });
  }

  #setAside(row: QuarantinedRow): void {
    this.#quarantined += 1;
    this.#quarantine.push(row);
  }

  async #flush(): Promise<void> {
    const [hits, quarantine] = [this.#hits, this.#quarantine];
    [this.#hits, this.#quarantine] = [[], []];
    if (hits.length > 0) await this.#sink.hits(hits);
    if (quarantine.length > 0) await this.#sink.quarantined(quarantine);
  }
}

type Row = Omit<Hit, 'households' | 'bytes'> & { readonly bytes: Buffer };

/** Where a line ends, its newline being at `end`: a carriage return before it is no part of the line. */
function withoutReturn(bytes: Buffer, start: number, end: number): number {
  return end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
}
