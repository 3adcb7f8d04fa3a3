import { AuditLog } from '../../shared/store/audit-log.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { EvidenceDigests } from '../../shared/store/evidence-digests.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Households } from '../../shared/store/households.ts';
import { Failures } from '../../shared/store/failures.ts';
import { Forgotten } from '../../shared/store/forgotten.ts';
import { LockedDigests } from '../../shared/store/locked-digests.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { Runs } from '../../shared/store/runs.ts';
import { assessmentMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { assessChanged, assessChunk, assessLanded, type AssessHouseholdsDependencies } from './handler.ts';
import { Coalescing } from './coalescing.ts';

const config = env.parse(process.env);
const clients = createClients();
const households = new Table(clients.tables, config.HOUSEHOLDS_TABLE);
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<AssessHouseholdsDependencies, 'time'> = {
  store,
  households: new Households(households),
  ledger: new DeliveryLedger(operations),
  pointers: new Pointers(operations),
  policies: new PolicyStore(store),
  registry: new RegistryStore(operations, store),
  coalescing: new Coalescing(store),
  digests: new EvidenceDigests(operations),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
  audit: new AuditLog(operations),
  forgotten: new Forgotten(operations),
  runs: new Runs(operations),
  assessments: new Queue(clients.queues, config.ASSESSMENTS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'assess-households',
  failures: new Failures(operations),
  reserveMs: 30_000,
  work: (body, time) => {
    const message = assessmentMessage.parse(JSON.parse(body));
    const inTime = { ...deps, time };
    switch (message.type) {
      case 'households':
        return assessChanged(message, inTime);
      case 'landed':
        return assessLanded(message, inTime);
      case 'segment':
      case 'chunk':
        return assessChunk(message, inTime);
    }
  },
});
