import { attachmentRoutes } from './attachments.ts';
import { bulkRoutes } from './bulk.ts';
import { caseRoutes } from './cases.ts';
import { documentRoutes } from './documents.ts';
import { paperRoutes } from './papers.ts';
import { previewRoutes } from './preview.ts';
import { triageRoutes } from './triage.ts';
import { worklistRoutes } from './worklist.ts';

/** Lists and papers first: `/cases/bulk/clear` would be read as a household and a number. */
export const caseSection = [
  ...worklistRoutes,
  ...bulkRoutes,
  ...paperRoutes,
  ...caseRoutes,
  ...triageRoutes,
  ...attachmentRoutes,
  ...previewRoutes,
  ...documentRoutes,
];
