/** Objects in a bucket: streamed, written in bounded pieces, copied on the server. */
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3ServiceException,
  UploadPartCopyCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { NamedError } from '../../contracts/named-error.ts';

export type OpenedObject =
  | { kind: 'object'; body: AsyncIterable<Uint8Array> & { destroy(): unknown }; bytes: number; eTag: string }
  | { kind: 'gone' }
  /** It is in an archive: somebody has to restore it before anybody can read it. */
  | { kind: 'archived' };

export type SmallObject =
  { kind: 'bytes'; bytes: Buffer } | { kind: 'too-large' } | Exclude<OpenedObject, { kind: 'object' }>;

/** An object as an event named it; `versionId` where the bucket is versioned. */
export interface ObjectVersion {
  key: string;
  eTag: string;
  versionId?: string;
  bytes: number;
}

/** An object as a listing names it. */
export interface ListedObject {
  key: string;
  eTag: string;
  bytes: number;
  putAt: Date;
}

/** CopyObject takes objects up to 5 GB; larger ones are copied in parts. */
const largestPlainCopyBytes = 5_000_000_000;
const copyPartBytes = 500_000_000;

export class Bucket {
  readonly #client: S3Client;
  readonly name: string;

  constructor(client: S3Client, name: string) {
    this.#client = client;
    this.name = name;
  }

