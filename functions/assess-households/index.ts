import { createClients } from '../../shared/adapters/clients.ts';
import { DeliveryLedger } from '../../shared/adapters/delivery-ledger.ts';
import { Households } from '../../shared/adapters/households.ts';
import { Bucket } from '../../shared/adapters/objects.ts';
import { Pointers } from '../../shared/adapters/pointers.ts';
import { PolicyStore } from '../../shared/adapters/policy-store.ts';
import { queueFunction } from '../../shared/adapters/queue-function.ts';
import { Queue } from '../../shared/adapters/queues.ts';
import { RegistryStore } from '../../shared/adapters/registry-store.ts';
import { Runs } from '../../shared/adapters/runs.ts';
import { assessmentMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/calendar.ts';
import { env } from './env.ts';
import { assessChanged, assessChunk, type AssessHouseholdsDependencies } from './handler.ts';
import { ToldLater } from './told-later.ts';

const config = env.parse(process.env);
const clients = createClients();
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: AssessHouseholdsDependencies = {
  store,
  households: new Households(clients.tables, config.HOUSEHOLDS_TABLE),
  ledger: new DeliveryLedger(clients.tables, config.OPERATIONS_TABLE),
  pointers: new Pointers(clients.tables, config.OPERATIONS_TABLE),
  policies: new PolicyStore(store),
  registry: new RegistryStore(clients.tables, config.OPERATIONS_TABLE, store),
  toldLater: new ToldLater(store),
  runs: new Runs(clients.tables, config.OPERATIONS_TABLE),
  assessments: new Queue(clients.queues, config.ASSESSMENTS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'assess-households',
  reserveMs: 30_000,
  work: (body) => {
    const message = assessmentMessage.parse(JSON.parse(body));
    return message.type === 'chunk' ? assessChunk(message, deps) : assessChanged(message, deps);
  },
});
