/**
 * What every byte and every line of a file goes through: the digest, the check of the encoding, the scan and the lookup.
 * It reads blocks and keeps nothing of them, so that it can do so in a thread of its own.
 */
import { createHash } from 'node:crypto';
import { BlockScanner, type ScannedBlock, type ScannerOptions } from './block-scanner.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import { EncodingValidator } from './encoding-validator.ts';

export type ExaminerOptions = ScannerOptions & {
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

export type ExaminedBlock = ScannedBlock & {
  /** Those of the task's encodings in which the file is valid so far. */
  readonly valid: readonly FileEncoding[];
};

export type ExaminedFile = {
  readonly valid: readonly FileEncoding[];
  /** SHA-256 (hex), where it was wanted. */
  readonly sha256?: string;
};

const NO_ROWS: ScannedBlock = { lines: 0, candidates: new Int32Array() };

/** Takes the blocks of a file in their order. */
export class BlockExaminer {
  readonly #digests: boolean;
  readonly #scanner: BlockScanner;
  readonly #hash = createHash('sha256');
  /** An encoding in which the file is not valid is taken out. */
  readonly #validators = new Map<FileEncoding, EncodingValidator>([
    ['utf-8', new EncodingValidator('utf-8')],
    ['gb18030', new EncodingValidator('gb18030')],
  ]);

  constructor({ digests, ...options }: ExaminerOptions) {
    this.#digests = digests;
    this.#scanner = new BlockScanner(options);
  }

  examine(
    { bytes, to, fresh }: { readonly bytes: Buffer; readonly to: number; readonly fresh: Uint8Array },
    { encodings, rows }: BlockTask,
  ): ExaminedBlock {
    if (this.#digests) this.#hash.update(fresh);
    for (const encoding of encodings) {
      if (this.#validators.get(encoding)?.push(fresh) === false) this.#validators.delete(encoding);
    }
    const scanned = rows ? this.#scanner.scan({ bytes, to, ...rows }) : NO_ROWS;
    return { valid: encodings.filter((encoding) => this.#validators.has(encoding)), ...scanned };
  }

  /** After the last block. */
  end(): ExaminedFile {
    const valid = [...this.#validators]
      .filter(([, validator]) => validator.end())
      .map(([encoding]) => encoding);
    return { valid, ...(this.#digests && { sha256: this.#hash.digest('hex') }) };
  }
}
