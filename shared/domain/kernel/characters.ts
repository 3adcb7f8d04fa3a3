/**
 * What is known of Chinese characters, one by one: the simplified form of traditional ones (by OpenCC's tables) and how they
 * are read (by pinyin-pro's). Both are kept as tables of single characters, a tenth of those libraries: whoever compares names
 * is loaded by every function. test/unit/domain/kernel/characters.test.ts holds that they say the same, and writes them anew.
 */
import readings from './readings.json' with { type: 'json' };
import simplified from './simplified.json' with { type: 'json' };

/** By character, whatever the table names it under: a table has `key: characters`. */
function invert(table: Readonly<Record<string, string>>): Map<string, readonly string[]> {
  const keysOf = new Map<string, readonly string[]>();
  for (const [key, characters] of Object.entries(table))
    for (const char of characters) keysOf.set(char, [...(keysOf.get(char) ?? []), key]);
  return keysOf;
}

/** Made when it is first asked for: many functions never ask. */
function remember<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const simplifiedOf = remember(() => invert(simplified));
const readingsByCharacter = remember(() => invert(readings));
const none: readonly string[] = [];

/** The simplified form of a character, which is itself where it has no other. A character is one code point. */
export function simplify(char: string): string {
  return simplifiedOf().get(char)?.[0] ?? char;
}

/** All toneless readings; none for what is no Chinese character or has no known reading. */
export function readingsOf(char: string): readonly string[] {
  return readingsByCharacter().get(char) ?? none;
}
