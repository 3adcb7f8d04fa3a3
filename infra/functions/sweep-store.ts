import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { caseIndexes } from '../../shared/contracts/case-lists.ts';
import type { Settings } from '../settings.ts';
import { ScheduledFunction } from '../work/scheduled-function.ts';
import type { Parts } from './parts.ts';

/** Removes what nothing uses any more. */
export class SweepStore extends ScheduledFunction {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Sweep', {
      at: settings.sweepAt,
      name: 'sweep-store',
      description: 'Removes from the store what nothing uses any more and whose time is over',
      timeout: Duration.minutes(15),
      settings,
    });
    this.worker.setEnvironment('SUPERSEDED_DAYS', String(settings.supersededDays));
    this.worker.setEnvironment('REFUSED_DAYS', String(settings.refusedDays));
    this.worker.setEnvironment('RECORD_DAYS', String(settings.recordDays));
  }

  grant({ storage, tables, deliveries, rosters }: Parts): void {
    storage.grantSweep(this.worker);
    // The term of holds, and who settles what a hold that has ended leaves.
    storage.grantReadStore(this.worker, 'policy');
    for (const queue of [deliveries, rosters]) queue.grantSend(this.worker);
    tables.grantHouseholds(this.worker, 'BatchGetItem');
    tables.grantCaseLists(this.worker, caseIndexes.county);
    tables.grantOperations(this.worker, {
      subjects: ['query', 'put'],
      deliveries: ['get', 'query', 'put', 'delete'],
      pointers: ['get'],
      registry: ['get'],
      runs: ['get'],
      audit: ['put'],
    });
  }
}
