/** Which sources an entry of a policy has its rule read. */
import type { SourceName } from '../../contracts/primitives.ts';
import { ruleOf, sources } from './catalogue.ts';
import { readsSource, type RuleEntry } from './rule.ts';

/** Names of sources, in the order of the catalogue; none where this version has no such rule. Every household asks for the same. */
export function sourcesReadBy(entry: RuleEntry): readonly SourceName[] {
  const known = remembered.get(entry) ?? listSources(entry);
  remembered.set(entry, known);
  return known;
}

const remembered = new WeakMap<RuleEntry, readonly SourceName[]>();

function listSources(entry: RuleEntry): SourceName[] {
  const rule = ruleOf(entry.rule);
  if (rule === undefined) return [];
  return sources.filter((source) => readsSource(rule, source, entry)).map(({ name }) => name);
}
