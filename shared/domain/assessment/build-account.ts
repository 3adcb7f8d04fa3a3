/** A bank account, from all rows about it. */
import type { BankAsset } from '../../contracts/household-file.ts';
import type { Fen } from '../../contracts/primitives.ts';
import type { Fraction } from '../kernel/fraction.ts';
import { timesRounded } from '../kernel/decimal.ts';
import { bank, countedBalanceFen } from '../catalogue/sources/bank.ts';
import type { Account, Balance, UnclearPoint } from './held-asset.ts';
import { bestTrust, firstState, groupBy, type NonEmpty, type RowOf } from './rows.ts';

/**
 * The newest balance date counts, whoever's row brings it: an older balance of the same account is known to be past.
 * Rows of that date that say the account is closed are left out unless all do. Equal balances are one (two holders of
 * one account); different ones are summed, and unclear, since they may be certificates under one number.
 *
 * @param yuanPerUnit yuan for one unit of a currency, by its code in capitals
 */
export function buildAccount(
  key: string,
  rows: NonEmpty<RowOf<BankAsset>>,
  yuanPerUnit: ReadonlyMap<string, Fraction>,
): Account {
  const balanceDate = rows.map((row) => row.asset.balanceDate).reduce((a, b) => (a > b ? a : b));
  const newest = rows.filter((row) => row.asset.balanceDate === balanceDate);
  const open = newest.filter((row) => bank.judge(row.asset).state !== 'out');
  const current = open.length > 0 ? open : newest;
  const state = firstState(
    current.map((row) => bank.judge(row.asset).state),
    ['unclear', 'in-force'],
  );
  const { currency, yuan } = bank.judge(rows[0].asset);
  const rate = yuan ? undefined : yuanPerUnit.get(currency);
  const balances = listBalances(current, rate);
  const unclear: UnclearPoint[] = [];
  if (state === 'unclear') unclear.push('state');
  if (!yuan && !rate) unclear.push('currency');
  if (balances.length > 1) unclear.push('several-balances');
  return {
    source: 'bank',
    key,
    certainty: bestTrust(rows),
    rows: current,
    state,
    unclear: state === 'out' ? [] : unclear,
    accountNumber: rows[0].asset.accountNumber,
    balanceDate,
    balances,
    balanceFen: balances.reduce((sum, balance) => sum + balance.fen, 0),
  };
}

function listBalances(rows: readonly RowOf<BankAsset>[], rate: Fraction | undefined): Balance[] {
  return [...groupBy(rows, (row) => String(countedBalanceFen(row.asset))).values()]
    .map((same) => ({
      fen: toYuan(countedBalanceFen(same[0].asset), rate),
      certainty: bestTrust(same),
      rows: same,
    }))
    .sort((a, b) => b.fen - a.fen);
}

function toYuan(fen: Fen, rate: Fraction | undefined): Fen {
  return rate ? timesRounded(BigInt(fen), rate) : fen;
}
