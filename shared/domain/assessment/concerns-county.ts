/** Which rules of a policy have anything to say in a county. */
import { ruleOf } from '../catalogue/catalogue.ts';
import type { RuleEntry } from '../catalogue/rule.ts';
import { sourcesReadBy } from '../catalogue/sources-read.ts';
import { getsSource } from './freshness.ts';

/**
 * Whether a county gets what a rule reads. A rule of sources that policy does not expect, and of which nothing has ever
 * been delivered, has nothing to say there. One that a county names because it also reads the roster is always asked.
 */
export function concernsCounty(entry: RuleEntry, known: Parameters<typeof getsSource>[1]): boolean {
  const rule = ruleOf(entry.rule);
  if (rule === undefined || rule.onlyWhereNamed || rule.facets === 'every' || rule.facets.length === 0)
    return true;
  return sourcesReadBy(entry).some((name) => getsSource(name, known));
}
