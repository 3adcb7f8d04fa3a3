import middy from '@middy/core';
import { AuditLog } from '../../shared/store/audit-log.ts';
import { CaseLists } from '../../shared/store/case-lists.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Households } from '../../shared/store/households.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { Runs } from '../../shared/store/runs.ts';
import {
  nightlyEvent,
  type ResumeRosterMessage,
  type SettleMessage,
} from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { sweepStore } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const households = new Table(clients.tables, config.HOUSEHOLDS_TABLE);
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const stores = {
  store,
  ledger: new DeliveryLedger(operations),
  registry: new RegistryStore(operations, store),
  pointers: new Pointers(operations),
  runs: new Runs(operations),
  audit: new AuditLog(operations),
  policies: new PolicyStore(store),
  deliveries: new Queue<SettleMessage>(clients.queues, config.DELIVERIES_QUEUE_URL),
  rosters: new Queue<ResumeRosterMessage>(clients.queues, config.ROSTERS_QUEUE_URL),
  caseLists: new CaseLists(households),
  households: new Households(households),
};

export const handler = middy<unknown, undefined>().handler(async (event) => {
  const { scheduledTime } = nightlyEvent.parse(event);
  const day = shanghaiDate(new Date(scheduledTime));
  const ends = {
    keptDays: config.SUPERSEDED_DAYS,
    refusedDays: config.REFUSED_DAYS,
    recordDays: config.RECORD_DAYS,
  };
  await sweepStore({ ...stores, ...ends, day, now: () => new Date() });
  return undefined;
});
