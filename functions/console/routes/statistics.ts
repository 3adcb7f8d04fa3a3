/** Statistics of what the person sees: the county, or the town. */
import { caseState } from '../../../shared/contracts/household-case.ts';
import { seesCounty } from '../../../shared/domain/cases/scope.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { townColumns } from '../exports/columns.ts';
import { exportFile, exportFormats } from '../exports/export-file.ts';
import { countFigures, type Figures } from '../pages/statistics/figures.ts';
import { statisticsPage } from '../pages/statistics/index.ts';
import { defineRoute, show } from '../route.ts';
import { rolesOf } from '../views/navigation.ts';
import type { StaffVisit } from '../visit.ts';

const roles = rolesOf('/statistics');

async function figuresFor({ staff, day }: StaffVisit, deps: ConsoleDependencies): Promise<Figures> {
  const town = seesCounty(staff) ? {} : { town: staff.town ?? '' };
  const lines = await deps.caseLists.allCases({ county: staff.county, ...town, states: caseState.options });
  return countFigures(lines, day);
}

const page = defineRoute({
  method: 'GET',
  pattern: '/statistics',
  roles,
  handle: async ({ visit }, deps) => {
    const { staff } = visit;
    const [figures, { counties }] = await Promise.all([figuresFor(visit, deps), deps.registry.readMap()]);
    const households = seesCounty(staff) ? counties[staff.county]?.households : undefined;
    return show(statisticsPage(visit, { figures, households, town: staff.town }));
  },
});

const files = exportFormats.map((format) =>
  defineRoute({
    method: 'GET',
    pattern: `/statistics/towns.${format}`,
    roles,
    handle: async ({ visit }, deps) => {
      const { byTown } = await figuresFor(visit, deps);
      return exportFile(byTown, townColumns, { name: 'statistics', format, visit });
    },
  }),
);

export const statisticsRoutes = [page, ...files];
