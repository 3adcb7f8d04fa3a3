import { Aws, Stack } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { rollouts } from '../settings.ts';

/** Shifts each function's alias to its new version step by step, and back by itself when the function fails. */
export class Rollout extends Construct {
  readonly #application: codedeploy.CfnApplication;
  readonly #role: iam.Role;

  /** The one of the stack that `scope` belongs to. */
  static of(scope: Construct): Rollout {
    const stack = Stack.of(scope);
    const known = stack.node.tryFindChild('Rollout');
    return known instanceof Rollout ? known : new Rollout(stack, 'Rollout');
  }

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#application = new codedeploy.CfnApplication(this, 'Application', { computePlatform: 'Lambda' });
    // Written out: the managed policy would let CodeDeploy move the aliases of every function of the account.
    this.#role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('codedeploy.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
  }

  /** @param failures the alarms of which each ends a rollout and takes it back */
  release(alias: lambda.Alias, failures: readonly cloudwatch.Alarm[], pace: keyof typeof rollouts): void {
    this.#permit(
      ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
      // By name: by reference the alias and the policy that it waits for would wait for each other.
      `${alias.lambda.functionArn}:live`,
    );
    for (const { alarmArn } of failures) this.#permit(['cloudwatch:DescribeAlarms'], alarmArn);
    const group = new codedeploy.CfnDeploymentGroup(alias, 'Rollout', {
      applicationName: this.#application.ref,
      serviceRoleArn: this.#role.roleArn,
      deploymentConfigName: rollouts[pace],
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      alarmConfiguration: { enabled: true, alarms: failures.map(({ alarmName }) => ({ name: alarmName })) },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
    });
    const policy = this.#role.node.tryFindChild('DefaultPolicy');
    if (policy !== undefined) group.node.addDependency(policy);
    const options = (alias.node.defaultChild as lambda.CfnAlias).cfnOptions;
    options.updatePolicy = {
      codeDeployLambdaAliasUpdate: {
        applicationName: this.#application.ref,
        deploymentGroupName: group.ref,
      },
    };
  }

  #permit(actions: string[], resource: string): void {
    this.#role.addToPolicy(new iam.PolicyStatement({ actions, resources: [resource] }));
  }
}
