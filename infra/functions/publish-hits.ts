import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { caseIndexes } from '../../shared/contracts/case-lists.ts';
import { closingRuns } from '../data/item-permissions.ts';
import type { Settings } from '../settings.ts';
import { WorkQueue } from '../work/work-queue.ts';
import type { Parts } from './parts.ts';

/** Works off publications: staged hits become holdings. */
export class PublishHits extends WorkQueue {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Publications', {
      urlName: 'PUBLICATIONS_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.publishConcurrency,
      worker: {
        name: 'publish-hits',
        description: "Writes a publication's hits into household files and moves the provider's pointer",
        timeout: Duration.minutes(15),
        settings,
      },
    });
  }

  grant({ storage, tables, identity, assessments, deliveries, rosters }: Parts): void {
    storage.grantReadStore(this.worker, 'registry');
    // The rehearsal of a new standard keeps, beside its document, whom it gives what.
    storage.grantReadWriteStore(this.worker, 'staging', 'runs', 'policy');
    storage.grantWriteStore(this.worker, 'digests');
    storage.grantLock(this.worker, 'digests');
    // Reading is for previews of what a release would do.
    tables.grantHouseholds(this.worker, 'Query', 'BatchGetItem', 'BatchWriteItem');
    tables.grantCaseLists(this.worker, caseIndexes.county);
    tables.grantOperations(this.worker, {
      ...closingRuns,
      deliveries: ['get', 'getMany', 'query', 'update'],
      pointers: ['get', 'query', 'update'],
      registry: ['get'],
      policies: ['get', 'put'],
      failures: ['put'],
    });
    identity.grantTokens(this.worker);
    assessments.grantSend(this.worker);
    deliveries.grantSend(this.worker);
    rosters.grantSend(this.worker);
  }
}
