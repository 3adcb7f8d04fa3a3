/** A title to a home or another property, from all rows about it. */
import type { PropertyAsset } from '../../contracts/household-file.ts';
import { add, compare, type Fraction, makeFraction, min, ONE } from '../kernel/fraction.ts';
import { property } from '../catalogue/sources/property.ts';
import type { Title, UnclearPoint } from './held-asset.ts';
import { bestTrust, firstState, groupBy, type NonEmpty, type RowOf, withoutDoubt } from './rows.ts';

/**
 * Titles that have ended are left out unless all have. What is left adds up: each row is about its own holder's share,
 * so a doubtful row's share is not added to a known one's. One row that is unclear makes the whole unclear.
 */
export function buildTitle(key: string, rows: NonEmpty<RowOf<PropertyAsset>>): Title {
  const known = withoutDoubt(rows);
  const held = known.filter((row) => property.judge(row.asset).state !== 'out');
  const current = held.length > 0 ? held : known;
  const state = firstState(
    current.map((row) => property.judge(row.asset).state),
    ['unclear', 'in-force'],
  );
  const use = judgeUse(current);
  const share = addShares(current);
  const unclear: UnclearPoint[] = [];
  if (state === 'unclear') unclear.push('state');
  if (use === 'unclear') unclear.push('use');
  if (share === 'unclear') unclear.push('share');
  return {
    source: 'property',
    key,
    certainty: bestTrust(rows),
    rows: current,
    state,
    unclear: state === 'out' ? [] : unclear,
    use,
    share: share === 'unclear' ? ONE : share,
  };
}

function judgeUse(rows: readonly RowOf<PropertyAsset>[]): Title['use'] {
  const [use, ...others] = new Set(rows.map((row) => property.judge(row.asset).use));
  return use === undefined || use === 'mixed' || others.length > 0 ? 'unclear' : use;
}

/** Shares of the members, at most 1. A certificate that is listed twice for a member is one share, the larger. */
function addShares(rows: readonly RowOf<PropertyAsset>[]): Fraction | 'unclear' {
  const shares: Fraction[] = [];
  for (const same of groupBy(rows, (row) => `${row.memberOrdinal} ${row.asset.certificateNumber}`).values()) {
    const stated = same.map((row) => property.judge(row.asset).share);
    const clear = stated.filter((share) => share !== 'unclear');
    if (clear.length < stated.length) return 'unclear';
    shares.push(clear.reduce((a, b) => (compare(a, b) >= 0 ? a : b)));
  }
  return min(shares.reduce(add, makeFraction(0n, 1n)), ONE);
}
