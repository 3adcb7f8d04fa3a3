/**
 * How what is stored is read. Another version of this program may have written it: an older one, or a newer one that has
 * been taken back. So words that this version does not know, and fields that it does not know, are read, kept as they are
 * and shown; nobody acts on them. What people enter, and what is newly written, is held to the closed lists.
 */
import * as z from 'zod';

/** A word of a closed list, or one that another version has written. */
export type OpenWord<Known extends string> = Known | (string & Record<never, never>);

/** Any stored word. */
export const storedWord = z.string().min(1).max(300);

/** The words of a closed list as they are read from storage: others are let through. */
export function openWord<Known extends string>(known: z.ZodType<Known>): z.ZodType<OpenWord<Known>> {
  return z.union([known, storedWord]);
}

/** Whether a stored word is one of a closed list. */
export function isKnown<Known extends string>(
  known: { readonly options: readonly Known[] },
  word: string,
): word is Known {
  return known.options.some((each) => each === word);
}

/** What a table says of a stored word; undefined where it says nothing. */
export function lookUp<Entry>(table: Readonly<Record<string, Entry>>, word: string): Entry | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/**
 * An object that is read, changed and written back whole: fields that this version does not know stay in it. The type
 * names the known ones alone.
 */
export function kept<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.looseObject(shape);
}
