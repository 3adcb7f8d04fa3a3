import { issueReports } from '../../shared/app/checks/issue-reports.ts';
import { readArrivals } from '../../shared/app/deliveries/arrivals.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { checkMessage, type CheckMessage } from '../../shared/contracts/messages.ts';
import { isManifestKey, isNoDelivery } from '../../shared/domain/deliveries/delivery-key.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { openStores } from '../../shared/store/open-stores.ts';
import { env } from './env.ts';
import { receiveApplications } from './receive-applications.ts';

const config = env.parse(process.env);
const clients = createClients();
const stores = openStores(clients, config);
const deps = {
  ...stores,
  inbox: new Bucket(clients.objects, config.INBOX_BUCKET),
  checkRequests: new Queue<CheckMessage>(clients.queues, config.CHECKS_QUEUE_URL),
  filesPerDay: config.FILES_PER_DAY,
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'check-applicants',
  failures: stores.failures,
  reserveMs: 120_000,
  work: async (body, time) => {
    const message: unknown = JSON.parse(body);
    const asked = checkMessage.safeParse(message);
    if (asked.success) return issueReports(asked.data.households, { ...deps, time });
    for (const arrival of readArrivals(message)) {
      if (isManifestKey(arrival.key) || isNoDelivery(arrival.key)) continue;
      await receiveApplications(arrival, { ...deps, time });
    }
  },
});
