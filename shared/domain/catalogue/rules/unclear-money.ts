/** Whether unclear money could change the result; where it could not, no review is needed. */
import { type HeldAsset, unclear } from '../held.ts';
import type { View } from '../rule.ts';
import { listAccounts } from './count-accounts.ts';
import { countForRule, limitFenFor, sumOf } from './money-limit.ts';

/**
 * Whether the household would be over the limit if all of its unclear money counted; of rows that only repeat each other,
 * whether it would be by counting each of them and not otherwise. Money of an unknown amount might always decide.
 */
export function mightDecide(
  asset: HeldAsset,
  {
    sources,
    multiplier,
    aidAccountMonths,
  }: { sources: string[]; multiplier: number; aidAccountMonths: number },
  view: View,
): boolean {
  const { yearlyStandardFen } = view;
  if (yearlyStandardFen === 'none' || asset.unclear.some((point) => point.amountUnknown)) return true;
  const supposed = listAccounts(view.assets, sources).filter((each) => mayBeCounted(each.asset));
  const { counted } = countForRule(view, supposed, aidAccountMonths);
  const onceFen = sumOf(counted.map(({ countedFen }) => countedFen));
  const mostFen = onceFen + sumOf(counted.map(({ money }) => Math.max(money.mostFen - money.fen, 0)));
  const limitFen = limitFenFor(view.profile.headcount, yearlyStandardFen, multiplier);
  const isOnlyRepeated = asset.unclear.every(({ point }) => point === unclear.repeated.point);
  return mostFen > limitFen && !(isOnlyRepeated && onceFen > limitFen);
}

/** Somebody's of the household, perhaps still held, and of a known amount. */
function mayBeCounted({ certainty, state, unclear: points }: HeldAsset): boolean {
  return certainty !== 'doubtful' && state !== 'out' && !points.some((point) => point.amountUnknown);
}
