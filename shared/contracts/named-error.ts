/**
 * The base of every error that Hedui throws itself. Its message carries ids, keys and counts, never a value from a
 * file, so that it may be logged; messages of other errors may not.
 */
export abstract class NamedError extends Error {
  abstract override readonly name: string;
}
