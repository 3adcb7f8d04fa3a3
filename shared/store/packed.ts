/** Long lists are stored deflated: reading and writing cost by the size of an item. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export function pack(value: unknown): Uint8Array {
  // A copy: what zlib gives is a few hundred bytes of a buffer of sixteen thousand, which would be kept with them.
  return new Uint8Array(deflateRawSync(JSON.stringify(value)));
}

export function unpack(bytes: unknown): unknown {
  return JSON.parse(inflateRawSync(bytes as Uint8Array).toString('utf8'));
}
