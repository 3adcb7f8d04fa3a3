/** What the money under each account counts for, after what never counts has been taken off. */
import type { Profile } from '../../../contracts/household-file.ts';
import type { Fen } from '../../../contracts/primitives.ts';
import { facetsOf, type Money, type MoneyPart } from '../facets.ts';
import { type HeldAsset, isUnclear, type MatchedRow, unclear } from '../held.ts';
import type { EvidenceRow } from '../rule.ts';

/** A thing with what it says of money: a bank account, a securities account. */
export interface Account {
  asset: HeldAsset;
  money: Money;
}

/** Things that hold money, of the sources that are asked for. */
export function listAccounts(assets: readonly HeldAsset[], sources: readonly string[]): Account[] {
  return assets
    .filter(({ source }) => sources.includes(source))
    .flatMap((asset) => facetsOf(asset, 'money').map((money) => ({ asset, money })));
}

/** An account with what it counts for. */
export interface CountedAccount extends Account {
  countedFen: Fen;
  /** The parts that count for something, and what for. */
  parts: readonly { part: MoneyPart; countedFen: Fen }[];
}

/**
 * Takes the guarantee itself off the accounts that receive it, so that saving one's aid is no ground to lose it.
 *
 * @param accounts accounts that may be counted
 * @param aidAccount the account that receives the guarantee
 * @param exemptFen what stays out of the sum, once for the household
 * @returns the accounts, those that count for most first
 */
export function countAccounts(
  accounts: readonly Account[],
  { aidAccount, exemptFen }: { aidAccount: Profile['aidAccount']; exemptFen: Fen },
): CountedAccount[] {
  let leftFen = exemptFen;
  return [...accounts]
    .sort((a, b) => b.money.fen - a.money.fen)
    .map((account) => {
      const isAidAccount = account.money.identifier === aidAccount && isNamed(account);
      const takenFen = isAidAccount ? Math.min(leftFen, account.money.fen) : 0;
      leftFen -= takenFen;
      return countParts(account, takenFen);
    })
    .sort((a, b) => b.countedFen - a.countedFen);
}

/** A number whose digits are lost is no account's: it may look like that of the guarantee and be another. */
function isNamed({ asset }: Account): boolean {
  return !isUnclear(asset, unclear.identifier);
}

function countParts({ asset, money }: Account, takenFen: Fen): CountedAccount {
  let leftFen = takenFen;
  const parts = money.parts.map((part) => {
    const countedFen = Math.max(part.fen - leftFen, 0);
    leftFen -= part.fen - countedFen;
    return { part, countedFen };
  });
  const counting = parts.filter((each) => each.countedFen > 0);
  return { asset, money, countedFen: money.fen - takenFen, parts: counting };
}

/** Of rows with one amount the most certain; of several such, the first member's. */
function standFor({ rows, certainty }: MoneyPart): MatchedRow | undefined {
  const [first] = rows
    .filter((row) => row.certainty === certainty)
    .sort((a, b) => a.memberOrdinal - b.memberOrdinal);
  return first ?? rows[0];
}

/**
 * The rows behind what an account counts for. Rows that repeat an amount are next to the first and count for 0; what the
 * account holds is with the first.
 */
export function listEvidence({ money, parts }: CountedAccount): EvidenceRow[] {
  const rows = parts.flatMap(({ part, countedFen }) => {
    const counting = standFor(part);
    return part.rows.map((row) => ({ row, countedFen: row === counting ? countedFen : 0 }));
  });
  return rows.map((each, n) => ({ ...each, heldFen: n === 0 ? money.fen : 0 }));
}
