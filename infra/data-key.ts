import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * A customer-managed key that changes its material every year.
 *
 * Each bucket and each queue has one of its own: a bucket and the queue that it notifies would wait for each other
 * under a common one, and whoever may use one kind of data can decrypt no other. It is retained, since what it
 * encrypted is.
 */
export class DataKey extends kms.Key {
  constructor(scope: Construct, id: string, purpose: string) {
    super(scope, id, {
      description: `Hedui: ${purpose}`,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** The one key of this name in the stack that `scope` belongs to. */
  static shared(scope: Construct, id: string, purpose: string): DataKey {
    const stack = Stack.of(scope);
    const known = stack.node.tryFindChild(id);
    return known instanceof DataKey ? known : new DataKey(stack, id, purpose);
  }

  /** Lets a service of this account encrypt and decrypt on behalf of what it delivers. */
  permitService(service: string): void {
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  /** CloudWatch Logs has a name of its own in each region, and names the log group in the encryption context. */
  permitLogs(): void {
    const groups = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`;
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [
          iam.ServicePrincipal.fromStaticServicePrincipleName(`logs.${Aws.REGION}.${Aws.URL_SUFFIX}`),
        ],
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      }),
    );
  }
}
