import middy from '@middy/core';
import { shanghaiDate, shanghaiMidnight } from '../../shared/domain/kernel/calendar.ts';
import { AuditLog } from '../../shared/store/audit-log.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { CaseLists } from '../../shared/store/case-lists.ts';
import { EvidenceDigests } from '../../shared/store/evidence-digests.ts';
import { Erasures, Forgotten } from '../../shared/store/forgotten.ts';
import { Households } from '../../shared/store/households.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { env } from './env.ts';
import { forgetPeople } from './handler.ts';

const config = env.parse(process.env);
const clients = createClients();
const households = new Table(clients.tables, config.HOUSEHOLDS_TABLE);
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const stores = {
  store,
  households: new Households(households),
  caseLists: new CaseLists(households),
  registry: new RegistryStore(operations, store),
  policies: new PolicyStore(store),
  audit: new AuditLog(operations),
  digests: new EvidenceDigests(operations),
  forgotten: new Forgotten(operations),
  erasures: new Erasures(operations),
};

/** By the clock alone: whoever starts it by hand cannot say that a later day has come. */
export const handler = middy<unknown, undefined>().handler(async (_event, context) => {
  const now = config.TODAY === undefined ? new Date() : new Date(shanghaiMidnight(config.TODAY));
  const time = { remainingMs: () => context.getRemainingTimeInMillis() };
  await forgetPeople({ ...stores, time, at: now.toISOString(), day: shanghaiDate(now) });
  return undefined;
});
