/** What the functions are granted: each names what it takes. */
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { IdentitySecret } from '../data/identity-secret.ts';
import type { Storage } from '../data/storage.ts';
import type { Tables } from '../data/tables.ts';
import type { Settings } from '../settings.ts';
import type { IdentityProvider } from '../web/identity-provider.ts';
import type { RestApi } from '../web/rest-api.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import type { WorkQueue } from '../work/work-queue.ts';

export interface Parts {
  storage: Storage;
  tables: Tables;
  identity: IdentitySecret;
  identityProvider: IdentityProvider;
  deliveries: WorkQueue;
  rosters: WorkQueue;
  publications: WorkQueue;
  assessments: WorkQueue;
  checks: WorkQueue;
}

/** What is before the interface and the pages alike. */
export interface FrontEnd {
  api: RestApi;
  settings: Settings;
  /** Rings when people are answered with errors, and ends a rollout. */
  failures: cloudwatch.Alarm;
}

/** What the interface and the pages have in common: cases are read and worked, and held deliveries decided. */
export function grantFrontEnd(worker: HeduiFunction, parts: Parts): void {
  const { storage, tables, deliveries, publications, rosters, checks } = parts;
  parts.identityProvider.grantSignIn(worker);
  storage.grantReadStore(worker, 'registry', 'runs', 'policy', 'staging');
  storage.grantReadWriteStore(worker, 'attachments');
  tables.grantHouseholds(worker, 'Query', 'BatchGetItem', 'PutItem', 'BatchWriteItem');
  tables.grantCaseLists(worker);
  for (const queue of [deliveries, publications, rosters, checks]) queue.grantSend(worker);
}
