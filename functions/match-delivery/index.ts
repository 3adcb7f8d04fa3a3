import { createClients } from '../../shared/store/aws/clients.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Failures } from '../../shared/store/failures.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { rematchMessage, settleMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { isManifestKey, isNoDelivery } from '../../shared/domain/deliveries/delivery-key.ts';
import { readArrivals } from '../../shared/app/deliveries/arrivals.ts';
import { env } from './env.ts';
import {
  receiveDelivery,
  rematchDelivery,
  settleDelivered,
  type MatchDeliveryDependencies,
} from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<MatchDeliveryDependencies, 'time'> = {
  inbox: new Bucket(clients.objects, config.INBOX_BUCKET),
  store,
  filesPerDay: config.FILES_PER_DAY,
  ledger: new DeliveryLedger(operations),
  pointers: new Pointers(operations),
  registry: new RegistryStore(operations, store),
  publications: new Queue(clients.queues, config.PUBLICATIONS_QUEUE_URL),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'match-delivery',
  failures: new Failures(operations),
  reserveMs: 60_000,
  work: async (body, time) => {
    const message: unknown = JSON.parse(body);
    const settle = settleMessage.safeParse(message);
    if (settle.success) return settleDelivered(settle.data, { ...deps, time });
    const rematch = rematchMessage.safeParse(message);
    if (rematch.success) return rematchDelivery(rematch.data, { ...deps, time });
    for (const arrival of readArrivals(message)) {
      if (!isManifestKey(arrival.key) && !isNoDelivery(arrival.key))
        await receiveDelivery(arrival, { ...deps, time });
    }
  },
});
