import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { caseIndexes } from '../../shared/contracts/case-lists.ts';
import { WorkQueue } from '../work/work-queue.ts';
import type { Parts } from './parts.ts';

/** Works off rosters that landed, and those that waited for the end of a run. */
export class ImportRoster extends WorkQueue {
  private readonly filesPerDay: number;

  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Rosters', {
      urlName: 'ROSTERS_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.importConcurrency,
      worker: {
        name: 'import-roster',
        description: "Imports a county's roster into household files, register and registry index",
        timeout: Duration.minutes(15),
        settings,
      },
    });
    this.filesPerDay = settings.filesPerDay;
  }

  grant({ storage, tables, identity }: Parts): void {
    this.worker.setEnvironment('FILES_PER_DAY', String(this.filesPerDay));
    storage.grantReadInbox(this.worker, 'roster');
    storage.grantReadWriteStore(this.worker, 'archive', 'registry', 'staging');
    storage.grantReadStore(this.worker, 'policy');
    tables.grantHouseholds(this.worker, 'BatchGetItem', 'BatchWriteItem', 'Query', 'UpdateItem');
    tables.grantCaseLists(this.worker, caseIndexes.county);
    tables.grantOperations(this.worker, {
      subjects: ['put'],
      deliveries: ['get', 'getMany', 'query', 'put', 'delete'],
      pointers: ['query'],
      registry: ['get', 'put'],
      runs: ['get'],
      forgotten: ['query'],
      staff: ['query', 'put'],
      staffVersions: ['put'],
      failures: ['put'],
    });
    identity.grantTokens(this.worker);
  }
}
