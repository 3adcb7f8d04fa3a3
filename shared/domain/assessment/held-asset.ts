/** What a household holds, as the rules see it: rows attributed to members, and the assets that they make up. */
import type { Holding } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, Certainty, Fen } from '../../contracts/primitives.ts';
import type { Fraction } from '../kernel/fraction.ts';

/** A holding that leads to a member who may be compared, and how sure that is. */
export interface MatchedRow {
  holding: Holding;
  memberOrdinal: number;
  certainty: Certainty;
  /** Why the certainty is what it is. */
  note: Bilingual;
}

/** What cannot be told of an asset. All but `several-balances` keep it out of every sum. */
export type UnclearPoint = 'state' | 'currency' | 'several-balances' | 'use' | 'share';

interface HeldBase {
  /** `assetKey` of the source: what makes rows one asset. */
  key: string;
  /** The best among its rows. */
  certainty: Certainty;
  /** The rows that say what it is now, in a fixed order; older balances and ended titles are not among them. */
  rows: readonly MatchedRow[];
  state: 'in-force' | 'out' | 'unclear';
  unclear: readonly UnclearPoint[];
}

/** One of the different balances that an account has on its newest date. */
export interface Balance {
  /** At least 0. In yuan, unless the currency is unclear. */
  fen: Fen;
  certainty: Certainty;
  rows: readonly MatchedRow[];
}

export interface Account extends HeldBase {
  source: 'bank';
  accountNumber: string;
  balanceDate: CalendarDate;
  /** Largest first; one, unless several stand under one number. */
  balances: readonly Balance[];
  /** Sum of the balances. */
  balanceFen: Fen;
}

export interface Vehicle extends HeldBase {
  source: 'vehicle';
  /** Codes of GA 24.7 in ascending order, `unknown` for a word that is none; usually one. */
  plateTypes: readonly string[];
}

export interface Title extends HeldBase {
  source: 'property';
  /** `unclear` also where its rows name different uses. */
  use: 'dwelling' | 'commercial' | 'other' | 'unclear';
  /** What members hold of it together, at most 1; meaningless while the share is unclear. */
  share: Fraction;
}

/** A row of a source that this version does not know: nothing of it can be told. */
export interface UnknownAsset extends HeldBase {
  source: 'unknown';
}

export type HeldAsset = Account | Vehicle | Title | UnknownAsset;

/** Whether an asset may be counted: a member's, in force, and nothing about it unclear that a rule would need. */
export function isCountable(asset: HeldAsset): boolean {
  return (
    asset.certainty !== 'doubtful' &&
    asset.state === 'in-force' &&
    asset.unclear.every((point) => point === 'several-balances')
  );
}

/** The last four characters of an account number: enough to find it, too little to use it. */
export function lastFour(accountNumber: string): string {
  return accountNumber.length > 4 ? accountNumber.slice(-4) : '****';
}
