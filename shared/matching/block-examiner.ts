/**
 * What every byte and every line of a file goes through: the digest, the check of the encoding, the scan and the lookup.
 * It reads blocks and keeps nothing of them, so that it can do so in a thread of its own.
 */
import { createHash } from 'node:crypto';
import { BlockScanner, type ScannedBlock, type ScannerOptions } from './block-scanner.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import { findInvalidLines, type InvalidLine } from './encoding-validator.ts';

export type ExaminerOptions = ScannerOptions & {
  /** Whether the digest of what is read is wanted. */
  readonly digests: boolean;
};

/** What is to be done with a block, besides the digest. */
export type BlockTask = {
  /** Where its rows begin, in which encoding, and which column has the identity; absent where they are not wanted. */
  readonly rows?: { readonly from: number; readonly column: number; readonly encoding: FileEncoding };
};

export type ExaminedBlock = ScannedBlock & { readonly invalid: readonly InvalidLine[] };

/** SHA-256 (hex), where it was wanted. */
export type ExaminedFile = { readonly sha256?: string };

const NO_ROWS: ExaminedBlock = { lines: 0, candidates: new Int32Array(), invalid: [] };

/** Takes the blocks of a file in their order. */
export class BlockExaminer {
  readonly #digests: boolean;
  readonly #scanner: BlockScanner;
  readonly #hash = createHash('sha256');

  constructor({ digests, ...options }: ExaminerOptions) {
    this.#digests = digests;
    this.#scanner = new BlockScanner(options);
  }

  examine(
    { bytes, to, fresh }: { readonly bytes: Buffer; readonly to: number; readonly fresh: Uint8Array },
    { rows }: BlockTask,
  ): ExaminedBlock {
    if (this.#digests) this.#hash.update(fresh);
    if (!rows || rows.from >= to) return NO_ROWS;
    const { from, column, encoding } = rows;
    const invalid = findInvalidLines({ bytes, from, to }, encoding);
    return { ...this.#scanner.scan({ bytes, from, to, column }), invalid };
  }

  /** After the last block. */
  end(): ExaminedFile {
    return this.#digests ? { sha256: this.#hash.digest('hex') } : {};
  }
}
