/** Words of files and what they mean. */

/** A table of words as a lookup: from each word to the meaning that it is under. */
export function wordTable<M extends string>(
  words: Readonly<Record<M, readonly string[]>>,
): ReadonlyMap<string, M> {
  const entries = Object.entries<readonly string[]>(words) as [M, readonly string[]][];
  return new Map(entries.flatMap(([meaning, list]) => list.map((word) => [word, meaning] as const)));
}
