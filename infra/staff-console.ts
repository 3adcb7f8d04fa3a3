import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HeduiFunction } from './hedui-function.ts';
import type { RestApi } from './rest-api.ts';
import type { Settings } from './settings.ts';

/** The pages that staff work with: everything that is not the JSON interface or its sign-in. */
export class StaffConsole extends Construct {
  readonly worker: HeduiFunction;

  constructor(scope: Construct, id: string, { api, settings }: { api: RestApi; settings: Settings }) {
    super(scope, id);
    this.worker = new HeduiFunction(this, 'Worker', {
      name: 'console',
      description:
        'Shows staff their cases, households, deliveries and runs, and takes the steps of their forms',
      // API Gateway waits 29 seconds at most.
      timeout: Duration.seconds(29),
      atOnce: settings.apiConcurrency,
      settings,
    });
    api.route(this.worker, '/', '/{proxy+}');
  }
}
