import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { WorkQueue } from '../work/work-queue.ts';
import type { Parts } from './parts.ts';

/** Checks who applies, and issues the reports. */
export class CheckApplicants extends WorkQueue {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Checks', {
      urlName: 'CHECKS_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.checkConcurrency,
      worker: {
        name: 'check-applicants',
        description: 'Checks applicants against the current deliveries and issues check reports',
        timeout: Duration.minutes(15),
        settings,
      },
    });
  }

  grant({ storage, tables }: Parts): void {
    storage.grantReadStore(this.worker, 'archive', 'registry', 'policy');
    tables.grantHouseholds(this.worker, 'Query', 'BatchGetItem', 'PutItem');
    tables.grantOperations(this.worker, {
      deliveries: ['get', 'getMany', 'query'],
      pointers: ['query'],
      registry: ['get'],
      audit: ['put'],
      failures: ['put'],
    });
  }
}
