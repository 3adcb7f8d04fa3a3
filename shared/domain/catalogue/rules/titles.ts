/** The titles of one use that a rule counts. */
import { isCountable, type Title } from '../../assessment/held-asset.ts';
import { findCleared } from './clearances.ts';
import type { View } from './rule.ts';

/** Countable titles of a use, without those that a clearance covers; and how many of them there are. */
export function listTitles(view: View, use: Title['use']): { titles: Title[]; cleared: number } {
  const all = view.assets
    .filter((asset) => asset.source === 'property')
    .filter((title) => title.use === use && isCountable(title));
  const keys = findCleared(view);
  const titles = all.filter((title) => !keys.has(title.key));
  return { titles, cleared: all.length - titles.length };
}
