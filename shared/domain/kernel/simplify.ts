/** Simplified forms of traditional characters, by OpenCC's tables. */
import { keysByCharacter } from './character-table.ts';
import simplified from './simplified.json' with { type: 'json' };

const simplifiedOf = keysByCharacter(simplified);

/** The simplified form of a character, which is itself where it has no other. */
export function simplify(char: string): string {
  return simplifiedOf(char)[0] ?? char;
}
