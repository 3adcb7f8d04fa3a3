/** What a change of the standards comes to, in the county and in each of its towns. */
import type { StandardChange } from '../../contracts/standard-changes.ts';
import type { Fen } from '../../contracts/primitives.ts';

/** A change as far as figures are made of it: whose it is does not matter. */
export type CountedChange = Pick<
  StandardChange,
  'town' | 'recipients' | 'beforeFen' | 'afterFen' | 'backPayFen'
>;

export interface ChangeFigures {
  households: number;
  recipients: number;
  moreFen: Fen;
  backPayFen: Fen;
}

/** What more is due a month; negative where a standard falls. */
export function moreFen({ beforeFen, afterFen }: Pick<StandardChange, 'beforeFen' | 'afterFen'>): Fen {
  return afterFen - beforeFen;
}

export function countChanges(changes: readonly CountedChange[]): ChangeFigures {
  const sum = (of: (change: CountedChange) => number): number =>
    changes.reduce((all, each) => all + of(each), 0);
  return {
    households: changes.length,
    recipients: sum(({ recipients }) => recipients),
    moreFen: sum(moreFen),
    backPayFen: sum(({ backPayFen }) => backPayFen),
  };
}

/** By town, what changes most first. */
export function countByTown(changes: readonly CountedChange[]): (ChangeFigures & { town: string })[] {
  return [...Map.groupBy(changes, ({ town }) => town)]
    .map(([town, own]) => ({ town, ...countChanges(own) }))
    .sort((a, b) => b.moreFen - a.moreFen);
}
