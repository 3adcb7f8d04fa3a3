import middy from '@middy/core';
import { createClients } from '../../shared/store/aws/clients.ts';
import { openOperations } from '../../shared/store/open-stores.ts';
import { count, flushMetrics } from '../../shared/runtime/metrics.ts';
import { OperatorsTopic } from '../../shared/store/aws/operators-topic.ts';
import { nightlyEvent } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { sendDigest, type SendDigestDependencies } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const deps: SendDigestDependencies = {
  ...openOperations(clients, config),
  topic: new OperatorsTopic(clients.topics, config.OPERATORS_TOPIC),
  measure: (figures) => {
    count({ ...figures });
    flushMetrics();
  },
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = middy<unknown, undefined>().handler(async (event) => {
  await sendDigest(nightlyEvent.parse(event).scheduledTime, deps);
  return undefined;
});
