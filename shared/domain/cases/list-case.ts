/** A case as worklists show it. */
import type { ListedCase } from '../../contracts/case-lists.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';

export function listCase(it: HouseholdCase): ListedCase {
  const { householdId, number, version, kind, state, amountAtStakeFen, raisedOn, about, assignee } = it;
  return {
    householdId,
    number,
    version,
    kind,
    state,
    rules: it.findings.map(({ rule }) => rule),
    amountAtStakeFen,
    raisedOn,
    dueOn: it.deadline?.dueOn ?? null,
    headName: about.headName,
    scheme: about.scheme,
    town: it.town ?? about.town,
    village: about.village,
    assignee,
    awaitsSecond: it.pending.length > 0,
  };
}
