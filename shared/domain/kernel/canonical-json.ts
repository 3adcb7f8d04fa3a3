/** The same text for equal values, whatever the order of their keys: the input of digests. */
import { createHash } from 'node:crypto';

/**
 * JSON without spaces and with the keys of every object in code-unit order. Keys whose value is undefined are left
 * out, as `JSON.stringify` does.
 *
 * @param value plain data only: objects, arrays, strings, finite numbers, booleans and null
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isPlainObject(inner) ? sortKeys(inner) : inner));
}

/** SHA-256 of the canonical JSON of a value, as 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
