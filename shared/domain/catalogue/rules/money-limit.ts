/** The limit for a household's money, and what is summed against it. */
import type { Fen } from '../../../contracts/primitives.ts';
import { exactly, timesRounded } from '../../kernel/decimal.ts';
import { makeFraction } from '../../kernel/fraction.ts';
import type { View } from '../rule.ts';
import { findCleared } from './clearances.ts';
import { type Account, countAccounts, type CountedAccount } from './count-accounts.ts';
import { otherAidPaid } from './other-aid-paid.ts';

/** `headcount × yearly standard × multiplier / 12`, rounded once, half up, to the fen. */
export function limitFenFor(headcount: number, yearlyStandardFen: Fen, multiplier: number): Fen {
  const { numerator, denominator } = exactly(multiplier);
  return timesRounded(
    BigInt(headcount) * BigInt(yearlyStandardFen),
    makeFraction(numerator, denominator * 12n),
  );
}

/** The accounts that count, without those that a clearance covers. */
export function countForRule(
  view: View,
  countable: readonly Account[],
  aidAccountMonths: number,
): { counted: CountedAccount[]; cleared: number } {
  const { aidAccount, monthlyAmountFen } = view.profile;
  const monthlyFen = Math.max(monthlyAmountFen, 0) + otherAidPaid(view).monthlyFen;
  const all = countAccounts(countable, { aidAccount, exemptFen: monthlyFen * aidAccountMonths });
  const worth = all.map(
    ({ asset, countedFen, money }) => [asset.key, { countedFen, heldFen: money.fen }] as const,
  );
  const keys = findCleared(view, new Map(worth));
  const counted = all.filter((each) => !keys.has(each.asset.key));
  return { counted, cleared: all.length - counted.length };
}

export function sumOf(amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, fen) => sum + fen, 0);
}
