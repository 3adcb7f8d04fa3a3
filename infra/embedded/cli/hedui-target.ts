/** Hedui on the embedded target, as its own tools see it: the stack started, and its tables, buckets and queues. */
import { CaseLists } from '../../../shared/adapters/case-lists.ts';
import { createClients } from '../../../shared/adapters/clients.ts';
import { DeliveryLedger } from '../../../shared/adapters/delivery-ledger.ts';
import { Households } from '../../../shared/adapters/households.ts';
import { Bucket } from '../../../shared/adapters/objects.ts';
import { Pointers } from '../../../shared/adapters/pointers.ts';
import { PolicyProposals } from '../../../shared/adapters/policy-proposals.ts';
import { PolicyStore } from '../../../shared/adapters/policy-store.ts';
import { Queue } from '../../../shared/adapters/queues.ts';
import { RegistryStore } from '../../../shared/adapters/registry-store.ts';
import { Runs } from '../../../shared/adapters/runs.ts';
import { StaffRecords } from '../../../shared/adapters/staff-records.ts';
import type {
  PublicationMessage,
  RematchMessage,
  ResumeRosterMessage,
} from '../../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { startEmbedded, type Embedded, type EmbeddedOptions } from '../index.ts';
import { synthesizeAssembly } from './synthesize.ts';

export interface HeduiTarget {
  embedded: Embedded;
  day: CalendarDate;
  inbox: Bucket;
  store: Bucket;
  ledger: DeliveryLedger;
  pointers: Pointers;
  households: Households;
  caseLists: CaseLists;
  policies: PolicyStore;
  proposals: PolicyProposals;
  registry: RegistryStore;
  runs: Runs;
  staff: StaffRecords;
  queues: {
    deliveries: Queue<RematchMessage>;
    rosters: Queue<ResumeRosterMessage>;
    publications: Queue<PublicationMessage>;
  };
}

/** Synthesizes the stack unless that is done, and starts it. */
export async function startHedui(
  day: CalendarDate,
  { environment, ...options }: Omit<EmbeddedOptions, 'assembly'>,
): Promise<HeduiTarget> {
  const assembly = await synthesizeAssembly();
  const embedded = await startEmbedded({ ...options, assembly, environment: { TODAY: day, ...environment } });
  const { outputs } = embedded;
  const output = (name: string): string => {
    const value = outputs[name];
    if (value === undefined) throw new Error(`the stack has no output ${name}`);
    return value;
  };
  const clients = createClients(embedded.clientConfig);
  const store = new Bucket(clients.objects, output('StoreBucket'));
  const operations = output('OperationsTable');
  return {
    embedded,
    day,
    inbox: new Bucket(clients.objects, output('InboxBucket')),
    store,
    ledger: new DeliveryLedger(clients.tables, operations),
    pointers: new Pointers(clients.tables, operations),
    households: new Households(clients.tables, output('HouseholdsTable')),
    caseLists: new CaseLists(clients.tables, output('HouseholdsTable')),
    policies: new PolicyStore(store),
    proposals: new PolicyProposals(clients.tables, operations),
    registry: new RegistryStore(clients.tables, operations, store),
    runs: new Runs(clients.tables, operations),
    staff: new StaffRecords(clients.tables, operations),
    queues: {
      deliveries: new Queue(clients.queues, output('DeliveriesQueueUrl')),
      rosters: new Queue(clients.queues, output('RostersQueueUrl')),
      publications: new Queue(clients.queues, output('PublicationsQueueUrl')),
    },
  };
}
