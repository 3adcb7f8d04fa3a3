import type { DecideHeldDependencies } from '../../shared/flow/decide-held.ts';
import { routesWith } from '../../shared/http/route.ts';
import type { ServeDependencies } from '../../shared/http/serve-routes.ts';

/** What the routes of this function work with. */
export interface StaffApiDependencies extends ServeDependencies, DecideHeldDependencies {}

export const defineRoute = routesWith<StaffApiDependencies>();
