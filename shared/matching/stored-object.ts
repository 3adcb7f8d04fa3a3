/** The bytes of a delivered object: as stored for the digest, unpacked for reading. */
import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';
import type { Column } from '../domain/kernel/header.ts';
import { detectKind, type FileKind } from './containers/sniff.ts';
import { collectZip, peek, readZip } from './containers/unpack.ts';
import { boundInflation, ObjectUnusableError } from './object-unusable.ts';

export { ObjectUnusableError } from './object-unusable.ts';

/** A delivered object. `open` reads its bytes as stored, from the beginning, each time it is called. */
export type StoredObject = {
  readonly open: () => AsyncIterable<Uint8Array>;
  /** By its name. The bytes decide what it is; a file of that name that is not one is damaged. */
  readonly gzipped: boolean;
};

/** What identifies an object: SHA-256 (hex) and number of its bytes as stored. */
export type ObjectDigest = { readonly sha256: string; readonly bytes: number };

const INFLATED_CHUNK_BYTES = 256 * 1024;
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];
const NEWLINE = 0x0a;
const RETURN = 0x0d;

const notCompressed =
  '文件名以 .gz 结尾但内容未压缩，请去掉 .gz 或压缩后再报送 it is called .gz and is not compressed; take .gz off its name, or compress it';
const moreBehind =
  '压缩数据之后还有其他内容，请重新压缩 something follows the compressed data; compress the file again';
const cutOff = '压缩数据不完整或校验不符 the compressed data end early or do not agree with their checksum';

/** One reading of an object: its content in chunks and, when these are all read, its digest. */
export class ObjectReading {
  readonly #kind: FileKind | { kind: 'returns' };
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #columns: readonly Column[];
  #hash: Hash | undefined = createHash('sha256');
  #bytes = 0;
  /** Behind it there are only zeros. */
  #textEnd = 0;
  #sourceFailed = false;

  private constructor(
    kind: ObjectReading['kind'],
    source: AsyncIterable<Uint8Array>,
    columns: readonly Column[],
  ) {
    this.#kind = kind;
    this.#source = source;
    this.#columns = columns;
  }

  /** Opens the object and looks at its first bytes. @param columns by which the sheet of a workbook is found */
  static async begin({ open, gzipped }: StoredObject, columns: readonly Column[]): Promise<ObjectReading> {
    const [head, source] = await peek(open());
    return new ObjectReading(detectContent(head, gzipped), source, columns);
  }

  get kind(): FileKind | { kind: 'returns' } {
    return this.#kind;
  }

  /** Its content is its bytes as stored. */
  get isPlain(): boolean {
    return this.#kind.kind === 'text';
  }

  /**
   * The content, unpacked. Call once.
   *
   * @param options.digests false where somebody else makes the digest of the same bytes
   * @throws ObjectUnusableError; what the source throws passes through
   */
  content(options: { readonly digests: boolean } = { digests: true }): AsyncIterable<Uint8Array> {
    if (!options.digests) this.#hash = undefined;
    const kind = this.#kind;
    switch (kind.kind) {
      case 'text':
        return this.#stored();
      case 'returns':
        return withNewlines(this.#stored());
      case 'gzip':
        return endLines(this.#inflate(createGunzip({ chunkSize: INFLATED_CHUNK_BYTES })));
      case 'zstd':
        return endLines(this.#inflate(createZstdDecompress({ chunkSize: INFLATED_CHUNK_BYTES })));
      case 'zip':
        return endLines(this.#unzip());
      case 'refused':
        return this.#refuse(new ObjectUnusableError(kind.reason, kind.detail));
    }
  }

  /** Call once, after the content has been read to its end. The digest is empty where it was not to be made. */
  digest(): ObjectDigest {
    return { sha256: this.#hash?.digest('hex') ?? '', bytes: this.#bytes };
  }

  async *#stored(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#source) {
        this.#hash?.update(chunk);
        const end = endOfText(chunk);
        if (end > 0) this.#textEnd = this.#bytes + end;
        this.#bytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      this.#sourceFailed = true;
      throw error;
    }
  }

  async *#inflate(inflate: Gunzip | ZstdDecompress): AsyncGenerator<Uint8Array> {
    const feeding = pipeline(Readable.from(this.#stored(), { objectMode: false }), inflate);
    // A failure reaches the reader below first; here it must only not go unannounced.
    feeding.catch(() => undefined);
    try {
      yield* boundInflation(inflate as AsyncIterable<Uint8Array>, () => this.#bytes);
      await feeding;
    } catch (error) {
      // A lost connection may look like a cut stream: it must be retried, and never reject the file.
      if (this.#sourceFailed || error instanceof ObjectUnusableError) throw error;
      if (this.#bytes === 0) return;
      throw isStreamError(error)
        ? new ObjectUnusableError('gzip-damaged', isEndedEarly(error) ? moreBehind : cutOff, { cause: error })
        : error;
    }
    // Tapes and blocks fill up with zeros, as gzip(1) allows; anything else behind the stream is an error.
    if (inflate.bytesWritten < this.#textEnd) throw new ObjectUnusableError('gzip-damaged', moreBehind);
  }

  async *#unzip(): AsyncGenerator<Uint8Array> {
    yield* readZip(await collectZip(this.#stored()), this.#columns);
  }

  // A content that fails when it is read, as others do.
  // eslint-disable-next-line @typescript-eslint/require-await
  async *#refuse(error: ObjectUnusableError): AsyncGenerator<Uint8Array> {
    throw error;
  }
}

/** What the content is, and of plain text which character ends its lines. */
function detectContent(head: Uint8Array, gzipped: boolean): ObjectReading['kind'] {
  const found = detectKind(head);
  if (found.kind !== 'text') return found;
  if (gzipped && head.length > 0) return { kind: 'refused', reason: 'gzip-damaged', detail: notCompressed };
  return endsInReturns(head) ? { kind: 'returns' } : found;
}

/** Whether lines end as on old Macs, in a return alone: only where the first bytes have no newline. */
function endsInReturns(head: Uint8Array): boolean {
  return head.includes(RETURN) && !head.includes(NEWLINE);
}

async function* withNewlines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.map((byte) => (byte === RETURN ? NEWLINE : byte));
}

/** The same for what was unpacked, which has to be looked at first. */
async function* endLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const [head, content] = await peek(chunks);
  yield* endsInReturns(head) ? withNewlines(content) : content;
}

function endOfText(chunk: Uint8Array): number {
  let end = chunk.length;
  while (end > 0 && chunk[end - 1] === 0) end -= 1;
  return end;
}

/** The digest of an object whose reading had to be broken off. */
export async function digestObject({ open }: Pick<StoredObject, 'open'>): Promise<ObjectDigest> {
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

/** The compressed data ended before the bytes did. */
function isEndedEarly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** Of zlib, or of a stream that ended before all its bytes were taken: something follows. */
function isStreamError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(Z_|ZSTD_|ERR_STREAM_PREMATURE_CLOSE|ERR_ZLIB|ERR_ZSTD)/.test(String(error.code))
  );
}
