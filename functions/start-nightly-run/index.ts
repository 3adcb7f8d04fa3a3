import middy from '@middy/core';
import { withCorrelation } from '../../shared/runtime/correlation.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { openOperations } from '../../shared/store/open-stores.ts';
import { LockedDigests } from '../../shared/store/locked-digests.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { nightlyEvent } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { runNameOf } from '../../shared/app/nights/nightly-run.ts';
import { env } from './env.ts';
import { startNightlyRun, type StartNightlyRunDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const deps: Omit<StartNightlyRunDependencies, 'time'> = {
  ...openOperations(clients, config),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
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
  await withCorrelation(run, () => startNightlyRun(scheduledTime, { ...deps, time }));
  return undefined;
});
