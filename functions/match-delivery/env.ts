import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  INBOX_BUCKET: true,
  STORE_BUCKET: true,
  OPERATIONS_TABLE: true,
  PUBLICATIONS_QUEUE_URL: true,
  FILES_PER_DAY: true,
  TODAY: true,
});
