import { IdempotencyStore } from '../../shared/store/idempotency-store.ts';
import { openStaffStores } from '../../shared/web/open-staff-stores.ts';
import { env } from './env.ts';
import { createHandler } from './handler.ts';

const config = env.parse(process.env);
const { operations, ...stores } = await openStaffStores(config);
const idempotency = new IdempotencyStore(operations);

export const handler = createHandler({ ...stores, idempotency }, config.PUBLIC_URL);
