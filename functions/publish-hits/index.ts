import { createClients } from '../../shared/adapters/clients.ts';
import { EvidenceDigests } from '../../shared/adapters/evidence-digests.ts';
import { openKeyRing } from '../../shared/adapters/identity-token.ts';
import { DeliveryLedger } from '../../shared/adapters/delivery-ledger.ts';
import { Households } from '../../shared/adapters/households.ts';
import { Failures } from '../../shared/adapters/failures.ts';
import { LockedDigests } from '../../shared/adapters/locked-digests.ts';
import { Bucket } from '../../shared/adapters/objects.ts';
import { Pointers } from '../../shared/adapters/pointers.ts';
import { queueFunction } from '../../shared/adapters/queue-function.ts';
import { Queue } from '../../shared/adapters/queues.ts';
import { RegistryStore } from '../../shared/adapters/registry-store.ts';
import { Runs } from '../../shared/adapters/runs.ts';
import { publicationMessage } from '../../shared/contracts/messages.ts';
import { env } from './env.ts';
import { publishHits, type PublishHitsDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<PublishHitsDependencies, 'time'> = {
  store,
  households: new Households(clients.tables, config.HOUSEHOLDS_TABLE),
  ledger: new DeliveryLedger(clients.tables, config.OPERATIONS_TABLE),
  keys: openKeyRing(config.IDENTITY_KEYS),
  pointers: new Pointers(clients.tables, config.OPERATIONS_TABLE),
  digests: new EvidenceDigests(clients.tables, config.OPERATIONS_TABLE),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
  registry: new RegistryStore(clients.tables, config.OPERATIONS_TABLE, store),
  runs: new Runs(clients.tables, config.OPERATIONS_TABLE),
  assessments: new Queue(clients.queues, config.ASSESSMENTS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  now: () => new Date(),
};

export const handler = queueFunction({
  name: 'publish-hits',
  failures: new Failures(clients.tables, config.OPERATIONS_TABLE),
  reserveMs: 60_000,
  work: (body, time) => publishHits(publicationMessage.parse(JSON.parse(body)), { ...deps, time }),
});
