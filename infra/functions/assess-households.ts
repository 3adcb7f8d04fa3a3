import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { closingRuns } from '../data/item-permissions.ts';
import type { Settings } from '../settings.ts';
import { WorkQueue } from '../work/work-queue.ts';
import type { Parts } from './parts.ts';

/** Works off households to be assessed, one by one or a chunk of a night at a time. */
export class AssessHouseholds extends WorkQueue {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Assessments', {
      urlName: 'ASSESSMENTS_QUEUE_URL',
      batchSize: 5,
      maxConcurrency: settings.assessConcurrency,
      worker: {
        name: 'assess-households',
        description: 'Assesses household files and raises, changes or withdraws their cases',
        timeout: Duration.minutes(5),
        settings,
      },
    });
  }

  grant({ storage, tables, rosters }: Parts): void {
    storage.grantReadStore(this.worker, 'registry', 'policy', 'staging');
    storage.grantReadWriteStore(this.worker, 'runs');
    storage.grantWriteStore(this.worker, 'digests');
    storage.grantLock(this.worker, 'digests');
    tables.grantHouseholds(this.worker, 'BatchGetItem', 'Query', 'Scan', 'PutItem', 'BatchWriteItem');
    tables.grantOperations(this.worker, {
      ...closingRuns,
      pointers: ['query'],
      registry: ['get'],
      failures: ['put'],
    });
    this.grantSend(this.worker);
    rosters.grantSend(this.worker);
  }
}
