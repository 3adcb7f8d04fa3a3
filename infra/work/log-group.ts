import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { DataKey } from '../data-key.ts';
import type { Settings } from '../settings.ts';

/** One key for the logs of a stack, and the environments of its functions. */
export function logsKey(scope: Construct): DataKey {
  const known = Stack.of(scope).node.tryFindChild('LogsKey');
  if (known instanceof DataKey) return known;
  const key = DataKey.shared(scope, 'LogsKey', 'logs and environments of functions');
  key.permitLogs();
  return key;
}

/** A log group that is encrypted and forgets. */
export function createLogGroup(scope: Construct, id: string, settings: Settings): logs.LogGroup {
  return new logs.LogGroup(scope, id, {
    retention: settings.logRetentionDays,
    encryptionKey: logsKey(scope),
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
