/** What is required, completed with those of the optional values that are neither absent nor empty. */
export function withPresent<R extends Record<string, unknown>, O extends Record<string, unknown>>(
  required: R,
  optional: O,
): R & { [K in keyof O]?: Exclude<O[K], undefined> } {
  const complete: Record<string, unknown> = { ...required };
  for (const [key, value] of Object.entries(optional)) {
    if (value !== undefined && value !== '') complete[key] = value;
  }
  return complete as R & { [K in keyof O]?: Exclude<O[K], undefined> };
}
