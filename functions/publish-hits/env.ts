import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  STORE_BUCKET: true,
  AUDIT_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  OPERATIONS_TABLE: true,
  IDENTITY_KEY_IDS: true,
  ASSESSMENTS_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
  DELIVERIES_QUEUE_URL: true,
  TODAY: true,
});
