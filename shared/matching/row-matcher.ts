/** The rows of one pass: scanned, looked up, and decoded only where they may lead to a member. */
import { splitRecord } from '../domain/csv.ts';
import type { FileEncoding } from './encoding-validator.ts';
import type { RowFormat } from './file-header.ts';
import { LINE_LIMIT_BYTES, type LineBlock } from './line-blocks.ts';
import type { MatchRequest, MatchSink, QuarantinedRow, RowCounts } from './match-request.ts';
import { type Hit, matchRow } from './match-row.ts';
import { toRegistryDay } from './registry-index.ts';
import { createLineBatch, scanLines, TOO_LONG } from './scan-lines.ts';

/** Counts rows and hands what it finds to a sink of its own. Takes the blocks of a file in their order. */
export class RowMatcher {
  readonly #request: MatchRequest;
  readonly #positions: RowFormat['positions'];
  readonly #decode: LineDecoder;
  readonly #sink: MatchSink;
  readonly #day: number;
  readonly #batch = createLineBatch();
  /** Places in the batch of the lines that the definition decides about. */
  readonly #candidates: Int32Array = new Int32Array(this.#batch.starts.length);
  /** The last line that was read; the header is 1. */
  #line = 1;
  #rows = 0;
  #matched = 0;
  #quarantined = 0;
  #hits: Hit[] = [];
  #quarantine: QuarantinedRow[] = [];

  constructor(request: MatchRequest, { encoding, positions }: RowFormat) {
    this.#request = request;
    this.#positions = positions;
    this.#decode = lineDecoders[encoding]();
    this.#day = toRegistryDay(request.day);
    this.#sink = request.beginPass();
  }

  get counts(): RowCounts {
    const [rows, matched, quarantined] = [this.#rows, this.#matched, this.#quarantined];
    return { rows, matched, unmatched: rows - matched - quarantined, quarantined };
  }

  /** Matches the lines of a block from `from` on; resolves when the sink has taken what they gave. */
  async take({ bytes, to, tooLongFollows }: LineBlock, from: number): Promise<void> {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const column = this.#positions['id_number'] ?? 0;
    const lineLimitBytes = this.#request.sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES;
    for (let start = from; start < to; start = this.#batch.starts[this.#batch.count]!) {
      scanLines(bytes, words, { from: start, to, column, lineLimitBytes }, this.#batch);
      this.#judgeBatch(bytes);
    }
    if (tooLongFollows) this.#passTooLong();
    await this.#flush();
  }

  #judgeBatch(bytes: Uint8Array): void {
    const { count, starts, hi } = this.#batch;
    const candidates = this.#lookUp();
    this.#rows += count;
    for (let i = 0; i < candidates; i += 1) {
      const place = this.#candidates[i]!;
      const line = this.#line + place + 1;
      if (hi[place] === TOO_LONG) this.#setAside({ line, reason: 'line-too-long' });
      else this.#judgeLine(line, this.#decode(bytes, starts[place]!, starts[place + 1]! - 1));
    }
    this.#line += count;
  }

  /**
   * Looks a whole batch up, in a loop of its own so that the processor can wait for several slots of the table at once.
   * What it leaves out is certainly unmatched: a plain identity of nobody who may be authorised.
   */
  #lookUp(): number {
    const { count, hi, lo } = this.#batch;
    const { registry } = this.#request;
    let found = 0;
    for (let place = 0; place < count; place += 1) {
      const digits = hi[place]!;
      if (digits >= 0) {
        const ordinal = registry.probe(digits, lo[place]!);
        if (ordinal < 0 || !registry.mightBeAuthorised(ordinal, this.#day)) continue;
      }
      this.#candidates[found] = place;
      found += 1;
    }
    return found;
  }

  #judgeLine(line: number, text: string): void {
    if (text.trim() === '') {
      this.#rows -= 1;
      return;
    }
    const match = matchRow(line, splitRecord(text), this.#positions, this.#request);
    if (match.kind === 'quarantined') this.#setAside({ line, reason: match.reason });
    if (match.kind !== 'matched') return;
    this.#matched += 1;
    this.#hits.push(match.hit);
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

/** Decodes the bytes of a line from `start` to its newline at `end`, without the `\r` before it. */
type LineDecoder = (bytes: Uint8Array, start: number, end: number) => string;

const lineDecoders: Readonly<Record<FileEncoding, () => LineDecoder>> = {
  'utf-8': () => (bytes, start, end) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
      'utf8',
      start,
      lineEnd(bytes, start, end),
    ),
  gb18030: () => {
    const decoder = new TextDecoder('gb18030');
    return (bytes, start, end) => decoder.decode(bytes.subarray(start, lineEnd(bytes, start, end)));
  },
};

function lineEnd(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
}
