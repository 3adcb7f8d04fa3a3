/** Whether rows, findings and clearances are about the same thing, however much of its name each has. */

/**
 * Whether two lists of names are of one thing: the surest kind of name that both have decides. So a home with a unit number
 * is the one that was known by its certificate, and no other at the same place.
 */
export function areOneThing(a: readonly string[], b: readonly string[]): boolean {
  const kinds = new Set(b.map(kindOfName));
  const surest = a.map(kindOfName).find((kind) => kinds.has(kind));
  return surest !== undefined && a.some((name) => kindOfName(name) === surest && b.includes(name));
}

/** `<source>|<kind>`: of `property|unit|…` the unit number, of an account the bank that gave it. */
export function kindOfName(name: string): string {
  const [source = '', kind = ''] = name.split('|', 2);
  return `${source}|${kind}`;
}
