/** Hears of every object that is stored, in the order in which they are. */
import type { Fauxqs } from './engines.ts';

export const uploadKinds = ['Put', 'Post', 'Copy', 'CompleteMultipartUpload'] as const;

export interface Upload {
  bucket: string;
  key: string;
  size: number;
  eTag: string;
  kind: (typeof uploadKinds)[number];
  /** The same as in a listing. */
  putAt: Date;
}

export interface Uploads {
  /** Calls back before an upload is answered; a killed process leaves both the object and what followed, or neither. */
  onUpload(listener: (upload: Upload) => void): void;
}

/** To be called before the server listens. */
export function watchUploads({ app, objects, transact }: Fauxqs): Uploads {
  const listeners: ((upload: Upload) => void)[] = [];
  let request: Pick<Upload, 'bucket' | 'kind'> = { bucket: '', kind: 'Put' };
  app.addHook('preHandler', ({ headers, method, params }, _reply, done) => {
    // fauxqs handles a request without a pause after this, so that it is this request's upload that follows.
    const { bucket = '' } = params as { bucket?: string };
    const isCopy = headers['x-amz-copy-source'] !== undefined;
    request = { bucket, kind: isCopy ? 'Copy' : method === 'POST' ? 'Post' : 'Put' };
    done();
  });
  const nextTime = createClock();
  const notify = (object: StoredObject, kind: Upload['kind']): void => {
    const eTag = object.etag.replaceAll('"', '');
    const putAt = new Date(nextTime());
    object.lastModified = putAt;
    const upload = { bucket: request.bucket, key: object.key, size: object.contentLength, eTag, kind, putAt };
    for (const listener of listeners) listener(upload);
  };
  const putObject = objects.putObject.bind(objects);
  objects.putObject = (...given) =>
    transact(() => {
      const object = putObject(...given);
      notify(object, request.kind);
      return object;
    });
  const completeMultipartUpload = objects.completeMultipartUpload.bind(objects);
  objects.completeMultipartUpload = (...given) =>
    transact(() => {
      const object = completeMultipartUpload(...given);
      notify(object, 'CompleteMultipartUpload');
      return object;
    });
  return { onUpload: (listener) => void listeners.push(listener) };
}

/** Milliseconds that rise with every call, so that uploads of the same millisecond keep their order. */
function createClock(): () => number {
  let last = 0;
  return () => (last = Math.max(Date.now(), last + 1));
}

interface StoredObject {
  key: string;
  lastModified: Date;
  contentLength: number;
  etag: string;
}
