import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { decidingHeld } from '../data/item-permissions.ts';
import { HeduiFunction } from '../work/hedui-function.ts';
import { grantFrontEnd, type FrontEnd, type Parts } from './parts.ts';

/** The pages that staff work with: everything that is not the JSON interface or its sign-in. */
export class StaffConsole extends Construct {
  readonly worker: HeduiFunction;

  constructor(scope: Construct, { api, settings, failures }: FrontEnd) {
    super(scope, 'Console');
    this.worker = new HeduiFunction(this, 'Worker', {
      name: 'console',
      description:
        'Shows staff their cases, households, deliveries and runs, and takes the steps of their forms',
      // API Gateway waits 29 seconds at most.
      timeout: Duration.seconds(29),
      atOnce: settings.apiConcurrency,
      endsRollout: failures,
      settings,
    });
    api.route(this.worker, '/', '/{proxy+}');
  }

  grant(parts: Parts): void {
    grantFrontEnd(this.worker, parts);
    // What words of providers mean is proposed as a policy.
    parts.storage.grantReadWriteStore(this.worker, 'policy');
    parts.tables.grantOperations(this.worker, {
      ...decidingHeld,
      policies: ['get', 'query', 'put'],
      runs: ['get', 'query'],
      staff: ['get', 'query', 'put'],
      staffVersions: ['query', 'put'],
      filters: ['get', 'put'],
      sessions: ['get', 'update'],
      audit: ['query', 'put'],
    });
  }
}
