import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  INBOX_BUCKET: true,
  STORE_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  OPERATIONS_TABLE: true,
  CHECKS_QUEUE_URL: true,
  FILES_PER_DAY: true,
  TODAY: true,
});
