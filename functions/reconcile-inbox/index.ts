import middy from '@middy/core';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { count, flushMetrics } from '../../shared/runtime/metrics.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { Reconciliations } from '../../shared/store/reconciliations.ts';
import { nightlyEvent } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { reconcileInbox, type ReconcileInboxDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const deps: ReconcileInboxDependencies = {
  inbox: new Bucket(clients.objects, config.INBOX_BUCKET),
  ledger: new DeliveryLedger(operations),
  reconciliations: new Reconciliations(operations),
  deliveries: new Queue(clients.queues, config.DELIVERIES_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  checks: new Queue(clients.queues, config.CHECKS_QUEUE_URL),
  measure: (figures) => {
    count({ ...figures });
    flushMetrics();
  },
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = middy<unknown, undefined>().handler(async (event, context) => {
  const time = { remainingMs: () => context.getRemainingTimeInMillis() };
  await reconcileInbox(nightlyEvent.parse(event).scheduledTime, time, deps);
  return undefined;
});
