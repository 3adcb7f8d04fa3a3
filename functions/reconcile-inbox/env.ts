import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  INBOX_BUCKET: true,
  OPERATIONS_TABLE: true,
  DELIVERIES_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
  CHECKS_QUEUE_URL: true,
  TODAY: true,
});
