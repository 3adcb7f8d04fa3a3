/** The first page: the county's morning, or the town's. */
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { staffRole } from '../../../shared/contracts/staff.ts';
import { standingOf } from '../../../shared/domain/assessment/freshness.ts';
import { addDays } from '../../../shared/domain/kernel/calendar.ts';
import { seesCounty } from '../../../shared/domain/staff/scope.ts';
import { readDeliveredFiles } from '../../../shared/app/deliveries/delivered-files.ts';
import { freshnessOf } from '../../../shared/app/nights/nightly-run.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { countyMorning } from '../pages/today/county.ts';
import { papersOf } from '../pages/today/papers.ts';
import { townMorning } from '../pages/today/town.ts';
import { caseKey, readWhole } from '../read-cases.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

const daysAhead = 30;
/** More than anybody makes in a day. */
const visitsWithPapers = 50;

async function county(visit: StaffVisit, deps: ConsoleDependencies): Promise<Page> {
  const { staff, day } = visit;
  const [open, pointers, { policy }, files, clearances] = await Promise.all([
    deps.caseLists.allCases({ county: staff.county }),
    deps.pointers.readAll(),
    deps.policies.current(),
    readDeliveredFiles(deps, (subject) => subject.kind !== 'roster' || subject.county === staff.county),
    deps.caseLists.endingClearances(staff.county, addDays(day, daysAhead)),
  ]);
  return countyMorning(visit, {
    open,
    freshness: freshnessOf(pointers).map((each) => ({ ...each, standing: standingOf(each, policy, day) })),
    held: files.filter(({ state }) => state === 'held'),
    replyEnded: open.flatMap((each) => {
      const until = each.state === 'noticed' && each.served ? each.dueOn : null;
      return until !== null && until < day ? [{ case: each, until }] : [];
    }),
    cutOff: nextCutOff(day, policy.cases.financeCutOff.dayOfMonth),
    clearances,
  });
}

/** The day of this month up to which finance pays by what was decided; once it is past, that of the next. */
function nextCutOff(day: CalendarDate, dayOfMonth: number): CalendarDate {
  const inMonth = (date: CalendarDate): CalendarDate =>
    `${date.slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`;
  return day <= inMonth(day) ? inMonth(day) : inMonth(addDays(`${day.slice(0, 8)}28`, 5));
}

async function town(visit: StaffVisit, deps: ConsoleDependencies): Promise<Page> {
  const { staff, day } = visit;
  const place = { county: staff.county, town: staff.town ?? '' };
  const [open, lapsing] = await Promise.all([
    deps.caseLists.allCases(place),
    deps.caseLists.lapsingAuthorisations(place, addDays(day, daysAhead)),
  ]);
  const returned = open
    .filter((each) => each.returned)
    .sort((a, b) => a.village.localeCompare(b.village, 'zh'));
  const visits = open.filter(
    ({ state, surveyed }) => (state === 'dispatched' || state === 'investigating') && !surveyed,
  );
  const toServe = open.filter(({ state, served }) => state === 'noticed' && !served);
  const onTheWay = [...toServe, ...visits].slice(0, visitsWithPapers);
  const whole = await readWhole([...returned, ...onTheWay], deps);
  return townMorning(visit, {
    open: open.filter(({ state }) => state !== 'raised' && state !== 'screened'),
    visits,
    lapsing,
    papers: (each, kinds) => papersOf(each, { whole: whole.get(caseKey(each)), kinds }, visit),
    toServe,
    returned: returned.flatMap((each) => {
      const events = whole.get(caseKey(each))?.events ?? [];
      const last = events.findLast(({ type }) => type === 'return-for-more');
      return last === undefined ? [] : [{ case: each, reason: last.reason }];
    }),
  });
}

const today = defineRoute({
  method: 'GET',
  pattern: '/',
  // Everybody begins here, also those who are led on.
  roles: staffRole.options,
  handle: async ({ visit }, deps): Promise<Outcome> => {
    if (seesCounty(visit.staff)) return show(await county(visit, deps));
    // An administrator works on no case: what is delivered is where their day begins.
    return visit.staff.town === undefined
      ? { kind: 'redirect', to: '/deliveries' }
      : show(await town(visit, deps));
  },
});

export const todayRoutes = [today];
