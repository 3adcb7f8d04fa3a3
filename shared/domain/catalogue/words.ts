/** Words that providers write in a column, and what they mean: for the reader, and for the file's specification. */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { HeldState } from './held.ts';
import { say } from '../kernel/say.ts';
import { clean } from '../kernel/text.ts';
import { wordTable } from '../kernel/words.ts';

export interface Meaning {
  /** Its effect: 计入, in force. */
  says: Bilingual;
  words: readonly string[];
  /** What else has this effect, in words. */
  more?: Bilingual;
}

/** The words of one column. */
export interface Words<M extends string = string> {
  /** Title of their table: 账户状态, Account states. */
  title: Bilingual;
  /** How they may be written, where that needs saying. */
  intro?: Bilingual;
  meanings: Readonly<Record<M, Meaning>>;
  /** The meaning of any other word, and of no word: a row of the table without words. */
  otherwise?: { says: Bilingual; more: Bilingual };
  /** The meaning of a word; undefined where it is not listed. */
  of(text: string): M | undefined;
  /** Whether the table has every word of a field. */
  has(text: string): boolean;
  /** The words of a field that may hold several, or more than the word; the whole field unless said. */
  partsOf(text: string): readonly string[];
}

/** Words as a source writes them; how a word is looked up and a field is cut is said where it is not the usual way. */
type WordsDefinition<M extends string> = Omit<Words<M>, 'of' | 'has' | 'partsOf'> &
  Partial<Pick<Words<M>, 'of' | 'partsOf'>>;

export function defineWords<const M extends string>(words: WordsDefinition<M>): Words<M> {
  const lists = Object.fromEntries(
    Object.entries<Meaning>(words.meanings).map(([meaning, entry]) => [meaning, entry.words]),
  ) as Record<M, readonly string[]>;
  const table = wordTable(lists);
  const { of = (text: string) => table.get(clean(text)), partsOf = (text: string) => [text] } = words;
  const has = (text: string): boolean => partsOf(text).every((part) => of(part) !== undefined);
  return { ...words, of, partsOf, has };
}

/** What a word represents by policy, in a column by its English name; undefined where policy says nothing of it. */
export type MeaningOf = (column: string, word: string) => string | undefined;

/** A word as words are compared: cleaned, letters in capitals. */
export function foldWord(word: string): string {
  return clean(word).toUpperCase();
}

/** The meanings that a word can be given: those that the table has a word for. */
export function meaningsToGive({ meanings }: Words): string[] {
  return Object.entries<Meaning>(meanings).flatMap(([meaning, { words }]) =>
    words.length > 0 ? [meaning] : [],
  );
}

/**
 * A field with each word that only policy knows replaced by one of the table that means the same. Words that the table has
 * stay: policy adds words and changes none.
 */
export function replaceWords(
  text: string,
  words: Words,
  meaningOf: (word: string) => string | undefined,
): string {
  const known = (word: string): string | undefined => {
    const meaning = words.has(word) ? undefined : meaningOf(word);
    return meaning === undefined ? undefined : words.meanings[meaning]?.words[0];
  };
  const whole = known(text);
  if (whole !== undefined) return whole;
  const parts = words.partsOf(text);
  const replaced = parts.map((part) => known(part) ?? part);
  return replaced.every((part, at) => part === parts[at]) ? text : replaced.join('、');
}

/** The words of a column of states. */
export function defineStates(
  title: Bilingual,
  words: { inForce: readonly string[]; out: readonly string[]; unclear?: readonly string[] },
): Words {
  return defineWords<string>({
    title,
    meanings: {
      'in-force': { says: say('计入', 'in force'), words: words.inForce },
      out: { says: say('不计', 'out'), words: words.out },
      ...(words.unclear && { unclear: { says: say('待核实', 'unclear'), words: words.unclear } }),
    },
    otherwise: otherStates,
  });
}

/**
 * What a field says of whether a thing is still held: of several words one that is out puts it out, else an unclear or
 * unknown one makes it unclear. No word at all is unclear.
 */
export function stateIn(text: string, words: Words): HeldState {
  const found = new Set(words.partsOf(text).map((word) => words.of(word)));
  if (found.has('out')) return 'out';
  return found.size === 1 && found.has('in-force') ? 'in-force' : 'unclear';
}

/** What most tables of states say of other words. */
export const otherStates = {
  says: say('待核实', 'unclear'),
  more: say('其他任何用词，包括空白', 'any other word, and none'),
};
