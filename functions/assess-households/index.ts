import { createClients } from '../../shared/store/aws/clients.ts';
import { openStores } from '../../shared/store/open-stores.ts';
import { LockedDigests } from '../../shared/store/locked-digests.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { assessmentMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { assessChanged, assessChunk, assessLanded, type AssessHouseholdsDependencies } from './handler.ts';
import { Coalescing } from './coalescing.ts';

const config = env.parse(process.env);
const clients = createClients();
const stores = openStores(clients, config);
const deps: Omit<AssessHouseholdsDependencies, 'time'> = {
  ...stores,
  coalescing: new Coalescing(stores.store),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
  assessments: new Queue(clients.queues, config.ASSESSMENTS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'assess-households',
  failures: stores.failures,
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
