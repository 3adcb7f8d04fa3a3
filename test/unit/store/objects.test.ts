import { Readable } from 'node:stream';
import { GetObjectCommand, InvalidObjectState, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { Bucket, ObjectArchivedError } from '../../../shared/store/aws/objects.ts';

const s3 = mockClient(S3Client);
const bucket = new Bucket(new S3Client({ region: 'cn-north-1' }), 'b');
beforeEach(() => s3.reset());

describe.each([
  ['GLACIER', undefined],
  ['DEEP_ARCHIVE', undefined],
  ['INTELLIGENT_TIERING', 'ARCHIVE_ACCESS'],
  ['INTELLIGENT_TIERING', 'DEEP_ARCHIVE_ACCESS'],
] as const)('an object in %s %s', (StorageClass, AccessTier) => {
  beforeEach(() => {
    const answer = { StorageClass, ...(AccessTier && { AccessTier }), message: '', $metadata: {} };
    s3.on(GetObjectCommand).rejects(new InvalidObjectState(answer));
  });

  it('differs from one that is gone', async () => {
    expect(await bucket.open('k')).toEqual({ kind: 'archived' });
    expect(await bucket.readAtMost('k', 10)).toEqual({ kind: 'archived' });
  });

  it('of ours is an error that names no key', async () => {
    await expect(bucket.readBytes('inbox/secret')).rejects.toThrow(ObjectArchivedError);
    await expect(bucket.readBytes('inbox/secret')).rejects.not.toThrow(/secret/);
  });
});

it('a small object is read whole, and of a larger one nothing', async () => {
  const body = Readable.from([Buffer.from('0123456789')]);
  s3.on(GetObjectCommand).resolves({ Body: body as never, ContentLength: 10 });
  expect(await bucket.readAtMost('k', 10)).toEqual({ kind: 'bytes', bytes: Buffer.from('0123456789') });
  const large = Readable.from([Buffer.from('0123456789a')]);
  s3.on(GetObjectCommand).resolves({ Body: large as never, ContentLength: 11 });
  expect(await bucket.readAtMost('k', 10)).toEqual({ kind: 'too-large' });
  expect(large.destroyed).toBe(true);
  s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: '', $metadata: {} }));
  expect(await bucket.readAtMost('k', 10)).toEqual({ kind: 'gone' });
});
