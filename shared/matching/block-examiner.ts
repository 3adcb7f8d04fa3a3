/**
 * What every byte and every line of a file goes through: the digest, the check of the encoding, the scan and the lookup.
 * It reads blocks and keeps nothing of them, so that it can do so in a thread of its own.
 */
import { createHash } from 'node:crypto';
import { EncodingValidator, type FileEncoding } from './encoding-validator.ts';
import type { MemberLookup, RegistryDay } from './member-lookup.ts';
import { createLineBatch, type LineBatch, scanLines, TOO_LONG } from './scan-lines.ts';

export type ExaminerOptions = {
  readonly lookup: MemberLookup;
  readonly day: RegistryDay;
  readonly lineLimitBytes: number;
  /** Whether the digest of what is read is wanted. */
  readonly digests: boolean;
};

/** What is to be done with a block, besides the digest. */
export type BlockTask = {
  /** The encodings that the file may still have. */
  readonly encodings: readonly FileEncoding[];
  /** Where its rows begin and which column has the identity; absent where they are not wanted. */
  readonly rows?: { readonly from: number; readonly column: number };
};

export type ExaminedBlock = {
  /** Those of the task's encodings in which the file is valid so far. */
  readonly valid: readonly FileEncoding[];
  readonly lines: number;
  /**
   * The lines that the definition decides about, three numbers each: place among the lines of the block, where the line
   * starts, and where its newline is, or `TOO_LONG`. All others are certainly unmatched: plain identities of nobody
   * who may be authorised. Valid until the next block is examined.
   */
  readonly candidates: Int32Array;
};

export type ExaminedFile = {
  readonly valid: readonly FileEncoding[];
  /** SHA-256 (hex), where it was wanted. */
  readonly sha256?: string;
};

const NUMBERS_PER_CANDIDATE = 3;

/** Takes the blocks of a file in their order. */
export class BlockExaminer {
  readonly #options: ExaminerOptions;
  readonly #hash = createHash('sha256');
  /** An encoding in which the file is not valid is taken out. */
  readonly #validators = new Map<FileEncoding, EncodingValidator>([
    ['utf-8', new EncodingValidator('utf-8')],
    ['gb18030', new EncodingValidator('gb18030')],
  ]);
  readonly #batch = createLineBatch();
  #candidates = new Int32Array(NUMBERS_PER_CANDIDATE * this.#batch.hi.length);
  #found = 0;

  constructor(options: ExaminerOptions) {
    this.#options = options;
  }

  examine(
    { bytes, to, fresh }: { readonly bytes: Buffer; readonly to: number; readonly fresh: Uint8Array },
    { encodings, rows }: BlockTask,
  ): ExaminedBlock {
    if (this.#options.digests) this.#hash.update(fresh);
    for (const encoding of encodings) {
      if (this.#validators.get(encoding)?.push(fresh) === false) this.#validators.delete(encoding);
    }
    this.#found = 0;
    const lines = rows ? this.#scan(bytes, rows.from, to, rows.column) : 0;
    const candidates = this.#candidates.subarray(0, this.#found);
    return { valid: encodings.filter((encoding) => this.#validators.has(encoding)), lines, candidates };
  }

  /** After the last block. */
  end(): ExaminedFile {
    const valid = [...this.#validators]
      .filter(([, validator]) => validator.end())
      .map(([encoding]) => encoding);
    return { valid, ...(this.#options.digests && { sha256: this.#hash.digest('hex') }) };
  }

  #scan(bytes: Buffer, from: number, to: number, column: number): number {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const batch = this.#batch;
    let lines = 0;
    for (let start = from; start < to; start = batch.starts[batch.count]!) {
      scanLines(
        bytes,
        words,
        { from: start, to, column, lineLimitBytes: this.#options.lineLimitBytes },
        batch,
      );
      this.#lookUp(batch, lines);
      lines += batch.count;
    }
    return lines;
  }

  /** In a loop of its own, so that the processor can wait for several slots of the table at once. */
  #lookUp({ count, starts, hi, lo }: LineBatch, linesBefore: number): void {
    const { lookup, day } = this.#options;
    const candidates = this.#reserve(count);
    let found = this.#found;
    for (let place = 0; place < count; place += 1) {
      const digits = hi[place]!;
      if (digits >= 0) {
        const ordinal = lookup.probe(digits, lo[place]!);
        if (ordinal < 0 || !lookup.mightBeAuthorised(ordinal, day)) continue;
      }
      candidates[found] = linesBefore + place;
      candidates[found + 1] = starts[place]!;
      candidates[found + 2] = digits === TOO_LONG ? TOO_LONG : starts[place + 1]! - 1;
      found += NUMBERS_PER_CANDIDATE;
    }
    this.#found = found;
  }

  /** Room for so many candidates more. */
  #reserve(count: number): Int32Array {
    const needed = this.#found + NUMBERS_PER_CANDIDATE * count;
    if (needed > this.#candidates.length) {
      const grown = new Int32Array(2 * needed);
      grown.set(this.#candidates.subarray(0, this.#found));
      this.#candidates = grown;
    }
    return this.#candidates;
  }
}

/** The candidates of a block, one after the other. */
export function forEachCandidate(
  candidates: Int32Array,
  judge: (place: number, start: number, end: number) => void,
): void {
  for (let i = 0; i < candidates.length; i += NUMBERS_PER_CANDIDATE) {
    judge(candidates[i]!, candidates[i + 1]!, candidates[i + 2]!);
  }
}
