/** Figures of a change of standards, for the county and each of its towns. */
import type { Fen } from '../../../../shared/contracts/primitives.ts';
import type { ShownStandardChanges } from '../../../../shared/web/scoped-stores.ts';

export interface ChangeFigures {
  households: number;
  recipients: number;
  moreFen: Fen;
  backPayFen: Fen;
}

type Counted = ShownStandardChanges['whole'];

export function countChanges(changes: Counted): ChangeFigures {
  const sum = (of: (change: Counted[number]) => number): number =>
    changes.reduce((all, each) => all + of(each), 0);
  return {
    households: changes.length,
    recipients: sum(({ recipients }) => recipients),
    moreFen: sum(({ beforeFen, afterFen }) => afterFen - beforeFen),
    backPayFen: sum(({ backPayFen }) => backPayFen),
  };
}

/** By town, what changes most first. */
export function countByTown(changes: Counted): (ChangeFigures & { town: string })[] {
  return [...Map.groupBy(changes, ({ town }) => town)]
    .map(([town, own]) => ({ town, ...countChanges(own) }))
    .sort((a, b) => b.moreFen - a.moreFen);
}
