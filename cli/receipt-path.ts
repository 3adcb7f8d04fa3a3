/** The path of a file's receipt: below the folder of receipts, whatever characters its key has. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** File systems take 255 bytes for a name; ends are added. */
const longestNameBytes = 200;

/**
 * `receipts/<key>.json`, but for what no path may hold: `.` and `..`, empty names and control characters are
 * percent-encoded, names that are too long are cut and distinguished by their digest, and a folder never looks like a
 * receipt.
 */
export function receiptPath(out: string, key: string): string {
  const segments = key.split('/').map(nameOf);
  const file = `${segments.pop() ?? ''}.json`;
  return join(out, 'receipts', ...segments.map((folder) => folder.replace(/\.json$/, '.json_')), file);
}

/** A part of a key as the name of a file or folder. */
export function nameOf(segment: string): string {
  if (/^\.{0,2}$/.test(segment)) return segment.replaceAll('.', '%2E') || '%';
  const name = segment.replace(/\p{Cc}/gu, encodeURIComponent);
  if (Buffer.byteLength(name) <= longestNameBytes) return name;
  const digest = createHash('sha256').update(segment).digest('hex').slice(0, 16);
  return `${Buffer.from(name)
    .subarray(0, longestNameBytes)
    .toString()
    .replace(/\uFFFD+$/, '')}~${digest}`;
}
