/** The tables, buckets and queues of a stack as its own tools see them, wherever the stack runs. */
import type { Clients } from '../shared/store/aws/clients.ts';
import { LockedDigests } from '../shared/store/locked-digests.ts';
import { Bucket } from '../shared/store/aws/objects.ts';
import { openStores as openRepositories } from '../shared/store/open-stores.ts';
import { Queue } from '../shared/store/aws/queues.ts';
import type {
  CheckMessage,
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
  return {
    inbox: new Bucket(clients.objects, output('InboxBucket')),
    ...openRepositories(clients, {
      OPERATIONS_TABLE: output('OperationsTable'),
      HOUSEHOLDS_TABLE: output('HouseholdsTable'),
      STORE_BUCKET: output('StoreBucket'),
    }),
    locked: new LockedDigests(new Bucket(clients.objects, output('AuditBucket'))),
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
      checkRequests: new Queue<CheckMessage | FoundMessage>(clients.queues, output('ChecksQueueUrl')),
    },
  };
}
