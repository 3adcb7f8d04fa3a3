import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { Runs } from '../../shared/store/runs.ts';
import type { StaffRecords } from '../../shared/store/staff-records.ts';
import type { DecideHeldDependencies } from '../../shared/app/deliveries/decide-held.ts';
import type { WorkCaseDependencies } from '../../shared/app/cases/work-case.ts';
import { routesWith } from '../../shared/web/route.ts';
import type { ServeDependencies } from '../../shared/web/serve-routes.ts';

/** What the routes of this function work with. */
export interface StaffApiDependencies
  extends ServeDependencies, DecideHeldDependencies, WorkCaseDependencies {
  caseLists: CaseLists;
  store: Bucket;
  runs: Runs;
  staff: StaffRecords;
  now: () => Date;
}

export const defineRoute = routesWith<StaffApiDependencies>();
