import { KeptAnswers } from '../../shared/store/kept-answers.ts';
import { openStaffStores } from '../../shared/web/open-staff-stores.ts';
import { env } from './env.ts';
import { createHandler } from './handler.ts';

const config = env.parse(process.env);
const { tables, ...stores } = openStaffStores(config);
const keptAnswers = new KeptAnswers(tables, config.OPERATIONS_TABLE);

export const handler = createHandler({ ...stores, keptAnswers }, config.PUBLIC_URL);
