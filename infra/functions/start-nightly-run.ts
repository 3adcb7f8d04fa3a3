import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { closingRuns } from '../data/item-permissions.ts';
import type { Settings } from '../settings.ts';
import { ScheduledFunction } from '../work/scheduled-function.ts';
import type { Parts } from './parts.ts';

/** Begins the night. */
export class StartNightlyRun extends ScheduledFunction {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'NightlyRun', {
      at: settings.nightlyAt,
      name: 'start-nightly-run',
      description:
        'Fixes day, policy and index of the night, and has every current delivery matched with that index',
      timeout: Duration.minutes(5),
      settings,
    });
  }

  grant({ storage, tables, deliveries, publications, assessments, rosters }: Parts): void {
    storage.grantReadStore(this.worker, 'registry');
    storage.grantReadWriteStore(this.worker, 'runs', 'policy');
    storage.keepPolicyFor(this.worker);
    storage.grantWriteStore(this.worker, 'digests');
    storage.grantLock(this.worker, 'digests');
    tables.grantOperations(this.worker, {
      ...closingRuns,
      audit: ['query', 'put'],
      runs: ['get', 'put', 'update', 'delete'],
      deliveries: ['getMany', 'query', 'put'],
      pointers: ['get', 'query'],
      registry: ['get'],
      policies: ['query', 'put'],
    });
    for (const queue of [deliveries, publications, assessments, rosters]) queue.grantSend(this.worker);
  }
}
