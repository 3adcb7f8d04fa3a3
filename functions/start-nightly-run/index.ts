import middy from '@middy/core';
import { setGoingBy } from '../../shared/adapters/correlation.ts';
import { createClients } from '../../shared/adapters/clients.ts';
import { EvidenceDigests } from '../../shared/adapters/evidence-digests.ts';
import { DeliveryLedger } from '../../shared/adapters/delivery-ledger.ts';
import { LockedDigests } from '../../shared/adapters/locked-digests.ts';
import { Bucket } from '../../shared/adapters/objects.ts';
import { Pointers } from '../../shared/adapters/pointers.ts';
import { PolicyProposals } from '../../shared/adapters/policy-proposals.ts';
import { PolicyStore } from '../../shared/adapters/policy-store.ts';
import { Queue } from '../../shared/adapters/queues.ts';
import { RegistryStore } from '../../shared/adapters/registry-store.ts';
import { Runs } from '../../shared/adapters/runs.ts';
import { nightlyEvent } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/calendar.ts';
import { runNameOf } from '../../shared/flow/nightly-run.ts';
import { env } from './env.ts';
import { startNightlyRun, type StartNightlyRunDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<StartNightlyRunDependencies, 'time'> = {
  store,
  ledger: new DeliveryLedger(clients.tables, config.OPERATIONS_TABLE),
  pointers: new Pointers(clients.tables, config.OPERATIONS_TABLE),
  policies: new PolicyStore(store),
  proposals: new PolicyProposals(clients.tables, config.OPERATIONS_TABLE),
  registry: new RegistryStore(clients.tables, config.OPERATIONS_TABLE, store),
  digests: new EvidenceDigests(clients.tables, config.OPERATIONS_TABLE),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
  runs: new Runs(clients.tables, config.OPERATIONS_TABLE),
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
