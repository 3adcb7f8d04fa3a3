/** A bucket in memory. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { S3Client } from '@aws-sdk/client-s3';
import { Bucket, type ObjectVersion, type OpenedObject } from '../../../shared/store/aws/objects.ts';

export class MemoryBucket extends Bucket {
  readonly #objects = new Map<string, Buffer>();

  constructor(name: string) {
    super(undefined as unknown as S3Client, name);
  }

  override open(key: string): Promise<OpenedObject> {
    const bytes = this.#objects.get(key);
    if (bytes === undefined) return Promise.resolve({ kind: 'gone' });
    const body = Readable.from([bytes], { objectMode: false });
    return Promise.resolve({ kind: 'object', body, bytes: bytes.length, eTag: eTagOf(bytes) });
  }

  override write(key: string, body: string | Uint8Array): Promise<void> {
    this.#objects.set(key, Buffer.from(body));
    return Promise.resolve();
  }

  override async writeStream(key: string, body: AsyncIterable<Uint8Array | string>): Promise<void> {
    this.#objects.set(key, await buffer(Readable.from(body, { objectMode: false })));
  }

  override remove(key: string): Promise<void> {
    this.#objects.delete(key);
    return Promise.resolve();
  }

  override exists(key: string): Promise<boolean> {
    return Promise.resolve(this.#objects.has(key));
  }

  override async copyFrom(source: Bucket, { key }: ObjectVersion, to: string): Promise<'copied' | 'gone'> {
    const bytes = await source.readBytes(key);
    if (bytes === undefined) return 'gone';
    this.#objects.set(to, Buffer.from(bytes));
    return 'copied';
  }
}

export function eTagOf(bytes: string | Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
