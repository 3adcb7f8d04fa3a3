/** Whether rows, findings and clearances are about the same asset, even where each knows only some of its identifiers. */

/**
 * Whether two lists of identifiers name one asset: the most reliable kind that both have decides. So a home that is now
 * known by its unit number is still the home that was known by its certificate, and not another one at the same address.
 */
export function nameSameAsset(a: readonly string[], b: readonly string[]): boolean {
  const kinds = new Set(b.map(kindOfName));
  const surest = a.map(kindOfName).find((kind) => kinds.has(kind));
  return surest !== undefined && a.some((name) => kindOfName(name) === surest && b.includes(name));
}

/** Whether a name is the same whoever delivers it: its kind begins with `*`. */
export function isOfEveryProvider(name: string): boolean {
  const end = name.indexOf('|');
  return end >= 0 && name.startsWith('*', end + 1);
}

/** `<source>|<kind>`: of `property|unit|…` the unit number, of an account the bank that gave it. */
export function kindOfName(name: string): string {
  const [source = '', kind = ''] = name.split('|', 2);
  return `${source}|${kind}`;
}
