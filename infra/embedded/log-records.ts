/** The records of the store's log: the length of the body, then the body, which is the changes of one write as JSON. */

export type Change = { type: 'put'; key: string; value: string } | { type: 'del'; key: string };

const headerBytes = 4;

/** One record for changes that belong together. */
export function encodeRecord(changes: readonly Change[]): Buffer {
  const body = JSON.stringify(
    changes.map((change) => (change.type === 'put' ? [change.key, change.value] : [change.key])),
  );
  const record = Buffer.allocUnsafe(headerBytes + Buffer.byteLength(body));
  record.writeUInt32LE(record.length - headerBytes);
  record.write(body, headerBytes);
  return record;
}

/** What is left after all whole records of a log; a last one that was cut off does not count. */
export function decodeRecords(log: Buffer): Map<string, string> {
  const live = new Map<string, string>();
  let position = 0;
  while (position + headerBytes <= log.length) {
    const end = position + headerBytes + log.readUInt32LE(position);
    if (end > log.length) break;
    const changes = JSON.parse(log.toString('utf8', position + headerBytes, end)) as [
      key: string,
      value?: string,
    ][];
    for (const [key, value] of changes) {
      if (value === undefined) live.delete(key);
      else live.set(key, value);
    }
    position = end;
  }
  return live;
}
