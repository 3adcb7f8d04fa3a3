/**
 * The catalogue (目录): which sources and rules there are, and what they are called. What is stored may name one that
 * another version knows, so each is asked for by name and may be missing here; it is then shown under its own name.
 */
import type { Asset } from '../../contracts/household-file.ts';
import { NamedError } from '../../contracts/named-error.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { digestOf } from '../kernel/canonical-json.ts';
import { say } from '../kernel/say.ts';
import { type KnownRule, type RuleEntry, rules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { type KnownSource, sources } from './sources/index.ts';
import type { SourceSpec } from './sources/source.ts';

/** Names of the sources, in the order in which they are listed: the folders of the inbox. */
export const sourceNames: readonly KnownSource[] = Object.keys(sources) as KnownSource[];

/** Names of the rules, in the order in which they are listed. */
export const ruleNames: readonly KnownRule[] = Object.keys(rules) as KnownRule[];

export function isKnownSource(name: string): name is KnownSource {
  return Object.hasOwn(sources, name);
}

/** The source of that name; undefined where this version has none. */
export function sourceOf(name: string): SourceSpec | undefined {
  return isKnownSource(name) ? sources[name] : undefined;
}

/** The source that work is asked of; the work is left to a version that knows it. */
export function requireSource(name: string): SourceSpec {
  const source = sourceOf(name);
  if (source === undefined) throw new SourceUnknownError(`this version has no source ${name}`);
  return source;
}

/** Another version has asked for it: the message waits, and is sent again once that version runs. */
export class SourceUnknownError extends NamedError {
  readonly name = 'SourceUnknownError';
}

/** The rule of that name; undefined where this version has none. */
export function ruleOf(name: string): Rule<RuleEntry> | undefined {
  return Object.hasOwn(rules, name) ? rules[name as KnownRule] : undefined;
}

/** What staff call a source: 银行存款. */
export function titleOfSource(name: string): Bilingual {
  return sourceOf(name)?.title ?? say(name, name);
}

/** What staff call a rule: 金融资产. */
export function titleOfRule(name: string): Bilingual {
  return ruleOf(name)?.title ?? say(name, name);
}

/** What a household is that fails a rule: 金融资产超过限额. */
export function phraseOfRule(name: string): Bilingual {
  return ruleOf(name)?.phrase ?? say(`有疑点“${name}”`, `subject to "${name}"`);
}

/**
 * Equal for rows about the same asset. Of a source that this version does not know each row is a thing of its own.
 * It holds numbers: never log it.
 */
export function assetKeyOf(asset: Asset, provider: string): string {
  const source = sourceOf(asset.source);
  return source === undefined
    ? `${asset.source}:${digestOf({ asset, provider })}`
    : source.assetKey(asset, provider);
}
