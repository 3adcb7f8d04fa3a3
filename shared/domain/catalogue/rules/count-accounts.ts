/** What each account counts for, after what never counts has been taken off. */
import type { Profile } from '../../../contracts/household-file.ts';
import type { Fen } from '../../../contracts/primitives.ts';
import type { Account, Balance } from '../../assessment/held-asset.ts';
import type { EvidenceRow } from './rule.ts';

/** An account with what it counts for. */
export interface CountedAccount {
  account: Account;
  countedFen: Fen;
  /** The balances that count for something, and what for. */
  balances: readonly { balance: Balance; countedFen: Fen }[];
}

/**
 * Takes the guarantee itself off the accounts that receive it, so that saving one's aid is no ground to lose it.
 *
 * @param accounts accounts that may be counted
 * @param aidAccountMonths how many months' guarantee stay out of the sum, once for the household
 * @returns the accounts, those that count for most first
 */
export function countAccounts(
  accounts: readonly Account[],
  profile: Pick<Profile, 'aidAccount' | 'monthlyAmountFen'>,
  aidAccountMonths: number,
): CountedAccount[] {
  let exemptFen = Math.max(profile.monthlyAmountFen, 0) * aidAccountMonths;
  return [...accounts]
    .sort((a, b) => b.balanceFen - a.balanceFen)
    .map((account) => {
      const takenFen =
        account.accountNumber === profile.aidAccount ? Math.min(exemptFen, account.balanceFen) : 0;
      exemptFen -= takenFen;
      return countBalances(account, takenFen);
    })
    .sort((a, b) => b.countedFen - a.countedFen);
}

function countBalances(account: Account, takenFen: Fen): CountedAccount {
  let leftFen = takenFen;
  const balances = account.balances.map((balance) => {
    const countedFen = Math.max(balance.fen - leftFen, 0);
    leftFen -= balance.fen - countedFen;
    return { balance, countedFen };
  });
  const counting = balances.filter((each) => each.countedFen > 0);
  return { account, countedFen: account.balanceFen - takenFen, balances: counting };
}

/** The rows behind what an account counts for. Rows that repeat a balance stand beside the first and count for 0. */
export function listEvidence({ balances }: CountedAccount): EvidenceRow[] {
  return balances.flatMap(({ balance, countedFen }) => {
    const best = balance.rows.findIndex((row) => row.certainty === balance.certainty);
    return balance.rows.map((row, index) => ({
      row,
      countedFen: index === Math.max(best, 0) ? countedFen : 0,
    }));
  });
}
