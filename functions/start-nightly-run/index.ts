import { AuditLog } from '../../shared/store/audit-log.ts';
import middy from '@middy/core';
import { setGoingBy } from '../../shared/runtime/correlation.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { EvidenceDigests } from '../../shared/store/evidence-digests.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Forgotten } from '../../shared/store/forgotten.ts';
import { LockedDigests } from '../../shared/store/locked-digests.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { PolicyProposals } from '../../shared/store/policy-proposals.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { Runs } from '../../shared/store/runs.ts';
import { nightlyEvent } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { runNameOf } from '../../shared/app/nights/nightly-run.ts';
import { env } from './env.ts';
import { startNightlyRun, type StartNightlyRunDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<StartNightlyRunDependencies, 'time'> = {
  store,
  ledger: new DeliveryLedger(operations),
  pointers: new Pointers(operations),
  policies: new PolicyStore(store),
  proposals: new PolicyProposals(operations),
  registry: new RegistryStore(operations, store),
  digests: new EvidenceDigests(operations),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
  audit: new AuditLog(operations),
  forgotten: new Forgotten(operations),
  runs: new Runs(operations),
  deliveries: new Queue(clients.queues, config.DELIVERIES_QUEUE_URL),
  publications: new Queue(clients.queues, config.PUBLICATIONS_QUEUE_URL),
  assessments: new Queue(clients.queues, config.ASSESSMENTS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = middy<unknown, undefined>().handler(async (event, context) => {
  const time = { remainingMs: () => context.getRemainingTimeInMillis() };
  const { scheduledTime } = nightlyEvent.parse(event);
  const run = runNameOf(new Date(scheduledTime));
  await setGoingBy(run, () => startNightlyRun(scheduledTime, { ...deps, time }));
  return undefined;
});
