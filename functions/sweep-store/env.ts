import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  STORE_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  OPERATIONS_TABLE: true,
  DELIVERIES_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
  SUPERSEDED_DAYS: true,
  REFUSED_DAYS: true,
  RECORD_DAYS: true,
});
