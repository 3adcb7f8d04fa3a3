/** A text as the command prints it: Chinese first, English behind it; once where both are the same. */
import type { Bilingual } from '../shared/contracts/primitives.ts';

export function inBoth({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} ${en}`;
}
