/** What a household holds, as the rules see it: rows attributed to members, and the things that they make up. */
import type { Bilingual, Certainty, SourceName } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import type { Facet, FacetKind } from './facets.ts';
import type { MatchedRow } from './matched-row.ts';

export type { MatchedRow } from './matched-row.ts';

/** Whether a thing is still held. `unclear` is never taken for nothing. */
export type HeldState = 'in-force' | 'out' | 'unclear';

/** What is unclear about an asset. */
export interface UnclearPoint {
  point: string;
  /** As an attribute of it: "account whose state is unclear". */
  text: Bilingual;
  /** It stays in sums all the same. */
  counted?: true;
  /** Nobody can say for how much it would count. */
  amountUnknown?: true;
}

/** Unclear points that several sources may have, in the order in which they are shown; a source may have others of its own. */
export const unclear = {
  state: { point: 'state', text: say('状态不明', 'whose state is unclear') },
  currency: {
    point: 'currency',
    text: say('为外币且无折算率', 'in a currency without a rate'),
    amountUnknown: true,
  },
  severalBalances: {
    point: 'several-balances',
    text: say('同日有多笔不同余额（已合计）', 'with several balances on one day (they are summed)'),
    counted: true,
  },
  futureDate: {
    point: 'future-date',
    text: say('余额日期晚于数据日期', 'whose balance is dated after the file'),
  },
  repeated: {
    point: 'repeated',
    text: say(
      '同一人有几行完全相同（只计一次）',
      'that appears several times for one holder (it counts once)',
    ),
    counted: true,
  },
  amount: {
    point: 'amount',
    text: say('金额的一部分无法识别', 'part of whose amount cannot be read'),
    amountUnknown: true,
  },
  role: { point: 'role', text: say('角色不明', 'whose role is unclear') },
  class: { point: 'class', text: say('种类不明', 'whose class is unclear') },
  use: { point: 'use', text: say('用途不明', 'whose use is unclear') },
  share: {
    point: 'share',
    text: say('份额不明（须写成 30% 或 3/10）', 'whose share is unclear (to be written 30% or 3/10)'),
  },
  scheme: { point: 'scheme', text: say('救助类别不明', 'whose scheme is unclear') },
  until: { point: 'until', text: say('终止日期无法识别', 'whose end cannot be read') },
  dates: { point: 'dates', text: say('日期自相矛盾', 'whose dates contradict each other or its state') },
  identifier: {
    point: 'identifier',
    text: say('编号不能识别是哪一项', 'whose number tells it from no other'),
  },
  unread: { point: 'unread', text: say('的记录未能读取', 'whose row cannot be read') },
  source: {
    point: 'source',
    text: say('来自本版本不能识别的数据源', 'from a source that this version cannot read'),
  },
} as const satisfies Record<string, UnclearPoint>;

/** A thing that a household has, from all rows about it. */
export interface HeldAsset {
  source: SourceName;
  /** Place of the source in the catalogue, so that texts name sources in its order. */
  rank: number;
  /** What one is called: 账户, account. */
  called: Bilingual;
  /** What makes rows one thing. It holds account, plate and certificate numbers: never log it. */
  key: string;
  /** Everything that names it, of all of its rows (`AssetIdentity`): what a clearance is recognised by. Never log it either. */
  names: readonly string[];
  /** The best among its rows. */
  certainty: Certainty;
  /** The rows that say what it is now, in a fixed order; older balances and ended titles are not among them. */
  rows: readonly MatchedRow[];
  state: HeldState;
  unclear: readonly UnclearPoint[];
  /** What rules may see; none where the source is one that this version does not know. */
  facets: readonly Facet[];
  /** The kinds of facets that its source may give, also of a row that cannot be read. */
  mayGive: readonly FacetKind[] | 'every';
}

/** Whose it is: of a source whose things are each person's own, the one member whom all of its rows lead to. */
export function memberOf({ rows }: Pick<HeldAsset, 'rows'>): number | undefined {
  return rows[0]?.memberOrdinal;
}

/** Whether a thing may be counted: a member's, in force, and nothing about it unclear that a rule would need. */
export function isCountable(asset: HeldAsset): boolean {
  return (
    asset.certainty !== 'doubtful' &&
    asset.state === 'in-force' &&
    asset.unclear.every((point) => point.counted === true)
  );
}

export function isUnclear(asset: HeldAsset, { point }: UnclearPoint): boolean {
  return asset.unclear.some((each) => each.point === point);
}

/** Whether nobody knows what a row says, or this version cannot: unknown is never taken for nothing. */
export function isUnreadable(asset: HeldAsset): boolean {
  return isUnclear(asset, unclear.source) || isUnclear(asset, unclear.unread);
}

/** The last four characters of an account number: enough to find it, too little to use it. */
export function lastFour(accountNumber: string): string {
  return accountNumber.length > 4 ? accountNumber.slice(-4) : '****';
}
