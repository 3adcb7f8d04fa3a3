import { createClients } from '../../shared/store/aws/clients.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Households } from '../../shared/store/households.ts';
import { openKeyRing } from '../../shared/web/identity-token.ts';
import { Failures } from '../../shared/store/aws/failures.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { queueFunction } from '../../shared/runtime/queue-function.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { Runs } from '../../shared/store/runs.ts';
import { resumeRosterMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { isManifestKey, isNoDelivery } from '../../shared/domain/deliveries/delivery-key.ts';
import { readArrivals } from '../../shared/app/deliveries/arrivals.ts';
import { env } from './env.ts';
import { receiveRoster, settleRosters, type ImportRosterDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<ImportRosterDependencies, 'time'> = {
  inbox: new Bucket(clients.objects, config.INBOX_BUCKET),
  store,
  ledger: new DeliveryLedger(clients.tables, config.OPERATIONS_TABLE),
  households: new Households(clients.tables, config.HOUSEHOLDS_TABLE),
  registry: new RegistryStore(clients.tables, config.OPERATIONS_TABLE, store),
  pointers: new Pointers(clients.tables, config.OPERATIONS_TABLE),
  runs: new Runs(clients.tables, config.OPERATIONS_TABLE),
  keys: openKeyRing(config.IDENTITY_KEYS),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'import-roster',
  failures: new Failures(clients.tables, config.OPERATIONS_TABLE),
  reserveMs: 120_000,
  work: async (body, time) => {
    const message: unknown = JSON.parse(body);
    const resume = resumeRosterMessage.safeParse(message);
    if (resume.success) return settleRosters(resume.data.county, { ...deps, time });
    for (const arrival of readArrivals(message)) {
      if (!isManifestKey(arrival.key) && !isNoDelivery(arrival.key))
        await receiveRoster(arrival, { ...deps, time });
    }
  },
});
