/** Words that providers write in a column, and what they mean: for the reader, and for the file's specification. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import { clean } from '../kernel/text.ts';
import { wordTable } from '../kernel/words.ts';

export interface Meaning {
  /** What it comes to: 计入, in force. */
  says: Bilingual;
  words: readonly string[];
  /** What else comes to it, in words. */
  more?: Bilingual;
}

/** The words of one column. */
export interface Words<M extends string = string> {
  /** Title of their table: 账户状态, Account states. */
  title: Bilingual;
  /** How they may be written, where that needs saying. */
  intro?: Bilingual;
  meanings: Readonly<Record<M, Meaning>>;
  /** What any other word comes to, and none: a row of the table without words. */
  otherwise?: { says: Bilingual; more: Bilingual };
  /** What a word stands for; undefined where it is none of them. */
  of(text: string): M | undefined;
  has(word: string): boolean;
}

export function defineWords<const M extends string>(words: Omit<Words<M>, 'of' | 'has'>): Words<M> {
  const lists = Object.fromEntries(
    Object.entries<Meaning>(words.meanings).map(([meaning, entry]) => [meaning, entry.words]),
  ) as Record<M, readonly string[]>;
  const table = wordTable(lists);
  return { ...words, of: (text) => table.get(clean(text)), has: (word) => table.has(word) };
}

/** What most tables of states say of other words. */
export const otherStates = {
  says: say('待核实', 'unclear'),
  more: say('其他任何用词，包括空白', 'any other word, and none'),
};
