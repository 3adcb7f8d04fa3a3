import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { decidingHeld } from '../data/item-permissions.ts';
import { HeduiFunction } from '../work/hedui-function.ts';
import { grantFrontEnd, type FrontEnd, type Parts } from './parts.ts';

/** The interface that staff work cases through, and their sign-in. */
export class StaffApi extends Construct {
  readonly worker: HeduiFunction;

  constructor(scope: Construct, { api, settings, failures }: FrontEnd) {
    super(scope, 'StaffApi');
    this.worker = new HeduiFunction(this, 'Worker', {
      name: 'staff-api',
      description: 'Signs staff in, shows them their cases and takes the steps that they decide on',
      // API Gateway waits 29 seconds at most.
      timeout: Duration.seconds(29),
      atOnce: settings.apiConcurrency,
      endsRollout: failures,
      settings,
    });
    api.route(this.worker, '/api/{proxy+}', '/auth/{proxy+}');
  }

  grant(parts: Parts): void {
    grantFrontEnd(this.worker, parts);
    parts.tables.grantOperations(this.worker, {
      ...decidingHeld,
      runs: ['query'],
      staff: ['get', 'query', 'put'],
      staffVersions: ['query', 'put'],
      sessions: ['get', 'put', 'update', 'delete'],
      requests: ['get', 'put', 'delete'],
      audit: ['query', 'put'],
    });
  }
}
