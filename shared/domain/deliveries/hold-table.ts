/**
 * When a delivery is held, and what is said of it: one row a reason; the first that applies is given. `hedui check`
 * asks the rows that need no other delivery, the documentation prints `when`, and the fold asks them all.
 */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { HoldCheck, HoldFacts } from './hold-check.ts';
import * as byComparison from './holds-by-comparison.ts';
import * as byContent from './holds-by-content.ts';

/** In the order in which they are checked. What asks for more than a release (replace or join) comes before what is lost by it. */
export const holdTable: readonly HoldCheck[] = [
  byContent.mostlyUnreadable,
  byContent.identitiesDamaged,
  byComparison.otherPeopleSameDay,
  byComparison.membersLost,
  byComparison.matchesDropped,
  byComparison.rowsDropped,
  byComparison.lastLineUnfinished,
  byComparison.membersGained,
  byComparison.namesShifted,
  byComparison.amountsShifted,
  byComparison.statesShifted,
  byContent.datesShifted,
  byContent.wordsUnknown,
  byContent.cutAtALimit,
  byComparison.sameBytesAgain,
];

/** The first row of the table that applies. */
export function findHold(
  facts: HoldFacts,
  checks: readonly HoldCheck[] = holdTable,
): { reason: HoldCheck['reason']; seen: Bilingual } | undefined {
  for (const check of checks) {
    const seen = check.find(facts);
    if (seen !== undefined) return { reason: check.reason, seen };
  }
  return undefined;
}
