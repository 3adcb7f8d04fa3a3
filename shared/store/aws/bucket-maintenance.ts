/** Lists and deletes all objects of a bucket, for `hedui delete`. Functions may not list versions. */
import {
  DeleteObjectCommand,
  GetObjectRetentionCommand,
  ListObjectVersionsCommand,
  S3ServiceException,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';

/** One version of an object, or a mark that it was removed. */
export interface StoredVersion {
  key: string;
  versionId: string;
}

/** How many requests are under way at once. */
const atOnce = 20;

/** Every version and every delete marker of a bucket. */
export async function* listVersions(client: S3Client, bucket: string): AsyncGenerator<StoredVersion> {
  let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (next !== undefined) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, ...next }),
    );
    for (const { Key = '', VersionId = '' } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
      yield { key: Key, versionId: VersionId };
    next = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  }
}

export interface Emptied {
  removed: number;
  /** Versions that are under lock, and stay. */
  locked: number;
  /** When the last of their locks ends. */
  lockedUntil: Date | undefined;
}

/** How many versions a bucket holds, and how many of them are under lock; none is changed. */
export async function countLocked(
  client: S3Client,
  bucket: string,
): Promise<Omit<Emptied, 'removed'> & { all: number }> {
  const counted = { all: 0, locked: 0, lockedUntil: undefined as Date | undefined };
  for await (const { key: Key, versionId: VersionId } of listVersions(client, bucket)) {
    counted.all += 1;
    noteLock(counted, await readLock(client, { Bucket: bucket, Key, VersionId }));
  }
  return counted;
}

function noteLock(counted: Omit<Emptied, 'removed'>, until: Date | undefined): boolean {
  if (until === undefined || until <= new Date()) return false;
  counted.locked += 1;
  if (counted.lockedUntil === undefined || until > counted.lockedUntil) counted.lockedUntil = until;
  return true;
}

/** Removes every version of every object; what is under lock stays, and no lock is ended. Cut off, it is done again. */
export async function emptyBucket(client: S3Client, bucket: string): Promise<Emptied> {
  const emptied: Emptied = { removed: 0, locked: 0, lockedUntil: undefined };
  let batch: Promise<void>[] = [];
  for await (const version of listVersions(client, bucket)) {
    batch.push(removeVersion(client, bucket, version, emptied));
    if (batch.length < atOnce) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
  return emptied;
}

async function removeVersion(
  client: S3Client,
  Bucket: string,
  { key: Key, versionId: VersionId }: StoredVersion,
  emptied: Emptied,
): Promise<void> {
  try {
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    emptied.removed += 1;
  } catch (error) {
    const until = await readLock(client, { Bucket, Key, VersionId });
    if (!noteLock(emptied, until)) throw error;
  }
}

/** Until when a version is locked; undefined where it is not, or nobody may know. */
async function readLock(
  client: S3Client,
  version: { Bucket: string; Key: string; VersionId: string },
): Promise<Date | undefined> {
  try {
    return (await client.send(new GetObjectRetentionCommand(version))).Retention?.RetainUntilDate;
  } catch (error) {
    if (error instanceof S3ServiceException) return undefined;
    throw error;
  }
}
