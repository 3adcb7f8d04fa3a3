import type { Route } from '../../../shared/web/route.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { attachmentRoutes } from './attachments.ts';
import { auditRoutes } from './audit.ts';
import { caseRoutes } from './cases.ts';
import { checkRoutes } from './checks.ts';
import { deliveryRoutes } from './deliveries.ts';
import { householdRoutes } from './households.ts';
import { listRoutes } from './lists.ts';
import { meRoutes } from './me.ts';
import { paymentListRoutes } from './payment-lists.ts';
import { standardChangeRoutes } from './standard-changes.ts';
import { runRoutes } from './runs.ts';
import { staffRoutes } from './staff.ts';

export const routes: readonly Route<RouteDependencies>[] = [
  ...meRoutes,
  ...listRoutes,
  ...caseRoutes,
  ...attachmentRoutes,
  ...householdRoutes,
  ...checkRoutes,
  ...deliveryRoutes,
  ...runRoutes,
  ...paymentListRoutes,
  ...standardChangeRoutes,
  ...staffRoutes,
  ...auditRoutes,
];
