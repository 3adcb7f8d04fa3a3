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

/** Whether the canonical JSON of two values is the same, without writing it. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const hasMore = Object.keys(b).some((key) => b[key] !== undefined && a[key] === undefined);
  return !hasMore && Object.keys(a).every((key) => isSameJson(a[key], b[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A copy of the value with the keys of every object in it in order. */
function sortKeys(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key])]));
}
