/** A case as worklists show it. */
import type { ListedCase, ListedFinding } from '../../contracts/case-lists.ts';
import type { Evidence, Finding } from '../../contracts/findings.ts';
import { type HouseholdCase, groupOf } from '../../contracts/household-case.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { surestOf } from './certainty-of-findings.ts';
import { awaitedStep } from './awaited-step.ts';
import { shanghaiDate } from '../kernel/calendar.ts';
import { sayHousehold } from '../kernel/household-number.ts';
import { assetKeyOf, sortOfRow } from '../catalogue/catalogue.ts';

export function listCase(it: HouseholdCase): ListedCase {
  const { householdId, number, version, kind, state, amountAtStakeFen, raisedOn, about, assignee } = it;
  const awaits = awaitedStep(it);
  const visitedOn = it.survey?.visitedOn ?? about.visitedOn;
  const asked = it.pending.flatMap(({ clearance, by }) =>
    clearance === null
      ? []
      : [
          {
            rule: clearance.rule,
            reason: clearance.reason,
            until: clearance.until,
            by: by.id,
            byName: by.name,
          },
        ],
  );
  const unjudged = it.findings.filter(
    (finding) => finding.unjudged !== undefined && groupOf(state) !== 'closed',
  );
  return {
    householdId,
    number,
    version,
    kind,
    state,
    rules: it.findings.map(({ rule }) => rule),
    certainty: surestOf(it.findings),
    amountAtStakeFen,
    raisedOn,
    dueOn: it.deadline?.dueOn ?? null,
    closedOn: closedOn(it),
    headName: about.headName,
    ...(about.number !== undefined && { householdNumber: about.number }),
    ...(about.numberIsOthers === true && { numberIsOthers: true }),
    scheme: about.scheme,
    town: it.town ?? about.town,
    village: about.village,
    assignee,
    awaitsSecond: it.pending.length > 0,
    surveyed: it.survey !== null,
    served: it.service !== null,
    returned: isReturned(it),
    outcome: outcomeOf(it),
    ...(unjudged.length > 0 && { unjudged: unjudged.map(({ rule }) => rule) }),
    ...(awaits !== undefined && { awaits }),
    found: it.findings.map(listFinding),
    ...(asked.length > 0 && { asked }),
    ...(visitedOn !== undefined && { visitedOn }),
  };
}

function listFinding({ rule, amountFen, limitFen, evidence }: Finding): ListedFinding {
  const isAboutMoney = amountFen !== null && limitFen !== null;
  return { rule, amountFen, limitFen, things: isAboutMoney ? [] : countThings(evidence) };
}

/** Rows of several offices about one thing are one. */
function countThings(evidence: readonly Evidence[]): ListedFinding['things'] {
  const things = new Map(evidence.map((row) => [assetKeyOf(row.asset, row), sortOfRow(row.asset)]));
  const bySort = Map.groupBy(things.values(), ({ zh }) => zh);
  return [...bySort.values()]
    .flatMap(([sort, ...others]) => (sort === undefined ? [] : [{ sort, count: others.length + 1 }]))
    .sort((a, b) => b.count - a.count || (a.sort.zh < b.sort.zh ? -1 : 1));
}

/** What a list calls the household of a case. */
export function sayListed({
  householdId,
  householdNumber: number,
  numberIsOthers,
}: Pick<ListedCase, 'householdId' | 'householdNumber' | 'numberIsOthers'>) {
  return sayHousehold({ householdId, number, numberIsOthers });
}

function isReturned({ state, events }: HouseholdCase): boolean {
  if (state !== 'investigating') return false;
  const rounds: string[] = [];
  for (const { type } of events) {
    if (type === 'return-for-more' || type === 'propose') rounds.push(type);
    if (type === 'take-back-proposal') rounds.pop();
  }
  return rounds.at(-1) === 'return-for-more';
}

function outcomeOf({ decision, proposal }: HouseholdCase): ListedCase['outcome'] {
  if (decision === null || proposal === null) return null;
  const changeFen = proposal.monthlyAmountFen - proposal.currentAmountFen;
  return { decision: proposal.decision, changeFen, on: decision.on };
}

/** The day on which a case was closed; a comment afterwards does not move it. Null: it is not closed. */
export function closedOn({ state, events }: HouseholdCase): CalendarDate | null {
  const last = events.findLast(({ type }) => type !== 'comment');
  return last === undefined || groupOf(state) !== 'closed' ? null : shanghaiDate(new Date(last.at));
}