  /**
   * Opens an object for one streaming pass.
   * @param expected the entity tag, and on a versioned bucket the version, that an event named; `gone` when the
   *   object is another one by now or is no more
   */
  async open(key: string, expected: { eTag?: string; versionId?: string } = {}): Promise<OpenedObject> {
    try {
      const answer = await this.#client.send(
        new GetObjectCommand({
          Bucket: this.name,
          Key: key,
          ...(expected.eTag !== undefined && { IfMatch: `"${expected.eTag}"` }),
          ...(expected.versionId !== undefined && { VersionId: expected.versionId }),
        }),
      );
      return {
        kind: 'object',
        body: answer.Body as Readable,
        bytes: answer.ContentLength ?? 0,
        eTag: (answer.ETag ?? '').replaceAll('"', ''),
      };
    } catch (error) {
      if (isMissing(error)) return { kind: 'gone' };
      if (isArchived(error)) return { kind: 'archived' };
      throw error;
    }
  }

  /**
   * Every object, in the order of the keys, in pages of up to a thousand.
   * @param from only keys that begin with `prefix`; only those behind `after`
   */
  async *listPages(
    from: { prefix?: string; after?: string | undefined } = {},
  ): AsyncGenerator<ListedObject[]> {
    const input = { Bucket: this.name, Prefix: from.prefix, StartAfter: from.after };
    for await (const page of paginateListObjectsV2({ client: this.#client }, input)) {
      yield (page.Contents ?? []).map(({ Key = '', ETag = '', Size = 0, LastModified = new Date(0) }) => ({
        key: Key,
        eTag: ETag.replaceAll('"', ''),
        bytes: Size,
        putAt: LastModified,
      }));
    }
  }

  /** Every object, or every one whose key begins so, by key. */
  async *list(prefix?: string): AsyncGenerator<ListedObject> {
    for await (const page of this.listPages(prefix === undefined ? {} : { prefix })) yield* page;
  }

  async readText(key: string): Promise<string | undefined> {
    const bytes = await this.readBytes(key);
    return bytes && Buffer.from(bytes).toString('utf8');
  }

  async readBytes(
    key: string,
    expected: { eTag?: string; versionId?: string } = {},
  ): Promise<Uint8Array | undefined> {
    const opened = await this.open(key, expected);
    if (opened.kind === 'gone') return undefined;
    if (opened.kind === 'archived') throw new ObjectArchivedError(this.name);
    const pieces: Uint8Array[] = [];
    for await (const piece of opened.body) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** A small object whole; one of more bytes is not read. */
  async readAtMost(key: string, mostBytes: number): Promise<SmallObject> {
    const opened = await this.open(key);
    if (opened.kind !== 'object') return opened;
    if (opened.bytes <= mostBytes) return { kind: 'bytes', bytes: await buffer(opened.body) };
    opened.body.destroy();
    return { kind: 'too-large' };
  }

  /** The values of an NDJSON object, one a line, streamed. A missing object is an error: nothing is taken for empty. */
  async *readLines(key: string): AsyncGenerator {
    for await (const line of this.readByteLines(key)) yield JSON.parse(line.toString());
  }

  /** The same as bytes, whatever their encoding. */
  async *readByteLines(key: string): AsyncGenerator<Buffer> {
    const opened = await this.open(key);
    if (opened.kind === 'gone') throw new ObjectMissingError(this.name, key);
    if (opened.kind === 'archived') throw new ObjectArchivedError(this.name);
    yield* splitLines(opened.body);
  }

  async write(
    key: string,
    body: string | Uint8Array,
    contentType = 'application/octet-stream',
  ): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.name, Key: key, Body: body, ContentType: contentType }),
    );
  }

  /** Writes an object into a bucket that locks what it gets: S3 takes it there with a checksum only. */
  async writeLocked(key: string, body: string, contentType: string): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.name,
        Key: key,
        Body: body,
        ContentType: contentType,
        ChecksumAlgorithm: 'SHA256',
      }),
    );
  }

  /** Removes an object; where the bucket is versioned it stays as a former version. No object: nothing happens. */
  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.name, Key: key }));
  }

  /** Writes an object of any size from a stream, in parts. */
  async writeStream(key: string, body: AsyncIterable<Uint8Array | string>): Promise<void> {
    const stream = Readable.from(body, { objectMode: false });
    await new Upload({ client: this.#client, params: { Bucket: this.name, Key: key, Body: stream } }).done();
  }

  async exists(key: string): Promise<boolean> {
    try {
      await this.#client.send(new HeadObjectCommand({ Bucket: this.name, Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  /** Copies an object on the server if it still is the one with this entity tag; `gone` otherwise. */
  async copyFrom(
    source: Bucket,
    { key, eTag, versionId, bytes }: ObjectVersion,
    to: string,
  ): Promise<'copied' | 'gone'> {
    try {
      const path = `${source.name}/${key.split('/').map(encodeURIComponent).join('/')}`;
      const CopySource =
        versionId === undefined ? path : `${path}?versionId=${encodeURIComponent(versionId)}`;
      if (bytes <= largestPlainCopyBytes) {
        await this.#client.send(
          new CopyObjectCommand({
            Bucket: this.name,
            Key: to,
            CopySource,
            CopySourceIfMatch: `"${eTag}"`,
            // A provider's tags stay behind: copying them would need permissions that nothing else needs.
            TaggingDirective: 'REPLACE',
          }),
        );
      } else {
        await this.#copyInParts(CopySource, eTag, bytes, to);
      }
      return 'copied';
    } catch (error) {
      if (isMissing(error)) return 'gone';
      throw error;
    }
  }

  async #copyInParts(CopySource: string, eTag: string, bytes: number, to: string): Promise<void> {
    const target = { Bucket: this.name, Key: to };
    const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(target));
    const Parts = [];
    for (let from = 0, PartNumber = 1; from < bytes; from += copyPartBytes, PartNumber += 1) {
      const through = Math.min(bytes, from + copyPartBytes) - 1;
      const { CopyPartResult } = await this.#client.send(
        new UploadPartCopyCommand({
          ...target,
          UploadId,
          PartNumber,
          CopySource,
          CopySourceIfMatch: `"${eTag}"`,
          CopySourceRange: `bytes=${from}-${through}`,
        }),
      );
      Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
    }
    await this.#client.send(
      new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }),
    );
  }
}

const NEWLINE = 0x0a;

/** Lines that are not empty, without their newline. Nothing else ends a line: names may hold any other character. */
export async function* splitLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      if (end > start) yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest;
}

/** An object that should be there is not. Permanent until somebody restores it. */
export class ObjectMissingError extends NamedError {
  readonly name = 'ObjectMissingError';
  /** @param object its key in the store, which names nobody; of a file in the inbox its name without people */
  constructor(bucket: string, object: string) {
    super(`there is no ${object} in bucket ${bucket}`);
  }
}

/** An object of ours is in an archive. Permanent until somebody restores it. */
export class ObjectArchivedError extends NamedError {
  readonly name = 'ObjectArchivedError';
  constructor(bucket: string) {
    super(`an object of bucket ${bucket} lies in an archive, from which it cannot be read at once`);
  }
}

/** Of the classes GLACIER and DEEP_ARCHIVE, and of the archive tiers of INTELLIGENT_TIERING. */
function isArchived(error: unknown): boolean {
  return error instanceof S3ServiceException && error.name === 'InvalidObjectState';
}

function isMissing(error: unknown): boolean {
  if (error instanceof NoSuchKey) return true;
  return error instanceof S3ServiceException && [404, 412].includes(error.$metadata.httpStatusCode ?? 0);
}
