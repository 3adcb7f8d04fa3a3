/**
 * Versions and locks of objects, as far as there are any here: a key has one version, called `null` as in a bucket that
 * keeps none, and where the template locks what it gets that version cannot be removed before its day.
 */
import type { FauxqsApp, S3Store } from './engines.ts';

type Request = Parameters<FauxqsApp['errorHandler']>[1];

/** Days that each bucket locks what it gets. */
export type ObjectLocks = ReadonlyMap<string, number>;

export interface Answer {
  status: number;
  xml: string;
}

const onlyVersion = 'null';
const dayMs = 86_400_000;

/** What is answered to a request about versions or locks; undefined where it is about neither. */
export function answerAboutVersions(
  request: Request,
  objects: S3Store,
  locks: ObjectLocks,
): Answer | undefined {
  const query = request.query as Partial<Record<string, string>>;
  const { bucket = '', '*': key = '' } = request.params as Record<string, string>;
  if (query['versionId'] !== undefined && query['versionId'] !== onlyVersion)
    return refusal(404, 'NoSuchVersion');
  if (request.method === 'GET' && query['versions'] !== undefined)
    return listVersions(bucket, query, objects);
  const lockedUntil = () => lockEnd(objects.headObject(bucket, key).lastModified, locks.get(bucket));
  if (request.method === 'GET' && query['retention'] !== undefined) return describeLock(lockedUntil());
  if (request.method !== 'DELETE' || query['versionId'] === undefined) return undefined;
  const until = lockedUntil();
  if (until !== undefined && until > new Date()) return refusal(403, 'AccessDenied');
  objects.deleteObject(bucket, key);
  return { status: 204, xml: '' };
}

function listVersions(bucket: string, query: Partial<Record<string, string>>, objects: S3Store): Answer {
  const { prefix = '', 'key-marker': marker = '', 'max-keys': maxKeys = '1000' } = query;
  const { objects: page, isTruncated } = objects.listObjects(bucket, {
    prefix,
    marker,
    maxKeys: Number(maxKeys),
  });
  const versions = page.map(
    ({ key }) =>
      `<Version><Key>${escapeXml(key)}</Key><VersionId>${onlyVersion}</VersionId><IsLatest>true</IsLatest></Version>`,
  );
  const next = `<NextKeyMarker>${escapeXml(page.at(-1)?.key ?? '')}</NextKeyMarker><NextVersionIdMarker>${onlyVersion}</NextVersionIdMarker>`;
  return {
    status: 200,
    xml: `<ListVersionsResult><IsTruncated>${String(isTruncated)}</IsTruncated>${isTruncated ? next : ''}${versions.join('')}</ListVersionsResult>`,
  };
}

function describeLock(until: Date | undefined): Answer {
  if (until === undefined) return refusal(404, 'NoSuchObjectLockConfiguration');
  const date = until.toISOString();
  return {
    status: 200,
    xml: `<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>${date}</RetainUntilDate></Retention>`,
  };
}

function lockEnd(putAt: Date, days: number | undefined): Date | undefined {
  return days === undefined ? undefined : new Date(putAt.getTime() + days * dayMs);
}

export function refusal(status: number, code: string): Answer {
  return { status, xml: `<Error><Code>${code}</Code></Error>` };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
