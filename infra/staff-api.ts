import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HeduiFunction } from './hedui-function.ts';
import type { RestApi } from './rest-api.ts';
import type { Settings } from './settings.ts';

/** The interface that staff work cases through, and their sign-in. */
export class StaffApi extends Construct {
  readonly worker: HeduiFunction;

  constructor(scope: Construct, id: string, { api, settings }: { api: RestApi; settings: Settings }) {
    super(scope, id);
    this.worker = new HeduiFunction(this, 'Worker', {
      name: 'staff-api',
      description: 'Signs staff in, shows them their cases and takes the steps that they decide on',
      // API Gateway waits 29 seconds at most.
      timeout: Duration.seconds(29),
      atOnce: settings.apiConcurrency,
      settings,
    });
    api.route(this.worker, '/api/{proxy+}', '/auth/{proxy+}');
  }
}
