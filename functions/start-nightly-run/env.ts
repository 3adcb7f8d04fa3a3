import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  STORE_BUCKET: true,
  AUDIT_BUCKET: true,
  OPERATIONS_TABLE: true,
  DELIVERIES_QUEUE_URL: true,
  PUBLICATIONS_QUEUE_URL: true,
  ASSESSMENTS_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
  TODAY: true,
});
