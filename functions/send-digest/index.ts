import middy from '@middy/core';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { count, flushMetrics } from '../../shared/runtime/metrics.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { OperatorsTopic } from '../../shared/store/aws/operators-topic.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { Runs } from '../../shared/store/runs.ts';
import { nightlyEvent } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { sendDigest, type SendDigestDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: SendDigestDependencies = {
  store,
  ledger: new DeliveryLedger(operations),
  registry: new RegistryStore(operations, store),
  pointers: new Pointers(operations),
  policies: new PolicyStore(store),
  runs: new Runs(operations),
  topic: new OperatorsTopic(clients.topics, config.OPERATORS_TOPIC),
  measure: (figures) => {
    count({ ...figures });
    flushMetrics();
  },
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = middy<unknown, undefined>().handler(async (event) => {
  await sendDigest(nightlyEvent.parse(event).scheduledTime, deps);
  return undefined;
});
