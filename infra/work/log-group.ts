import { RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { DataKey } from '../data-key.ts';
import type { Settings } from '../settings.ts';

/** A log group that is encrypted and forgets. */
export function createLogGroup(scope: Construct, id: string, settings: Settings): logs.LogGroup {
  return new logs.LogGroup(scope, id, {
    retention: settings.logRetentionDays,
    encryptionKey: DataKey.ofOperations(scope),
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
