import { issueReports } from '../../shared/app/checks/issue-reports.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { checkMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { openStores } from '../../shared/store/open-stores.ts';
import { env } from './env.ts';

const config = env.parse(process.env);
const stores = openStores(createClients(), config);
const deps = {
  ...stores,
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'check-applicants',
  failures: stores.failures,
  reserveMs: 120_000,
  work: (body, time) => issueReports(checkMessage.parse(JSON.parse(body)).households, { ...deps, time }),
});
