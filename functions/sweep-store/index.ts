import middy from '@middy/core';
import { createClients } from '../../shared/store/aws/clients.ts';
import { openStores } from '../../shared/store/open-stores.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import {
  nightlyEvent,
  type ResumeRosterMessage,
  type SettleMessage,
} from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { sweepStore } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const stores = {
  ...openStores(clients, config),
  deliveries: new Queue<SettleMessage>(clients.queues, config.DELIVERIES_QUEUE_URL),
  rosters: new Queue<ResumeRosterMessage>(clients.queues, config.ROSTERS_QUEUE_URL),
};

export const handler = middy<unknown, undefined>().handler(async (event) => {
  const { scheduledTime } = nightlyEvent.parse(event);
  const day = shanghaiDate(new Date(scheduledTime));
  const ends = {
    keptDays: config.SUPERSEDED_DAYS,
    refusedDays: config.REFUSED_DAYS,
    recordDays: config.RECORD_DAYS,
  };
  await sweepStore({ ...stores, ...ends, day, now: () => new Date() });
  return undefined;
});
