import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * A customer-managed key that changes its material every year.
 *
 * The tables and each bucket of data have one of their own: whoever may use one kind of data can decrypt no other. All
 * that holds nothing of people shares one. It is retained, since what it encrypted is.
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

  /**
   * The one key of a stack for what holds nothing of people: secrets, messages, logs and environments of functions, alarms.
   * Its name is that under which the secrets of the version before were encrypted.
   */
  static ofOperations(scope: Construct): DataKey {
    const stack = Stack.of(scope);
    const known = stack.node.tryFindChild('SecretsKey');
    if (known instanceof DataKey) return known;
    const key = new DataKey(stack, 'SecretsKey', 'secrets, messages, logs, environments and alarms');
    key.permitLogs();
    return key;
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
  private permitLogs(): void {
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
