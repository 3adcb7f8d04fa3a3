import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../rules.ts';

/** Those of AmazonAPIGatewayPushToCloudWatchLogs, which API Gateway looks for before it takes a role. */
const actions = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:PutLogEvents',
];

/**
 * The role by which API Gateway writes the access logs of REST APIs. There is one for all APIs of an account and region:
 * deploying puts it in the place of another, which does the same, and it stays when the stack goes.
 */
export class GatewayAccount extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const statement = new iam.PolicyStatement({ actions, resources: ['*'] });
    const role = new iam.Role(this, 'LogsRole', {
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: { logs: new iam.PolicyDocument({ statements: [statement] }) },
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    acknowledge(
      role,
      'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      'The role serves all APIs of the account and region, whose log groups this stack cannot name.',
    );
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
