import { attachmentRoutes } from './attachments.ts';
import { auditRoutes } from './audit.ts';
import { bulkRoutes } from './bulk.ts';
import { caseRoutes } from './cases.ts';
import { checkRoutes } from './checks.ts';
import { deliveryRoutes } from './deliveries.ts';
import { documentRoutes } from './documents.ts';
import { helpRoutes } from './help.ts';
import { householdRoutes } from './households.ts';
import { paperRoutes } from './papers.ts';
import { paymentRoutes } from './payments.ts';
import { policyChangeRoutes } from './policy-changes.ts';
import { previewRoutes } from './preview.ts';
import { providerRoutes } from './providers.ts';
import { runRoutes } from './runs.ts';
import { staffRoutes } from './staff.ts';
import { standardRoutes } from './standards.ts';
import { statisticsRoutes } from './statistics.ts';
import { todayRoutes } from './today.ts';
import { triageRoutes } from './triage.ts';
import { wordRoutes } from './words.ts';
import { worklistRoutes } from './worklist.ts';

export const routes = [
  ...todayRoutes,
  ...worklistRoutes,
  ...bulkRoutes,
  ...paperRoutes,
  ...caseRoutes,
  ...triageRoutes,
  ...attachmentRoutes,
  ...previewRoutes,
  ...documentRoutes,
  ...householdRoutes,
  ...checkRoutes,
  ...deliveryRoutes,
  ...wordRoutes,
  ...runRoutes,
  ...policyChangeRoutes,
  ...providerRoutes,
  ...statisticsRoutes,
  ...paymentRoutes,
  ...standardRoutes,
  ...staffRoutes,
  ...auditRoutes,
  ...helpRoutes,
];
