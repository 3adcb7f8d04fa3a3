import { staffStoreNames } from '../../shared/web/open-staff-stores.ts';
import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick(staffStoreNames);
