/** Words of providers (提供单位用词) that the catalogue does not know, and what a policy says that they mean. */
import * as z from 'zod';
import type { ProviderRef } from '../../contracts/messages.ts';
import { sourceNames, sourceOf } from '../catalogue/catalogue.ts';
import type { ColumnOf } from '../catalogue/columns.ts';
import type { Source } from '../catalogue/source.ts';
import { foldWord, meaningsToGive, type MeaningOf, type Words } from '../catalogue/words.ts';
import { dated } from '../kernel/dated.ts';
import type { Problem } from './problem.ts';

export const providerWord = z.strictObject({
  source: z.enum(sourceNames).meta({ zh: '数据源', en: 'the source' }),
  provider: z.string().min(1).max(60).optional().meta({
    zh: '收件目录名称；不写则为该数据源的各单位',
    en: 'the name of its folder; absent: every provider of the source',
  }),
  column: z.string().min(1).max(60).meta({
    zh: '列的英文名，如 account_status',
    en: 'English name of the column that it is in: account_status',
  }),
  /** As the provider writes it; never a number of a person or a thing, since a policy is read by many. */
  word: z
    .string()
    .min(1)
    .max(30, 'give a word of at most 30 characters')
    .regex(/^(?!.*\d{5})/, 'give a word, no number of a person or a thing')
    .meta({ zh: '单位的用词', en: 'the word as the provider writes it' }),
  means: z.string().min(1).max(60).meta({
    zh: '此列的一种含义，如 in-force、out',
    en: 'one of the meanings of that column: in-force, out',
  }),
  ...dated,
});
export type ProviderWord = z.infer<typeof providerWord>;

/** What an entry is about; two entries about one thing contradict each other on one day. */
export function nameOfWord({
  source,
  provider,
  column,
  word,
}: Omit<ProviderWord, keyof typeof dated | 'means'>): string {
  return [source, provider ?? '*', column, foldWord(word)].join(' ');
}

/**
 * What the words of providers mean: what is said of one provider before what is said of all of its source.
 *
 * @param words those in force
 * @param providerOf the name under which the policy knows a provider
 */
export function listMeanings(
  words: readonly ProviderWord[],
  providerOf: (ref: ProviderRef) => string,
): (ref: ProviderRef) => MeaningOf | undefined {
  if (words.length === 0) return () => undefined;
  const meanings = new Map(words.map((entry) => [nameOfWord(entry), entry.means]));
  return (ref) => (column, word) => {
    const place = { source: ref.source, column, word };
    return (
      meanings.get(nameOfWord({ ...place, provider: providerOf(ref) })) ?? meanings.get(nameOfWord(place))
    );
  };
}

/** Words in columns that have none, with meanings that are none, or that the catalogue already knows. */
export function checkWords(words: readonly ProviderWord[]): Problem[] {
  return words.flatMap((entry, index) => {
    const source = sourceOf(entry.source);
    return source === undefined ? [] : checkWord(entry, source, `words.${index}`);
  });
}

function checkWord({ column, word, means }: ProviderWord, source: Source, path: string): Problem[] {
  const columns = columnsWithWords(source);
  const words = columns.find(({ en }) => en === column)?.words;
  if (words === undefined) {
    const names = columns.map(({ en }) => en);
    return [
      {
        path: `${path}.column`,
        problem: `${source.name} has no words in a column ${column}; use one of ${names.join(', ')}`,
        zh: `${source.title.zh}没有按用词理解的列 ${column}；可用：${names.join('、')}`,
      },
    ];
  }
  if (words.has(word)) {
    return [
      {
        path: `${path}.word`,
        problem: `${word} is a word that the catalogue knows, and policy changes none; take it out`,
        zh: `“${word}”是目录已有的用词，政策不能改变其含义；请删去`,
      },
    ];
  }
  const meanings = meaningsToGive(words);
  if (meanings.includes(means)) return [];
  return [
    {
      path: `${path}.means`,
      problem: `${means} is no meaning of ${column}; use one of ${meanings.join(', ')}`,
      zh: `${means} 不是此列的含义；可用：${meanings.join('、')}`,
    },
  ];
}

/** The columns of a source whose words mean something: what policy can add words to. */
export function columnsWithWords({ fields }: Source): (ColumnOf & { words: Words })[] {
  return Object.values(fields).flatMap((column) =>
    column.words === undefined ? [] : [{ ...column, words: column.words }],
  );
}
