/** The same text for equal values, whatever the order of their keys: the input of digests. */
import { createHash } from 'node:crypto';

/**
 * JSON without spaces and with the keys of every object in code-unit order. Keys whose value is undefined are left
 * out, as `JSON.stringify` does.
 *
 * @param value plain data only: objects, arrays, strings, finite numbers, booleans and null
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** SHA-256 of the canonical JSON of a value, as 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** A copy of the value with the keys of every object in it in order. */
function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = value as Record<string, unknown>;
  const keys = Object.keys(entries).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(entries[key])]));
}
