/** Kinship is with people: where relatives of staff go to live in another household, that household is related too. */
import type { StaffRecord } from '../../contracts/staff-record.ts';
import type { HouseholdMove } from '../../contracts/household-people.ts';

/**
 * The records that a roster's moves change, each with the households that members of its own have gone to. Who keeps the list
 * is shown by `relativesMoved` until they next change the record: only they know who of the household is the relative.
 */
export function followKinship(
  records: readonly StaffRecord[],
  moves: readonly HouseholdMove[],
): { before: StaffRecord; after: Omit<StaffRecord, 'version' | 'changedAt' | 'changedBy'> }[] {
  return records.flatMap((before) => {
    const related = new Set(before.relatedHouseholds);
    const news = moves.filter(({ from, to }) => related.has(from) && !related.has(to));
    if (news.length === 0) return [];
    const { version: _version, changedAt: _at, changedBy: _by, ...rest } = before;
    const relatedHouseholds = [...new Set([...before.relatedHouseholds, ...news.map(({ to }) => to)])];
    const relativesMoved = [...(before.relativesMoved ?? []), ...news];
    return [{ before, after: { ...rest, relatedHouseholds, relativesMoved } }];
  });
}
