import { AuditLog } from '../../shared/adapters/audit-log.ts';
import { CaseLists } from '../../shared/adapters/case-lists.ts';
import { createClients } from '../../shared/adapters/clients.ts';
import { DeliveryLedger } from '../../shared/adapters/delivery-ledger.ts';
import { Households } from '../../shared/adapters/households.ts';
import { Bucket } from '../../shared/adapters/objects.ts';
import { openCredentials } from '../../shared/adapters/open-credentials.ts';
import { Pointers } from '../../shared/adapters/pointers.ts';
import { PolicyStore } from '../../shared/adapters/policy-store.ts';
import { Queue } from '../../shared/adapters/queues.ts';
import { RegistryStore } from '../../shared/adapters/registry-store.ts';
import { Runs } from '../../shared/adapters/runs.ts';
import { SavedFilters } from '../../shared/adapters/saved-filters.ts';
import { shanghaiDate } from '../../shared/domain/calendar.ts';
import type { ConsoleDependencies } from './dependencies.ts';
import { env } from './env.ts';
import { createHandler } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const operations = config.OPERATIONS_TABLE;
const deps: ConsoleDependencies = {
  ...openCredentials(config, clients.tables),
  audit: new AuditLog(clients.tables, operations),
  households: new Households(clients.tables, config.HOUSEHOLDS_TABLE),
  caseLists: new CaseLists(clients.tables, config.HOUSEHOLDS_TABLE),
  policies: new PolicyStore(store),
  runs: new Runs(clients.tables, operations),
  savedFilters: new SavedFilters(clients.tables, operations),
  store,
  ledger: new DeliveryLedger(clients.tables, operations),
  pointers: new Pointers(clients.tables, operations),
  registry: new RegistryStore(clients.tables, operations, store),
  deliveries: new Queue(clients.queues, config.DELIVERIES_QUEUE_URL),
  publications: new Queue(clients.queues, config.PUBLICATIONS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = createHandler(deps, config.PUBLIC_URL);
