/** The titles of one use that a rule counts. */
import { facetsOf, type Home } from '../facets.ts';
import { type HeldAsset, isCountable } from '../held.ts';
import type { View } from '../rule.ts';
import { findCleared } from './clearances.ts';

/** A title with what it says of a home. */
export interface Title {
  asset: HeldAsset;
  home: Home;
}

/** What an asset says of a home; undefined where it is not a home. */
export function homeOf(asset: HeldAsset): Home | undefined {
  return facetsOf(asset, 'home')[0];
}

/** Countable titles of a use, without those that a clearance covers; and how many of them there are. */
export function listTitles(view: View, use: Home['use']): { titles: Title[]; cleared: number } {
  const all = view.assets
    .flatMap((asset) => facetsOf(asset, 'home').map((home) => ({ asset, home })))
    .filter(({ asset, home }) => home.use === use && isCountable(asset));
  const keys = findCleared(view);
  const titles = all.filter(({ asset }) => !keys.has(asset.key));
  return { titles, cleared: all.length - titles.length };
}
