/**
 * The console's routes by the first part of their addresses. All but the first page are loaded when somebody asks for them:
 * each section is a chunk of the bundle, so that an instance starts without the others.
 */
import type { Route } from '../route.ts';
import { todayRoutes } from './today.ts';

type Section = () => Promise<readonly Route[]>;

export const sections: ReadonlyMap<string, Section> = new Map<string, Section>([
  ['', () => Promise.resolve(todayRoutes)],
  ['audit', async () => (await import('./audit.ts')).auditRoutes],
  ['cases', async () => (await import('./case-section.ts')).caseSection],
  ['checks', async () => (await import('./checks.ts')).checkRoutes],
  ['deliveries', async () => (await import('./deliveries.ts')).deliveryRoutes],
  ['help', async () => (await import('./help.ts')).helpRoutes],
  ['households', async () => (await import('./households.ts')).householdRoutes],
  ['payments', async () => (await import('./payments.ts')).paymentRoutes],
  ['policy', async () => (await import('./policy-pages.ts')).policyRoutes],
  ['providers', async () => (await import('./policy-pages.ts')).providerRoutes],
  ['runs', async () => (await import('./runs.ts')).runRoutes],
  ['staff', async () => (await import('./staff.ts')).staffRoutes],
  ['standards', async () => (await import('./policy-pages.ts')).standardRoutes],
  ['statistics', async () => (await import('./statistics.ts')).statisticsRoutes],
  ['words', async () => (await import('./policy-pages.ts')).wordRoutes],
]);
