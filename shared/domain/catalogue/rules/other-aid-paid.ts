/** Other assistance that may lie on the account that receives the guarantee (一卡通). */
import type { Fen } from '../../../contracts/primitives.ts';
import { facetsOf, isGrantedOn } from '../facets.ts';
import { isCountable } from '../held.ts';
import type { View } from '../rule.ts';

/**
 * What other schemes pay the household's members a month; `isUnknown` where one of them, or whether it is paid at all,
 * is unknown.
 */
export function otherAidPaid({ assets, day }: Pick<View, 'assets' | 'day'>): {
  monthlyFen: Fen;
  isUnknown: boolean;
} {
  const granted = assets
    .filter(({ certainty, state }) => certainty !== 'doubtful' && state !== 'out')
    .flatMap((asset) => facetsOf(asset, 'aid').map((aid) => ({ asset, aid })))
    .filter(({ aid }) => isGrantedOn(aid, day));
  const known = granted.filter(({ asset }) => isCountable(asset)).flatMap(({ aid }) => aid.monthlyFen ?? []);
  return { monthlyFen: known.reduce((sum, fen) => sum + fen, 0), isUnknown: known.length < granted.length };
}
