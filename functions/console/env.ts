import { credentialNames } from '../../shared/adapters/open-credentials.ts';
import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  STORE_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  DELIVERIES_QUEUE_URL: true,
  PUBLICATIONS_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
  ...credentialNames,
  TODAY: true,
});
