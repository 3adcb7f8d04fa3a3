import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  STORE_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  OPERATIONS_TABLE: true,
  TODAY: true,
});
