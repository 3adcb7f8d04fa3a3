/** A case as worklists show it. */
import type { ListedCase } from '../../contracts/case-lists.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { shanghaiDate } from '../calendar.ts';
import { groupOf } from './states.ts';

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
    closedOn: closedOn(it),
    headName: about.headName,
    scheme: about.scheme,
    town: it.town ?? about.town,
    village: about.village,
    assignee,
    awaitsSecond: it.pending.length > 0,
  };
}

/** A comment on a closed case does not move it. */
function closedOn({ state, events }: HouseholdCase): CalendarDate | null {
  const last = events.findLast(({ type }) => type !== 'comment');
  return last === undefined || groupOf(state) !== 'closed' ? null : shanghaiDate(new Date(last.at));
}
