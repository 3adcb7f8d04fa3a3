import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { ScheduledFunction } from '../work/scheduled-function.ts';
import type { Parts } from './parts.ts';

/** Once a week, finds files whose event was lost. */
export class ReconcileInbox extends ScheduledFunction {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Reconciliation', {
      at: settings.reconcileAt,
      on: 'SUN',
      name: 'reconcile-inbox',
      description: 'Compares the inbox with the deliveries on record, and announces what no event announced',
      timeout: Duration.minutes(15),
      settings,
    });
  }

  grant({ storage, tables, deliveries, rosters, checks }: Parts): void {
    storage.grantListInbox(this.worker);
    tables.grantOperations(this.worker, { deliveries: ['query'], reconciliation: ['get', 'put'] });
    for (const queue of [deliveries, rosters, checks]) queue.grantSend(this.worker);
  }
}
