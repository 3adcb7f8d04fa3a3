/**
 * What S3 does and fauxqs does not: refuses writes whose condition fails, lists keys in the order of
 * their bytes. What neither does here is answered with NotImplemented, where fauxqs would do something else instead.
 */
import type { FauxqsApp, S3Store } from './engines.ts';
import { answerAboutVersions, refusal, type Answer, type ObjectLocks } from './object-versions.ts';

type Request = Parameters<FauxqsApp['errorHandler']>[1];

/** Parameters that fauxqs obeys; others it would overlook, so that PutObjectTagging would replace the object. */
const knownParameters = new Set([
  'continuation-token',
  'delete',
  'delimiter',
  'fetch-owner',
  'list-type',
  'marker',
  'max-keys',
  'partNumber',
  'prefix',
  'start-after',
  'uploadId',
  'uploads',
  'versionId',
  'x-id',
]);

/** Adds the rules; before the server listens. */
export function addObjectRules(app: FauxqsApp, objects: S3Store, locks: ObjectLocks): void {
  listInByteOrder(objects);
  app.addHook('preHandler', (request, reply, done) => {
    noteStorageClass(request);
    const answer = isObjectRequest(request)
      ? (answerAboutVersions(request, objects, locks) ?? findRefusal(request, objects))
      : undefined;
    if (answer === undefined) {
      done();
      return;
    }
    const xml = `<?xml version="1.0" encoding="UTF-8"?>${answer.xml}`;
    reply
      .code(answer.status)
      .header('content-type', 'application/xml')
      .send(answer.status === 204 ? '' : xml);
  });
}

function isObjectRequest(request: Request): boolean {
  return request.routeOptions.url?.startsWith('/:bucket') === true;
}

function findRefusal(request: Request, objects: S3Store): Answer | undefined {
  const parameters = Object.keys(Object(request.query) as object);
  const unknown = parameters.find((name) => !knownParameters.has(name) && !name.startsWith('X-Amz-'));
  const listsUploads = request.method === 'GET' && parameters.includes('uploads');
  if (unknown !== undefined || listsUploads) return refusal(501, 'NotImplemented');
  if (request.method === 'GET' && isArchived(request, objects)) return refusal(403, 'InvalidObjectState');
  const writes = request.method === 'PUT' || (request.method === 'POST' && parameters.includes('uploadId'));
  return writes ? findFailedCondition(request, objects) : undefined;
}

const archives = new Set(['GLACIER', 'DEEP_ARCHIVE']);
const archivedMark = 'hedui-archived';

/** fauxqs forgets the storage class of an object: of one that is put into an archive a mark is kept among its metadata. */
function noteStorageClass(request: Request): void {
  const { 'x-amz-storage-class': storageClass } = request.headers;
  if (archives.has(String(storageClass))) request.headers[`x-amz-meta-${archivedMark}`] = 'true';
}

function isArchived(request: Request, objects: S3Store): boolean {
  return findObject(request, objects)?.metadata[archivedMark] === 'true';
}

function findFailedCondition(request: Request, objects: S3Store): Answer | undefined {
  const { 'if-match': wanted, 'if-none-match': unwanted } = request.headers;
  if (wanted === undefined && unwanted === undefined) return undefined;
  const tag = findTag(request, objects);
  if (wanted !== undefined && tag === undefined) return refusal(404, 'NoSuchKey');
  const isMet = wanted === undefined || wanted.replaceAll('"', '') === tag?.replaceAll('"', '');
  return isMet && (unwanted === undefined || tag === undefined)
    ? undefined
    : refusal(412, 'PreconditionFailed');
}

function findTag(request: Request, objects: S3Store): string | undefined {
  return findObject(request, objects)?.etag;
}

function findObject(request: Request, objects: S3Store): ReturnType<S3Store['headObject']> | undefined {
  const { bucket = '', '*': key = '' } = request.params as Record<string, string>;
  try {
    return objects.headObject(bucket, key);
  } catch {
    return undefined;
  }
}

/** fauxqs sorts as a dictionary would and continues as code units go: of a list of several pages, keys would be missing. */
function listInByteOrder(objects: S3Store): void {
  const listObjects = objects.listObjects.bind(objects);
  objects.listObjects = (bucket, { prefix = '', delimiter, maxKeys = 1000, startAfter, marker } = {}) => {
    const all = listObjects(bucket, { prefix, maxKeys: Infinity }).objects;
    const after = startAfter ?? marker ?? '';
    const page: typeof all = [];
    const commonPrefixes = new Set<string>();
    let isTruncated = false;
    for (const object of all.sort((one, other) => compareBytes(one.key, other.key))) {
      const end = delimiter === undefined ? -1 : object.key.indexOf(delimiter, prefix.length);
      const folder = end < 0 ? undefined : object.key.slice(0, end + (delimiter ?? '').length);
      const name = folder ?? object.key;
      if (after !== '' && compareBytes(name, after) <= 0) continue;
      if (folder !== undefined && commonPrefixes.has(folder)) continue;
      isTruncated = page.length + commonPrefixes.size >= maxKeys;
      if (isTruncated) break;
      if (folder === undefined) page.push(object);
      else commonPrefixes.add(folder);
    }
    return { objects: page, commonPrefixes: [...commonPrefixes], isTruncated };
  };
}

function compareBytes(one: string, other: string): number {
  // Surrogates sort before the private-use area as code units and after it as bytes; all other characters agree.
  return /[\ud800-\uffff]/.test(one + other)
    ? Buffer.compare(Buffer.from(one), Buffer.from(other))
    : one < other
      ? -1
      : Number(one > other);
}
