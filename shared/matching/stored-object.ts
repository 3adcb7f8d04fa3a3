/** The bytes of a delivered object: as stored for the digest, inflated for reading. */
import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { RejectionReason } from '../contracts/reasons.ts';

/** A delivered object. `open` reads its bytes as stored, from the beginning, each time it is called. */
export type StoredObject = {
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly gzipped: boolean;
};

/** What identifies an object: SHA-256 (hex) and number of its bytes as stored. */
export type ObjectDigest = { readonly sha256: string; readonly bytes: number };

/** A gzip stream that cannot be used; `reason` is why its file is rejected. */
export abstract class GzipUnusableError extends Error {
  abstract readonly reason: RejectionReason;
}

/** It is cut off, altered, or followed by something that is not gzip. */
export class GzipDamagedError extends GzipUnusableError {
  override readonly name = 'GzipDamagedError';
  readonly reason = 'gzip-damaged';
}

/** It inflates to far more than any file of rows does: whoever made it wants to keep the reader busy. */
export class GzipBombError extends GzipUnusableError {
  override readonly name = 'GzipBombError';
  readonly reason = 'inflates-too-much';
}

/** Files of rows inflate to 5 to 20 times their bytes, and gzip reaches 1,032. Small files may be as even as they like. */
const MOST_INFLATION = 200;
const LEAST_BOMB_BYTES = 64 * 1024 * 1024;
const INFLATED_CHUNK_BYTES = 256 * 1024;
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** One reading of an object: its content in chunks and, when these are all read, its digest. */
export class ObjectReading {
  readonly #object: StoredObject;
  readonly #hash: Hash | undefined;
  #bytes = 0;
  #sourceFailed = false;

  /** @param options.digests false where somebody else makes the digest of the same bytes */
  constructor(object: StoredObject, options: { readonly digests: boolean } = { digests: true }) {
    this.#object = object;
    this.#hash = options.digests ? createHash('sha256') : undefined;
  }

  /** The content, inflated. @throws GzipUnusableError; what the source throws passes through */
  content(): AsyncIterable<Uint8Array> {
    return this.#object.gzipped ? this.#inflate() : this.#stored();
  }

  /** Call once, after the content has been read to its end. The digest is empty where it was not to be made. */
  digest(): ObjectDigest {
    return { sha256: this.#hash?.digest('hex') ?? '', bytes: this.#bytes };
  }

  async *#stored(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#object.open()) {
        this.#hash?.update(chunk);
        this.#bytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      this.#sourceFailed = true;
      throw error;
    }
  }

  async *#inflate(): AsyncGenerator<Uint8Array> {
    const gunzip = createGunzip({ chunkSize: INFLATED_CHUNK_BYTES });
    const feeding = pipeline(Readable.from(this.#stored(), { objectMode: false }), gunzip);
    // A failure reaches the reader below first; here it must only not go unheard.
    feeding.catch(() => undefined);
    try {
      let inflated = 0;
      for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
        inflated += chunk.length;
        if (inflated > LEAST_BOMB_BYTES && inflated > MOST_INFLATION * this.#bytes)
          throw new GzipBombError('the gzip stream inflates to too much');
        yield chunk;
      }
      await feeding;
    } catch (error) {
      // A lost connection may look like a cut stream: it must be retried, and never reject the file.
      if (this.#sourceFailed || error instanceof GzipBombError) throw error;
      if (this.#bytes === 0) return;
      throw isGzipError(error) ? new GzipDamagedError('the gzip stream is damaged', { cause: error }) : error;
    }
    if (gunzip.bytesWritten < this.#bytes) throw new GzipDamagedError('something follows the gzip stream');
  }
}

/** The digest of an object whose reading had to be broken off. */
export async function digestObject({ open }: StoredObject): Promise<ObjectDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of open()) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Whether there is anything but ASCII whitespace and byte order marks: otherwise a file is empty. */
export function hasText(bytes: Uint8Array): boolean {
  return !bytes.every(
    (byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || BYTE_ORDER_MARK.includes(byte),
  );
}

/** Of zlib, or of a stream that ended before all its bytes were taken: something follows. */
function isGzipError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(Z_|ERR_STREAM_PREMATURE_CLOSE)/.test(String(error.code))
  );
}
