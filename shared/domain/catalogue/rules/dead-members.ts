/** Members who have died, by what registers say. */
import { facetsOf } from '../facets.ts';
import { memberOf } from '../held.ts';
import type { View } from '../rule.ts';

/** Ordinals of members of whom a death or cremation is on record, by a match that is not doubtful. */
export function listDeadMembers({ assets }: Pick<View, 'assets'>): ReadonlySet<number | undefined> {
  const dead = assets.filter(
    (asset) => asset.certainty !== 'doubtful' && facetsOf(asset, 'event').some(({ what }) => what === 'died'),
  );
  return new Set(dead.map(memberOf));
}
