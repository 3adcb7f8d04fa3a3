import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Whether Lambda sends traces to X-Ray where the stack goes; in the regions of China it cannot. */
export function hasTracing(scope: Construct): boolean {
  const { region } = Stack.of(scope);
  return !Token.isUnresolved(region) && !region.startsWith('cn-');
}
