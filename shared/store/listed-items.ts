/** What puts cases, clearances and authorisations on the lists: a line of text, and the keys of the lists it appears on. */
import { caseIndexes, caseSortKey, listedAttribute, type ListedClearance } from '../contracts/case-lists.ts';
import type { HouseholdCase, Member, Profile } from '../contracts/household-file.ts';
import { listCase } from '../domain/cases/list-case.ts';
import type { CaseClearance } from '../domain/cases/settle-clearances.ts';
import { groupOf } from '../contracts/household-case.ts';
import { caseListKeys, householdKeys } from './keys.ts';
import { authorisationLines, caseLines, clearanceLines } from './listed-lines.ts';
import { pack } from './packed.ts';

/** The item of a case: all of it deflated, the line of the lists, and the keys of those lists. */
export function caseItem(it: HouseholdCase): Record<string, unknown> {
  const listed = listCase(it);
  const county = it.householdId.slice(0, 6);
  const group = groupOf(it.state);
  return {
    ...householdKeys.case(it.householdId, it.number),
    version: it.version,
    packed: pack(it),
    [listedAttribute]: caseLines.write(listed),
    [caseSortKey]: caseListKeys.order(listed),
    [caseIndexes.county.partition]: caseListKeys.county(county, group),
    [caseIndexes.town.partition]: caseListKeys.town(county, listed.town, group),
    ...(listed.assignee && {
      [caseIndexes.assignee.partition]: caseListKeys.assignee(county, listed.assignee.id, group),
    }),
  };
}

/**
 * The item of a clearance that was granted in a case; one that has an end is listed by it. One that has followed people here is
 * listed where it was granted.
 */
export function clearanceItem(householdId: string, granted: CaseClearance): Record<string, unknown> {
  const { rule, reason, amountFen, until, caseNumber } = granted;
  const item = { ...householdKeys.clearance(householdId, granted), ...granted };
  if (until === null || caseNumber === undefined) return item;
  const listed: ListedClearance = { householdId, rule, reason, amountFen, until, caseNumber };
  return {
    ...item,
    [listedAttribute]: clearanceLines.write(listed),
    [caseSortKey]: caseListKeys.clearanceOrder(listed),
    [caseIndexes.county.partition]: caseListKeys.clearances(householdId.slice(0, 6)),
  };
}

/** Puts a household's profile on its town's list of authorisations, where one of them has an end. */
export function authorisationKeys(
  { householdId, county, town, headName, village }: Profile,
  members: readonly Member[],
): Record<string, string> {
  const dated = members
    .flatMap(({ ordinal, name, authorisedUntil }) =>
      authorisedUntil === 'open-ended' || authorisedUntil === 'never'
        ? []
        : [{ ordinal, name, until: authorisedUntil }],
    )
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const [first] = dated;
  if (first === undefined) return {};
  return {
    [listedAttribute]: authorisationLines.write({ householdId, headName, village, members: dated }),
    [caseSortKey]: caseListKeys.authorisationOrder(first.until, householdId),
    [caseIndexes.town.partition]: caseListKeys.authorisations(county, town),
  };
}
