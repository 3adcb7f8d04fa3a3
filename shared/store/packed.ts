/** Long lists are stored deflated: reading and writing cost by the size of an item. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What zlib writes to at a time. Each call takes a new buffer of that size, and zlib's own sixteen thousand bytes for a few
 * hundred are garbage that a collector learns of late.
 */
const LEAST_CHUNK = 1024;
/** Rows deflate to about a fifth. */
const MOST_INFLATION = 8;

export function pack(value: unknown): Uint8Array {
  const json = JSON.stringify(value);
  // A copy: what zlib gives is a part of a larger buffer, which would be kept with it.
  return new Uint8Array(deflateRawSync(json, { chunkSize: Math.max(LEAST_CHUNK, json.length) }));
}

export function unpack(bytes: unknown): unknown {
  const packed = bytes as Uint8Array;
  const chunkSize = Math.max(LEAST_CHUNK, MOST_INFLATION * packed.length);
  return JSON.parse(inflateRawSync(packed, { chunkSize }).toString('utf8'));
}
