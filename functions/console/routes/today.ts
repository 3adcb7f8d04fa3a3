/** The first page: the county's morning, or the town's. */
import { settledStates } from '../../../shared/contracts/household-case.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { addDays, shanghaiDate } from '../../../shared/domain/kernel/calendar.ts';
import { standsInFor } from '../../../shared/domain/staff/change-record.ts';
import { may, seesCounty } from '../../../shared/domain/staff/access.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { administratorMorning } from '../pages/today/administrator.ts';
import { countyMorning } from '../pages/today/county.ts';
import { papersOf } from '../pages/today/papers.ts';
import { townMorning } from '../pages/today/town.ts';
import { caseKey, readWhole } from '../read-cases.ts';
import { blockedBy } from '../../../shared/app/policy/proposals.ts';
import { readLastReport } from '../../../shared/app/nights/county-reports.ts';
import { readSources } from '../read-sources.ts';
import { defineRoute, show, type Outcome, type RouteRequest } from '../route.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';
import { listProviders } from './providers.ts';

interface Asked extends Pick<RouteRequest<unknown, unknown>, 'visit' | 'scoped'> {
  /** Whom the reader stands in for today. */
  standsInFor: readonly StaffMember[];
}

const daysAhead = 30;
/** More than anybody makes in a day. */
const visitsWithPapers = 50;

async function county(
  { visit, scoped, standsInFor: standIns }: Asked,
  deps: ConsoleDependencies,
): Promise<Page> {
  const { staff, day } = visit;
  const [toApprove, open, settled, sources, clearances, report, checks] = await Promise.all([
    countToApprove(staff, deps),
    scoped.allCases({}),
    scoped.allCases({ states: settledStates }),
    readSources(visit, deps),
    scoped.endingClearances(addDays(day, daysAhead)),
    readLastReport(staff.county, deps),
    scoped.checks.listWaiting(),
  ]);
  const { policy, freshness, held } = sources;
  return countyMorning(visit, {
    open,
    standsInFor: standIns,
    toApprove,
    freshness,
    held,
    settled,
    cutOff: nextCutOff(day, policy.cases.financeCutOff.dayOfMonth),
    clearances,
    sharing: report?.sharing ?? [],
    checks,
  });
}

/** Of changes of policy, those that somebody else has proposed and that can be approved; none for whoever may not approve. */
async function countToApprove(
  staff: StaffMember,
  { proposals, policies }: ConsoleDependencies,
): Promise<number> {
  if (!may(staff, 'decide-policy')) return 0;
  const [all, { version: currentVersion }] = await Promise.all([proposals.readAll(), policies.current()]);
  return all.filter(
    (each) =>
      each.state === 'proposed' &&
      each.proposedBy !== staff.id &&
      blockedBy(each, { all, currentVersion }) === undefined,
  ).length;
}

async function administrator(visit: StaffVisit, deps: ConsoleDependencies): Promise<Page> {
  const { county: code } = visit.staff;
  const [county, proposals, providers, { freshness, held }, report] = await Promise.all([
    deps.staff.ofCounty(code),
    deps.proposals.readAll(),
    listProviders(visit, deps),
    readSources(visit, deps),
    readLastReport(code, deps),
  ]);
  const staffed = new Set(county.flatMap(({ active, town }) => (active ? (town ?? []) : [])));
  return administratorMorning(visit, {
    ...{ county, providers, freshness, held },
    proposals: proposals.filter(({ state }) => state === 'proposed' || state === 'approved'),
    townsWithout: Object.keys(report?.towns ?? {}).filter((town) => !staffed.has(town)),
  });
}

/** The day of this month up to which finance pays by what was decided; once it is past, that of the next. */
function nextCutOff(day: CalendarDate, dayOfMonth: number): CalendarDate {
  const inMonth = (date: CalendarDate): CalendarDate =>
    `${date.slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`;
  return day <= inMonth(day) ? inMonth(day) : inMonth(addDays(`${day.slice(0, 8)}28`, 5));
}

async function town({ visit, scoped, standsInFor: standIns }: Asked): Promise<Page> {
  const { staff, day } = visit;
  const [open, lapsing, checks] = await Promise.all([
    scoped.allCases({}),
    scoped.lapsingAuthorisations(staff.town ?? '', addDays(day, daysAhead)),
    scoped.checks.listWaiting(),
  ]);
  const returned = open
    .filter((each) => each.returned)
    .sort((a, b) => a.village.localeCompare(b.village, 'zh'));
  const visits = open.filter(
    ({ state, surveyed }) => (state === 'dispatched' || state === 'investigating') && !surveyed,
  );
  const toServe = open.filter(({ state, served }) => state === 'noticed' && !served);
  const onTheWay = [...toServe, ...visits].slice(0, visitsWithPapers);
  const whole = await readWhole([...returned, ...onTheWay], scoped);
  return townMorning(visit, {
    open: open.filter(({ state }) => state !== 'raised' && state !== 'screened'),
    visits,
    standsInFor: standIns,
    lapsing,
    checks,
    papers: (each, kinds) => papersOf(each, { whole: whole.get(caseKey(each)), kinds }, visit),
    toServe,
    returned: returned.flatMap((each) => {
      const events = whole.get(caseKey(each))?.events ?? [];
      const last = events.findLast(({ type }) => type === 'return-for-more');
      return last === undefined
        ? []
        : [{ case: each, on: shanghaiDate(new Date(last.at)), reason: last.reason }];
    }),
  });
}

const today = defineRoute({
  method: 'GET',
  pattern: '/',
  // Everybody begins here, also those who are led on.
  capability: 'begin-the-day',
  handle: async ({ visit, scoped }, deps): Promise<Outcome> => {
    // An administrator works on no case.
    if (!may(visit.staff, 'list-cases')) return show(await administrator(visit, deps));
    const { id, county: own } = visit.staff;
    const standIns = standsInFor(id, visit.day, await deps.staff.ofCounty(own));
    const asked = { visit, scoped, standsInFor: standIns };
    return show(await (seesCounty(visit.staff) ? county(asked, deps) : town(asked)));
  },
});

export const todayRoutes = [today];
