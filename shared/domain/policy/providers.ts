/** Providers (提供单位) as a policy knows them: what they are called, under which names they deliver, and who no longer delivers. */
import * as z from 'zod';
import { providerRef, type ProviderRef } from '../../contracts/messages.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { sourceNames, titleOfSource } from '../catalogue/catalogue.ts';
import { dated } from '../kernel/dated.ts';
import { say } from '../kernel/say.ts';
import type { Problem } from './problem.ts';

/** A provider that no longer delivers, on purpose: it is never overdue, and its last delivery stays in use. */
export const retiredProvider = z.strictObject({
  source: z.enum(sourceNames).meta({ zh: '数据源', en: 'the source' }),
  provider: providerRef.shape.provider.meta({ zh: '收件目录名称', en: 'the name of its folder' }),
  effectiveFrom: dated.effectiveFrom,
  restsOn: dated.restsOn,
});
export type RetiredProvider = z.infer<typeof retiredProvider>;

/** Of a provider's name, in characters. */
export const longestName = 60;

/** What a provider is called, and under which other names it has delivered: a bank that was renamed is one bank. */
export const provider = z.strictObject({
  source: z.enum(sourceNames).meta({ zh: '数据源', en: 'the source' }),
  provider: providerRef.shape.provider.min(1).meta({ zh: '收件目录名称', en: 'the name of its folder' }),
  name: z
    .string()
    .min(1)
    .max(longestName)
    .optional()
    .meta({ zh: '页面和文书上的名称', en: 'what pages and papers call it' }),
  aliases: z.array(z.string().min(1).max(longestName)).max(20).optional().meta({
    zh: '曾用的目录名称：更名后仍是同一单位',
    en: 'folders under which it has delivered before: one provider all the same',
  }),
  ...dated,
});
export type ProviderEntry = z.infer<typeof provider>;

/** What providers are called in a county on a day. */
export interface ProviderNames {
  /** The name in the policy, else that of the folder. */
  providerName: (ref: ProviderRef) => string;
  /** The name under which the policy knows a provider that has delivered under another one. */
  providerOf: (ref: ProviderRef) => string;
  /** Every name under which it has delivered, the one that the policy uses first. */
  namesOfProvider: (ref: ProviderRef) => readonly string[];
}

/** What an entry is about: `bank/rural-bank`. */
export function nameOfProvider({ source, provider }: ProviderRef): string {
  return `${source}/${provider}`;
}

/** @param providers those in force */
export function namesOfProviders(providers: readonly ProviderEntry[]): ProviderNames {
  const byName = new Map(
    providers.flatMap((entry) =>
      namesOf(entry).map((provider) => [nameOfProvider({ source: entry.source, provider }), entry]),
    ),
  );
  return {
    providerName: (ref) => byName.get(nameOfProvider(ref))?.name ?? ref.provider,
    providerOf: (ref) => byName.get(nameOfProvider(ref))?.provider ?? ref.provider,
    namesOfProvider: (ref) => {
      const entry = byName.get(nameOfProvider(ref));
      return entry === undefined ? [ref.provider] : namesOf(entry);
    },
  };
}

/**
 * A provider where its source is not beside it: one that policy has no name for says what it delivers, `银行存款（icbc）`. A
 * folder with a Chinese name is called by that.
 */
export function sayProvider(ref: ProviderRef, name: string): Bilingual {
  if (name !== ref.provider || /[^\x20-\x7e]/.test(name)) return say(name, name);
  const { zh, en } = titleOfSource(ref.source);
  return say(`${zh}（${name}）`, `${en} (${name})`);
}

/** For who looks into folders: `bank/rural-bank`, with its name behind it where it has one. */
export function describeFolder(
  ref: ProviderRef,
  { providerName }: Pick<ProviderNames, 'providerName'>,
): string {
  const name = providerName(ref);
  return name === ref.provider ? nameOfProvider(ref) : `${nameOfProvider(ref)} ${name}`;
}

/** One name under two providers on the same days: nobody could say whose data are under it. */
export function checkProviders(providers: readonly ProviderEntry[]): Problem[] {
  return providers.flatMap((entry, index) => {
    const earlier = providers.slice(0, index).findIndex((other) => isDuplicate(entry, other));
    const other = providers[earlier];
    if (other === undefined) return [];
    return [
      {
        path: `providers.${index}`,
        problem: `has a name of ${nameOfProvider(other)} (providers.${earlier}) on the same days; take it out of one, or let that one end before`,
        zh: `与 ${nameOfProvider(other)}（providers.${earlier}）在同一时期有相同的名称；请从其一删去，或让那一条先终止`,
      },
    ];
  });
}

function isDuplicate(a: ProviderEntry, b: ProviderEntry): boolean {
  if (a.source !== b.source || a.provider === b.provider) return false;
  const meet =
    (a.county ?? b.county) === (b.county ?? a.county) &&
    (a.effectiveTo === undefined || b.effectiveFrom <= a.effectiveTo) &&
    (b.effectiveTo === undefined || a.effectiveFrom <= b.effectiveTo);
  return meet && namesOf(a).some((name) => namesOf(b).includes(name));
}

function namesOf({ provider: folder, aliases = [] }: ProviderEntry): string[] {
  return [folder, ...aliases];
}
