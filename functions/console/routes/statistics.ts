/** Statistics of what the person sees: the county, or the town. */
import { caseState } from '../../../shared/contracts/household-case.ts';
import type { RunReport } from '../../../shared/contracts/runs.ts';
import { grantOf } from '../../../shared/domain/staff/access.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { countFigures } from '../pages/statistics/figures.ts';
import { statisticsPage } from '../pages/statistics/index.ts';
import { readLastReport } from '../../../shared/app/nights/county-reports.ts';
import { defineRoute, show } from '../route.ts';
import type { StaffVisit } from '../visit.ts';

const page = defineRoute({
  method: 'GET',
  pattern: '/statistics',
  capability: 'see-statistics',
  handle: async ({ visit, scoped }, deps) => {
    const compared = await comparedTowns(visit, deps);
    const figures = await scoped.countCases({ states: caseState.options }, (lines) =>
      countFigures(lines, visit.day, compared),
    );
    return show(statisticsPage(visit, { figures, town: grantOf(visit.staff, 'see-statistics')?.town }));
  },
});

/** What the last night compared, in the towns that the person sees. */
async function comparedTowns({ staff }: StaffVisit, deps: ConsoleDependencies): Promise<RunReport['towns']> {
  const towns = (await readLastReport(staff.county, deps))?.towns ?? {};
  const own = grantOf(staff, 'see-statistics')?.town;
  if (own === undefined) return towns;
  return Object.fromEntries(Object.entries(towns).filter(([town]) => town === own));
}

export const statisticsRoutes = [page];
