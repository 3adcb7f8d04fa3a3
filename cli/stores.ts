/** The tables, buckets and queues of a stack as its own tools see them, wherever the stack runs. */
import { AuditLog } from '../shared/store/audit-log.ts';
import { CaseLists } from '../shared/store/case-lists.ts';
import type { Clients } from '../shared/store/aws/clients.ts';
import { DeliveryLedger } from '../shared/store/delivery-ledger.ts';
import { EvidenceDigests } from '../shared/store/evidence-digests.ts';
import { Failures } from '../shared/store/aws/failures.ts';
import { Households } from '../shared/store/households.ts';
import { LockedDigests } from '../shared/store/locked-digests.ts';
import { Bucket } from '../shared/store/aws/objects.ts';
import { Pointers } from '../shared/store/pointers.ts';
import { PolicyProposals } from '../shared/store/policy-proposals.ts';
import { PolicyStore } from '../shared/store/policy-store.ts';
import { Queue } from '../shared/store/aws/queues.ts';
import { RegistryStore } from '../shared/store/registry-store.ts';
import { Runs } from '../shared/store/runs.ts';
import { StaffRecords } from '../shared/store/staff-records.ts';
import type {
  PublicationMessage,
  RematchMessage,
  ResumeRosterMessage,
} from '../shared/contracts/messages.ts';

export type Stores = ReturnType<typeof openStores>;

/** @param output the value of an output of the stack; it throws where there is none of the name */
export function openStores(clients: Clients, output: (name: string) => string) {
  const store = new Bucket(clients.objects, output('StoreBucket'));
  const [operations, households] = [output('OperationsTable'), output('HouseholdsTable')];
  return {
    inbox: new Bucket(clients.objects, output('InboxBucket')),
    store,
    ledger: new DeliveryLedger(clients.tables, operations),
    pointers: new Pointers(clients.tables, operations),
    households: new Households(clients.tables, households),
    caseLists: new CaseLists(clients.tables, households),
    policies: new PolicyStore(store),
    proposals: new PolicyProposals(clients.tables, operations),
    registry: new RegistryStore(clients.tables, operations, store),
    runs: new Runs(clients.tables, operations),
    staff: new StaffRecords(clients.tables, operations),
    digests: new EvidenceDigests(clients.tables, operations),
    locked: new LockedDigests(new Bucket(clients.objects, output('AuditBucket'))),
    audit: new AuditLog(clients.tables, operations),
    failures: new Failures(clients.tables, operations),
    queues: {
      deliveries: new Queue<RematchMessage>(clients.queues, output('DeliveriesQueueUrl')),
      rosters: new Queue<ResumeRosterMessage>(clients.queues, output('RostersQueueUrl')),
      publications: new Queue<PublicationMessage>(clients.queues, output('PublicationsQueueUrl')),
    },
  };
}
