/** The worklist, and its saved filters. */
import { savedFilter } from '../../../shared/contracts/saved-filters.ts';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import type { RuleName } from '../../../shared/contracts/findings.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { freshnessOf } from '../../../shared/app/assessments/assessment-context.ts';
import { concernsCounty } from '../../../shared/domain/assessment/concerns-county.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import {
  addressOf,
  inOrder,
  readWorklistQuery,
  toFilter,
  worklistQuery,
  writeFilter,
  type FilterChoices,
} from '../pages/worklist/filters.ts';
import { worklistPage } from '../pages/worklist/index.ts';
import { readLastReport } from '../../../shared/app/nights/county-reports.ts';
import { defineRoute, show } from '../route.ts';
import type { StaffVisit } from '../visit.ts';

/** Who works on cases where somebody does, and in which towns. */
export async function readColleagues(
  { county, town }: StaffMember,
  deps: Pick<ConsoleDependencies, 'staff'>,
): Promise<Pick<FilterChoices, 'colleagues'> & { staffedTowns: string[] }> {
  const all = await deps.staff.ofCounty(county);
  const colleagues = all.filter(
    (each) => each.active && may(each, 'work-cases') && (town === undefined || each.town === town),
  );
  return { colleagues, staffedTowns: sorted(colleagues.flatMap((each) => each.town ?? [])) };
}

const sorted = <Name extends string>(names: readonly Name[]): Name[] => [...new Set(names)].sort();

async function choicesFor(
  { staff, day }: StaffVisit,
  listed: readonly ListedCase[],
  deps: ConsoleDependencies,
): Promise<FilterChoices> {
  const [{ colleagues, staffedTowns }, report, pointers, { policy }] = await Promise.all([
    readColleagues(staff, deps),
    readLastReport(staff.county, deps),
    deps.pointers.readAll(),
    deps.policies.current(),
  ]);
  // A town in which nobody works has cases all the same.
  const compared = Object.keys(report?.towns ?? {});
  const county = {
    policy: policyInForce(policy, staff.county, day),
    freshness: freshnessOf(pointers),
    holdings: [],
  };
  const concerning = county.policy.rules.filter((entry) => concernsCounty(entry, county));
  const rules: RuleName[] = [...concerning.map(({ rule }) => rule), ...listed.flatMap((line) => line.rules)];
  return { colleagues, towns: sorted([...staffedTowns, ...compared]), rules: [...new Set(rules)] };
}

const list = defineRoute({
  method: 'GET',
  pattern: '/cases',
  capability: 'list-cases',
  query: worklistQuery,
  handle: async ({ visit, scoped, query }, deps) => {
    const [listed, saved] = await Promise.all([
      scoped.allCases(toFilter(query, visit)),
      deps.savedFilters.read(visit.staff.id),
    ]);
    const choices = await choicesFor(visit, listed, deps);
    return show(worklistPage(visit, { query, all: inOrder(listed, query), choices, saved }));
  },
});

const save = defineRoute({
  method: 'POST',
  pattern: '/cases/filters',
  capability: 'save-filters',
  handle: async ({ visit, entered }, deps) => {
    const query = readWorklistQuery(entered['query']?.[0]);
    const wanted = savedFilter.safeParse({
      name: entered['name']?.[0],
      query: writeFilter(query),
    });
    if (wanted.success) await deps.savedFilters.add(visit.staff.id, wanted.data);
    return { kind: 'redirect', to: addressOf(query) };
  },
});

const removeSaved = defineRoute({
  method: 'POST',
  pattern: '/cases/filters/remove',
  capability: 'save-filters',
  handle: async ({ visit, entered }, deps) => {
    await deps.savedFilters.remove(visit.staff.id, entered['name']?.[0] ?? '');
    return { kind: 'redirect', to: '/cases' };
  },
});

export const worklistRoutes = [list, save, removeSaved];
