import type { Route } from '../../../shared/http/route.ts';
import type { StaffApiDependencies } from '../dependencies.ts';
import { auditRoutes } from './audit.ts';
import { meRoutes } from './me.ts';
import { staffRoutes } from './staff.ts';

export const routes: readonly Route<StaffApiDependencies>[] = [...meRoutes, ...staffRoutes, ...auditRoutes];
