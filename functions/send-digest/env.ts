import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  STORE_BUCKET: true,
  OPERATIONS_TABLE: true,
  OPERATORS_TOPIC: true,
  TODAY: true,
});
