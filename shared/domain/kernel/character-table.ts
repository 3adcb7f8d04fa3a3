/**
 * Tables of Chinese characters, one by one, as they are kept beside this module: `key: characters`. Each is a part of a
 * library, a tenth of it; test/unit/domain/kernel/characters.test.ts holds that they say the same, and writes them again.
 */
export type CharacterTable = Readonly<Record<string, string>>;

/** The keys of a character, a character being one code point. Made when it is first asked: many functions never ask. */
export function keysByCharacter(table: CharacterTable): (char: string) => readonly string[] {
  let keysOf: ReadonlyMap<string, readonly string[]> | undefined;
  return (char) => (keysOf ??= invert(table)).get(char) ?? none;
}

const none: readonly string[] = [];

function invert(table: CharacterTable): Map<string, readonly string[]> {
  const keysOf = new Map<string, readonly string[]>();
  for (const [key, characters] of Object.entries(table))
    for (const char of characters) keysOf.set(char, [...(keysOf.get(char) ?? []), key]);
  return keysOf;
}
