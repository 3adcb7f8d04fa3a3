/** Rows of one asset: what they have in common whatever the source. */
import type { Asset } from '../../contracts/household-file.ts';
import { certainty, type Certainty } from '../../contracts/primitives.ts';
import type { HeldAsset, MatchedRow } from './held-asset.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** A row of one kind of asset, and the certainty at which it is taken. */
export interface RowOf<A extends Asset> extends MatchedRow {
  asset: A;
  trust: Certainty;
}

/** Groups in the order in which their keys first appear. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, NonEmpty<T>> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The best certainty among rows. */
export function bestTrust(rows: readonly { trust: Certainty }[]): Certainty {
  return certainty.options.find((level) => rows.some((row) => row.trust === level)) ?? 'doubtful';
}

/** Without the doubtful rows, unless there are no others: what a doubtful row says is never added to what is known. */
export function withoutDoubt<Row extends { trust: Certainty }>(rows: readonly Row[]): readonly Row[] {
  const trusted = rows.filter((row) => row.trust !== 'doubtful');
  return trusted.length > 0 ? trusted : rows;
}

/** Whether any of the states is the one asked for, in the order given; `out` where there is none of them. */
export function firstState(
  states: readonly HeldAsset['state'][],
  order: readonly HeldAsset['state'][],
): HeldAsset['state'] {
  return order.find((state) => states.includes(state)) ?? 'out';
}
