/** Small helpers for sentences in Chinese and English, so that both always say the same. */
import type { Bilingual, Citation } from '../../contracts/primitives.ts';
import { lookUp } from '../../contracts/stored.ts';

export function say(zh: string, en: string): Bilingual {
  return { zh, en };
}

/** What a stored word is called; one that this version does not know is shown as it is written. */
export function sayWord(titles: Readonly<Record<string, Bilingual>>, word: string): Bilingual {
  return lookUp(titles, word) ?? say(word, word);
}

/** Sentences one after the other; each brings its own full stop. */
export function sayAll(sentences: readonly Bilingual[]): Bilingual {
  const [only, ...others] = sentences;
  if (only !== undefined && others.length === 0) return only;
  return say(sentences.map((each) => each.zh).join(''), sentences.map((each) => each.en).join(' '));
}

/** Parts of one sentence: `甲；乙` and `a; b`. */
export function sayList(parts: readonly Bilingual[]): Bilingual {
  return say(parts.map((each) => each.zh).join('；'), parts.map((each) => each.en).join('; '));
}

/** `1 account`, `2 accounts`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a review`, `an entitlement`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Gives a text in the language that its reader chose. */
export type Translate = (text: Bilingual) => string;

/** A citation in both languages; one in a single language is used for both. */
export function sayCitation(cited: Citation): Bilingual {
  return typeof cited === 'string' ? say(cited, cited) : cited;
}
