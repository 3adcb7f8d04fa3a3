/**
 * The catalogue (目录): which sources and rules there are, and what they are called. What is stored may name one that
 * another version knows, so each is asked for by name and may be missing here; it is then shown under its own name.
 */
import type { RuleName } from '../../contracts/household-file.ts';
import type { Bilingual, SourceName } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import { type RuleEntry, rules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { sources } from './sources/index.ts';
import type { SourceSpec } from './sources/source.ts';

/** Names of the sources, in the order in which they are listed: the folders of the inbox. */
export const sourceNames: readonly SourceName[] = Object.keys(sources) as SourceName[];

/** Names of the rules, in the order in which they are listed. */
export const ruleNames: readonly RuleName[] = Object.keys(rules) as RuleName[];

export function isKnownSource(name: string): name is SourceName {
  return Object.hasOwn(sources, name);
}

/** The source of that name; undefined where this version has none. */
export function sourceOf(name: string): SourceSpec | undefined {
  return isKnownSource(name) ? sources[name] : undefined;
}

/** The rule of that name; undefined where this version has none. */
export function ruleOf(name: string): Rule<RuleEntry> | undefined {
  return Object.hasOwn(rules, name) ? rules[name as RuleName] : undefined;
}

/** What staff call a source: 银行存款. */
export function titleOfSource(name: string): Bilingual {
  return sourceOf(name)?.title ?? say(name, name);
}

/** What staff call a rule: 金融资产. */
export function titleOfRule(name: string): Bilingual {
  return ruleOf(name)?.title ?? say(name, name);
}
