import type { CaseLists } from '../../shared/adapters/case-lists.ts';
import type { Bucket } from '../../shared/adapters/objects.ts';
import type { Runs } from '../../shared/adapters/runs.ts';
import type { StaffRecords } from '../../shared/adapters/staff-records.ts';
import type { DecideHeldDependencies } from '../../shared/flow/decide-held.ts';
import type { WorkCaseDependencies } from '../../shared/flow/work-case.ts';
import { routesWith } from '../../shared/http/route.ts';
import type { ServeDependencies } from '../../shared/http/serve-routes.ts';

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
