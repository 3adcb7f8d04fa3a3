import { openStaffStores } from '../../shared/web/open-staff-stores.ts';
import { SavedFilters } from '../../shared/store/saved-filters.ts';
import { env } from './env.ts';
import { createHandler } from './handler.ts';

const config = env.parse(process.env);
const { operations, ...stores } = await openStaffStores(config);
const savedFilters = new SavedFilters(operations);

export const handler = createHandler({ ...stores, savedFilters }, config.PUBLIC_URL);
