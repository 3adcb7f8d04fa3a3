/** Statistics of what the person sees: the county, or the town. */
import { caseState } from '../../../shared/contracts/household-case.ts';
import type { RunReport } from '../../../shared/contracts/runs.ts';
import { seesCounty } from '../../../shared/domain/staff/scope.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { countFigures } from '../pages/statistics/figures.ts';
import { statisticsPage } from '../pages/statistics/index.ts';
import { readLastReport } from '../read-reports.ts';
import { defineRoute, show } from '../route.ts';
import { rolesOf } from '../views/navigation.ts';
import type { StaffVisit } from '../visit.ts';

const page = defineRoute({
  method: 'GET',
  pattern: '/statistics',
  roles: rolesOf('/statistics'),
  handle: async ({ visit }, deps) => {
    const { staff, day } = visit;
    const town = seesCounty(staff) ? undefined : (staff.town ?? '');
    const [lines, compared] = await Promise.all([
      deps.caseLists.allCases({
        county: staff.county,
        ...(town !== undefined && { town }),
        states: caseState.options,
      }),
      comparedTowns(visit, deps),
    ]);
    return show(statisticsPage(visit, { figures: countFigures(lines, day, compared), town }));
  },
});

/** What the last night compared, in the towns that the person sees. */
async function comparedTowns({ staff }: StaffVisit, deps: ConsoleDependencies): Promise<RunReport['towns']> {
  const towns = (await readLastReport(staff.county, deps))?.towns ?? {};
  if (seesCounty(staff)) return towns;
  return Object.fromEntries(Object.entries(towns).filter(([town]) => town === staff.town));
}

export const statisticsRoutes = [page];
