/** A file as blocks of whole lines in reused buffers: where its chunks were cut is forgotten here. */

/** A line over this is quarantined unread, so that memory is bounded whatever a file holds. */
export const LINE_LIMIT_BYTES = 1024 * 1024;
/** Small enough that a block stays in the processor's cache between checking its encoding and scanning it. */
const BLOCK_BYTES = 256 * 1024;
/** Readable bytes behind the last line, so that a scanner may read several bytes at once near its end. */
const PADDING_BYTES = 64;

export const NEWLINE = 0x0a;

/** Both can be lowered, so that tests reach them with small files. */
export type BlockSizes = { readonly lineLimitBytes?: number; readonly blockBytes?: number };

/** What a block shows is valid until its buffer is used again: with one buffer, until the next block is asked for. */
export type LineBlock = {
  /** One of the buffers. Lines are in it from `from` up to `to`, each with its newline; `from` is `to` where there are none. */
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  /** The bytes of the file that were in no earlier block, whether in lines of this one or not. */
  readonly fresh: Uint8Array;
  /** A line over the limit follows at `to`. It is in no block; what comes after it is. */
  readonly tooLongFollows: boolean;
};

/** Bytes of a buffer for blocks of that size. */
export function bufferBytes({
  lineLimitBytes = LINE_LIMIT_BYTES,
  blockBytes = BLOCK_BYTES,
}: BlockSizes = {}) {
  return lineLimitBytes + blockBytes + PADDING_BYTES;
}

/**
 * Cuts one file into blocks. A last line without a newline is given one. A line over the limit that happens to fit the
 * buffer may still be in a block: whoever reads the lines checks their length.
 */
export class LineBlocks {
  readonly #lineLimitBytes: number;
  readonly #blockBytes: number;
  readonly #buffers: readonly Buffer[];
  #buffer: Buffer;
  #filled = 0;
  /** So many bytes at the start of the buffer, the beginning of a line, were fresh in an earlier block. */
  #seen = 0;
  /** In a line over the limit. Nothing is seen then: its bytes are dropped after each block. */
  #skipping = false;
  #lastByte = NEWLINE;
  #ends = true;

  /** @param buffers are used in turn; every one of them has `bufferBytes` of these sizes */
  constructor(sizes: BlockSizes = {}, buffers: readonly Buffer[]) {
    this.#lineLimitBytes = sizes.lineLimitBytes ?? LINE_LIMIT_BYTES;
    this.#blockBytes = sizes.blockBytes ?? BLOCK_BYTES;
    this.#buffers = buffers;
    this.#buffer = buffers[0]!;
  }

  /** Whether the last line is ended; see {@link endsLine}. */
  get endsWithNewline(): boolean {
    return this.#ends;
  }

  async *of(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
    for await (const chunk of chunks) {
      for (let taken = 0; taken < chunk.length;) {
        taken += this.#take(chunk, taken);
        if (this.#filled - this.#seen === this.#blockBytes) yield* this.#cut();
      }
    }
    if (this.#filled > 0) yield* this.#cut({ atEnd: true });
  }

  /** Copies as much of a chunk as a block has room for; returns how much that was. */
  #take(chunk: Uint8Array, from: number): number {
    const room = this.#blockBytes - (this.#filled - this.#seen);
    const part = chunk.subarray(from, from + room);
    copyInHalves(part, this.#buffer, this.#filled);
    this.#filled += part.length;
    this.#lastByte = part[part.length - 1] ?? this.#lastByte;
    this.#ends = endsLine(part, this.#ends);
    return part.length;
  }

  /** Yields what the buffer holds and keeps only the line that it cuts. */
  *#cut({ atEnd } = { atEnd: false }): Generator<LineBlock> {
    const fresh = this.#buffer.subarray(this.#seen, this.#filled);
    if (atEnd && this.#lastByte !== NEWLINE) this.#buffer[this.#filled++] = NEWLINE;
    const from = this.#skipping ? this.#findLine() : 0;
    const to = Math.max(from, this.#buffer.subarray(0, this.#filled).lastIndexOf(NEWLINE) + 1);
    const tooLongFollows = this.#filled - to > this.#lineLimitBytes;
    this.#skipping ||= tooLongFollows;
    yield { bytes: this.#buffer, from, to, fresh, tooLongFollows };
    const kept = this.#buffer.subarray(to, this.#skipping ? to : this.#filled);
    this.#buffer = this.#buffers[(this.#buffers.indexOf(this.#buffer) + 1) % this.#buffers.length]!;
    this.#buffer.set(kept);
    this.#filled = kept.length;
    this.#seen = this.#filled;
  }

  /** Where the first line after the one that is skipped begins: at the end of the buffer if not in this block. */
  #findLine(): number {
    const end = this.#buffer.subarray(0, this.#filled).indexOf(NEWLINE);
    this.#skipping = end === -1;
    return this.#skipping ? this.#filled : end + 1;
  }
}

/** In memory that threads share, a view that is copied whole is copied byte by byte; its parts are copied at once. */
function copyInHalves({ buffer, byteOffset, length }: Uint8Array, target: Buffer, at: number): void {
  const source = Buffer.from(buffer, byteOffset, length);
  const half = length >>> 1;
  source.copy(target, at, 0, half);
  source.copy(target, at + half, half);
}

/**
 * Whether the last line is ended after a further chunk. What some systems fill a file up with, or end it by, is no line: NUL,
 * the sign of an end of old systems, spaces.
 *
 * @param before whether it was ended before the chunk
 */
export function endsLine(chunk: Uint8Array, before: boolean): boolean {
  const last = chunk.findLast((byte) => !FILLINGS.has(byte));
  return last === undefined ? before : last === NEWLINE;
}

const FILLINGS: ReadonlySet<number> = new Set([0x00, 0x09, 0x0d, 0x1a, 0x20]);
