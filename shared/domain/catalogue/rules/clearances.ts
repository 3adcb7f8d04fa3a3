/** What staff have explained is not counted again, until it changes. */
import type { Clearance } from '../../../contracts/household-file.ts';
import type { Fen } from '../../../contracts/primitives.ts';
import { compareWithShare } from '../../kernel/decimal.ts';
import type { View } from '../rule.ts';

/**
 * Keys of the assets that clearances cover. A clearance covers nothing any more once the assets that it explained
 * count for more than its amount and the growth that policy allows.
 *
 * @param countsForFen what each asset would count for without clearances; for rules that are not about money nothing
 */
export function findCleared(
  view: Pick<View, 'clearances' | 'clearanceGrowthShare'>,
  countsForFen: ReadonlyMap<string, Fen> = new Map(),
): ReadonlySet<string> {
  const holding = view.clearances.filter((clearance) => !hasOutgrown(clearance, view, countsForFen));
  return new Set(holding.flatMap((clearance) => clearance.assets));
}

function hasOutgrown(
  clearance: Clearance,
  view: Pick<View, 'clearanceGrowthShare'>,
  countsForFen: ReadonlyMap<string, Fen>,
): boolean {
  if (clearance.amountFen === null) return false;
  const keys = new Set(clearance.assets);
  const now = [...keys].reduce((sum, key) => sum + (countsForFen.get(key) ?? 0), 0);
  return compareWithShare(now - clearance.amountFen, clearance.amountFen, view.clearanceGrowthShare) > 0;
}
