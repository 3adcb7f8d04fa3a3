import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Monitoring } from '../watch/monitoring.ts';
import type { Settings } from '../settings.ts';
import { ScheduledFunction } from '../work/scheduled-function.ts';
import type { Parts } from './parts.ts';

/** Tells of the night in the morning. */
export class SendDigest extends ScheduledFunction {
  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Digest', {
      at: settings.digestAt,
      name: 'send-digest',
      description: 'Measures the last night for the alarms and tells the operators of it',
      timeout: Duration.minutes(5),
      settings,
    });
  }

  grant({ storage, tables }: Parts): void {
    storage.grantReadStore(this.worker, 'runs', 'policy');
    tables.grantOperations(this.worker, {
      subjects: ['query'],
      deliveries: ['getMany', 'query'],
      pointers: ['query'],
      registry: ['get'],
      runs: ['query'],
    });
    Monitoring.of(this).grantPublish(this.worker);
  }
}
