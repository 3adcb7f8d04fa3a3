/**
 * The rows of one pass that may lead to a member. Nearly all of them can be seen to be acceptable without being decoded;
 * the others are judged by the definition. Rows that lead to nobody are counted only.
 */
import { forEachCandidate, NOT_PLAIN, type ScannedBlock, TOO_LONG } from './block-scanner.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import type { RowFormat } from './file-header.ts';
import type { LineBlock } from './line-blocks.ts';
import type { Hit, MatchRequest, MatchSink, QuarantinedRow, RowCounts } from './match-request.ts';
import { matchRow } from './match-row.ts';
import { AcceptableRows } from './acceptable-rows.ts';
import type { HouseholdNumber } from './registry-index.ts';

/** Counts rows and hands what it finds to a sink of its own. Takes the blocks of a file in their order. */
export class RowMatcher {
  readonly #request: MatchRequest;
  readonly #positions: RowFormat['positions'];
  readonly #acceptable: AcceptableRows;
  readonly #decode: RowDecoder;
  readonly #sink: MatchSink;
  /** The last line that was read; the header is 1. */
  #line = 1;
  #rows = 0;
  #matched = 0;
  #quarantined = 0;
  #hits: Hit[] = [];
  #quarantine: QuarantinedRow[] = [];

  constructor(request: MatchRequest, format: RowFormat) {
    this.#request = request;
    this.#positions = format.positions;
    this.#acceptable = new AcceptableRows(request.spec.columns, format.positions);
    this.#decode = rowDecoders[format.encoding]();
    this.#sink = request.beginPass(format);
  }

  get counts(): RowCounts {
    const [rows, matched, quarantined] = [this.#rows, this.#matched, this.#quarantined];
    return { rows, matched, unmatched: rows - matched - quarantined, quarantined };
  }

  /** Judges the candidates of a block; resolves when the sink has taken what they gave. */
  async take({ bytes, tooLongFollows }: LineBlock, { lines, candidates }: ScannedBlock): Promise<void> {
    this.#rows += lines;
    forEachCandidate(candidates, (place, start, end, person) => {
      const line = this.#line + place + 1;
      if (end === TOO_LONG) this.#setAside({ line, reason: 'line-too-long' });
      else this.#judgeRow({ line, bytes, start, end: withoutReturn(bytes, start, end) }, person);
    });
    this.#line += lines;
    if (tooLongFollows) this.#passTooLong();
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
    const match = matchRow(text, this.#positions, this.#request);
    if (match.kind === 'quarantined') this.#setAside({ line, reason: match.reason });
    if (match.kind === 'matched') this.#keep(row, match.households);
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

type RowDecoder = (bytes: Buffer, start: number, end: number) => string;

const rowDecoders: Readonly<Record<FileEncoding, () => RowDecoder>> = {
  'utf-8': () => (bytes, start, end) => bytes.toString('utf8', start, end),
  gb18030: () => {
    const decoder = new TextDecoder('gb18030');
    return (bytes, start, end) => decoder.decode(bytes.subarray(start, end));
  },
};

/** Where a line ends, its newline being at `end`: a carriage return before it is no part of the line. */
function withoutReturn(bytes: Buffer, start: number, end: number): number {
  return end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
}
