import middy from '@middy/core';
import { shanghaiDate, shanghaiMidnight } from '../../shared/domain/kernel/calendar.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { openStores } from '../../shared/store/open-stores.ts';
import { env } from './env.ts';
import { forgetPeople } from './handler.ts';

const config = env.parse(process.env);
const stores = openStores(createClients(), config);

/** By the clock alone: whoever starts it by hand cannot say that a later day has come. */
export const handler = middy<unknown, undefined>().handler(async (_event, context) => {
  const now = config.TODAY === undefined ? new Date() : new Date(shanghaiMidnight(config.TODAY));
  const time = { remainingMs: () => context.getRemainingTimeInMillis() };
  await forgetPeople({ ...stores, time, at: now.toISOString(), day: shanghaiDate(now) });
  return undefined;
});
