import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { WorkQueue } from '../work/work-queue.ts';
import type { Parts } from './parts.ts';

/** Works off files that landed, and deliveries that are to be matched again. */
export class MatchDelivery extends WorkQueue {
  private readonly filesPerDay: number;

  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Deliveries', {
      urlName: 'DELIVERIES_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.matchConcurrency,
      worker: {
        name: 'match-delivery',
        description: 'Matches a delivered file against the registry and settles which delivery is current',
        timeout: Duration.minutes(15),
        settings,
      },
    });
    this.filesPerDay = settings.filesPerDay;
  }

  grant({ storage, tables, publications }: Parts): void {
    this.worker.setEnvironment('FILES_PER_DAY', String(this.filesPerDay));
    storage.grantReadInbox(this.worker, 'inbox');
    storage.grantReadStore(this.worker, 'registry');
    storage.grantReadWriteStore(this.worker, 'archive', 'staging');
    tables.grantOperations(this.worker, {
      subjects: ['put'],
      deliveries: ['get', 'getMany', 'query', 'put', 'delete'],
      pointers: ['get', 'put'],
      registry: ['get'],
      failures: ['put'],
    });
    publications.grantSend(this.worker);
  }
}
