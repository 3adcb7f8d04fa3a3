import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { WorkQueue } from '../work/work-queue.ts';
import type { Parts } from './parts.ts';

/** Takes files of applicants, checks who applies, and issues the reports. */
export class CheckApplicants extends WorkQueue {
  private readonly filesPerDay: number;

  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Checks', {
      urlName: 'CHECKS_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.checkConcurrency,
      worker: {
        name: 'check-applicants',
        description:
          'Takes files of applicants, checks who applies against the current deliveries and issues check reports',
        timeout: Duration.minutes(15),
        settings,
      },
    });
    this.filesPerDay = settings.filesPerDay;
  }

  grant({ storage, tables }: Parts): void {
    this.worker.setEnvironment('FILES_PER_DAY', String(this.filesPerDay));
    storage.grantReadInbox(this.worker, 'applicants');
    storage.grantReadStore(this.worker, 'archive', 'registry', 'policy');
    storage.grantReadWriteStore(this.worker, 'staging');
    this.grantSend(this.worker);
    tables.grantHouseholds(this.worker, 'Query', 'BatchGetItem', 'PutItem');
    tables.grantOperations(this.worker, {
      subjects: ['put'],
      deliveries: ['get', 'getMany', 'query', 'put', 'delete'],
      pointers: ['query'],
      registry: ['get'],
      audit: ['put'],
      failures: ['put'],
    });
  }
}
