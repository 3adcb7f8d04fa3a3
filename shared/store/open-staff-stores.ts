/** What every function works with that staff reach: put together the same way for pages and for the interface. */
import type { Environment } from '../contracts/environment.ts';
import type { PublicationMessage, RematchMessage, ResumeRosterMessage } from '../contracts/messages.ts';
import { shanghaiDate } from '../domain/kernel/calendar.ts';
import { AuditLog } from './audit-log.ts';
import { CaseLists } from './case-lists.ts';
import { createClients } from './aws/clients.ts';
import { DeliveryLedger } from './delivery-ledger.ts';
import { Households } from './households.ts';
import { Bucket } from './aws/objects.ts';
import { credentialNames, openCredentials } from './open-credentials.ts';
import { Pointers } from './pointers.ts';
import { PolicyStore } from './policy-store.ts';
import { Queue } from './aws/queues.ts';
import { RegistryStore } from './registry-store.ts';
import { Runs } from './runs.ts';

/** Names of the environment that `openStaffStores` reads: to be picked by each `env.ts`. */
export const staffStoreNames = {
  STORE_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  DELIVERIES_QUEUE_URL: true,
  PUBLICATIONS_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
  ...credentialNames,
  TODAY: true,
} as const;

export function openStaffStores(config: Pick<Environment, keyof typeof staffStoreNames>) {
  const { tables, objects, queues } = createClients();
  const store = new Bucket(objects, config.STORE_BUCKET);
  const operations = config.OPERATIONS_TABLE;
  return {
    ...openCredentials(config, tables),
    tables,
    store,
    audit: new AuditLog(tables, operations),
    households: new Households(tables, config.HOUSEHOLDS_TABLE),
    caseLists: new CaseLists(tables, config.HOUSEHOLDS_TABLE),
    policies: new PolicyStore(store),
    runs: new Runs(tables, operations),
    ledger: new DeliveryLedger(tables, operations),
    pointers: new Pointers(tables, operations),
    registry: new RegistryStore(tables, operations, store),
    deliveries: new Queue<RematchMessage>(queues, config.DELIVERIES_QUEUE_URL),
    publications: new Queue<PublicationMessage>(queues, config.PUBLICATIONS_QUEUE_URL),
    rosters: new Queue<ResumeRosterMessage>(queues, config.ROSTERS_QUEUE_URL),
    now: () => new Date(),
    today: () => config.TODAY ?? shanghaiDate(new Date()),
  };
}
