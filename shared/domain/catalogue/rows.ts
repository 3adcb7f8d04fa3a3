/** Rows of one thing: what they have in common whatever the source. */
import { certainty, type Certainty } from '../../contracts/primitives.ts';
import type { HeldState, MatchedRow } from './held.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** A row of one source, and the certainty at which it is taken. */
export interface RowOf<Row> extends MatchedRow {
  asset: Row;
  trust: Certainty;
  /** What its own words say of whether it is still held. */
  state: HeldState;
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

/** The first of these states that any of the rows is in; `out` where none is. */
export function firstState(rows: readonly { state: HeldState }[], order: readonly HeldState[]): HeldState {
  return order.find((wanted) => rows.some(({ state }) => state === wanted)) ?? 'out';
}

/** Without the rows of what has ended, unless all of it has. */
export function withoutEnded<Row extends { state: HeldState }>(rows: readonly Row[]): readonly Row[] {
  const held = rows.filter(({ state }) => state !== 'out');
  return held.length > 0 ? held : rows;
}

/** The most rows that one provider has of one holder, of rows that say the same: 1, unless they repeat each other. */
export function countRepeats(rows: readonly MatchedRow[]): number {
  const byHolder = groupBy(rows, ({ holding, memberOrdinal }) => `${memberOrdinal} ${holding.provider}`);
  return Math.max(...[...byHolder.values()].map(({ length }) => length));
}
