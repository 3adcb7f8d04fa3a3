/** The tables, buckets and queues of a stack as its own tools see them, wherever the stack runs. */
import { AuditLog } from '../shared/store/audit-log.ts';
import { CaseLists } from '../shared/store/case-lists.ts';
import type { Clients } from '../shared/store/aws/clients.ts';
import { DeliveryLedger } from '../shared/store/delivery-ledger.ts';
import { EvidenceDigests } from '../shared/store/evidence-digests.ts';
import { Failures } from '../shared/store/failures.ts';
import { Erasures, Forgotten } from '../shared/store/forgotten.ts';
import { Households } from '../shared/store/households.ts';
import { LockedDigests } from '../shared/store/locked-digests.ts';
import { Bucket } from '../shared/store/aws/objects.ts';
import { Pointers } from '../shared/store/pointers.ts';
import { PolicyProposals } from '../shared/store/policy-proposals.ts';
import { PolicyStore } from '../shared/store/policy-store.ts';
import { Table } from '../shared/store/aws/table.ts';
import { Queue } from '../shared/store/aws/queues.ts';
import { RegistryStore } from '../shared/store/registry-store.ts';
import { Runs } from '../shared/store/runs.ts';
import { StaffRecords } from '../shared/store/staff-records.ts';
import type {
  FoundMessage,
  PreviewMessage,
  RehearseMessage,
  PreviewRosterMessage,
  PublicationMessage,
  RematchMessage,
  ResumeRosterMessage,
} from '../shared/contracts/messages.ts';

export type Stores = ReturnType<typeof openStores>;

/** @param output the value of an output of the stack; it throws where there is none of the name */
export function openStores(clients: Clients, output: (name: string) => string) {
  const store = new Bucket(clients.objects, output('StoreBucket'));
  const operations = new Table(clients.tables, output('OperationsTable'));
  const households = new Table(clients.tables, output('HouseholdsTable'));
  return {
    inbox: new Bucket(clients.objects, output('InboxBucket')),
    store,
    ledger: new DeliveryLedger(operations),
    pointers: new Pointers(operations),
    households: new Households(households),
    caseLists: new CaseLists(households),
    policies: new PolicyStore(store),
    proposals: new PolicyProposals(operations),
    registry: new RegistryStore(operations, store),
    runs: new Runs(operations),
    staff: new StaffRecords(operations),
    digests: new EvidenceDigests(operations),
    locked: new LockedDigests(new Bucket(clients.objects, output('AuditBucket'))),
    audit: new AuditLog(operations),
    forgotten: new Forgotten(operations),
    erasures: new Erasures(operations),
    failures: new Failures(operations),
    queues: {
      deliveries: new Queue<RematchMessage | FoundMessage>(clients.queues, output('DeliveriesQueueUrl')),
      rosters: new Queue<ResumeRosterMessage | PreviewRosterMessage | FoundMessage>(
        clients.queues,
        output('RostersQueueUrl'),
      ),
      publications: new Queue<PublicationMessage | PreviewMessage | RehearseMessage>(
        clients.queues,
        output('PublicationsQueueUrl'),
      ),
    },
  };
}
