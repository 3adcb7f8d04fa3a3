import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { Runs } from '../../shared/store/runs.ts';
import type { StaffRecords } from '../../shared/store/staff-records.ts';
import type { DecideHeldDependencies } from '../../shared/app/deliveries/decide-held.ts';
import { routesWith } from '../../shared/web/route.ts';
import type { SignInDependencies } from '../../shared/web/sign-in.ts';
import type { ServeDependencies } from '../../shared/web/serve-routes.ts';

/** What the routes of this function work with; households, cases, lists and the audit log they reach by `scoped` alone. */
export interface RouteDependencies extends DecideHeldDependencies {
  policies: PolicyStore;
  store: Bucket;
  runs: Runs;
  staff: StaffRecords;
  now: () => Date;
}

/** What the function is wired with. */
export type StaffApiDependencies = RouteDependencies & ServeDependencies & SignInDependencies;

export const defineRoute = routesWith<RouteDependencies>();
