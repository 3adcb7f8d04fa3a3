import { type Duration, Stack, Token } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { EnvironmentName } from '../../shared/contracts/environment.ts';
import { DataKey } from '../data-key.ts';
import { bundleFunction } from './bundle.ts';
import { createLogGroup } from './log-group.ts';
import { Monitoring } from '../watch/monitoring.ts';
import { Rollout } from './rollout.ts';
import { acknowledge } from '../rules.ts';
import type { FunctionName, Settings } from '../settings.ts';

export interface HeduiFunctionProps {
  /** Its folder in `functions/`, whose `index.ts` exports `handler`. */
  name: FunctionName;
  description: string;
  timeout: Duration;
  /** How many of its instances may run at once: what it can cost, and how hard it can press on the tables. */
  atOnce: number;
  /** Beside its own failures: what else ends a rollout of it. */
  endsRollout?: cloudwatch.Alarm;
  settings: Settings;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * One function of `functions/`, bundled with everything it imports, with a log group and a role of its own.
 *
 * It may do nothing and knows no names until it is granted something: every `grant…` method of the other constructs
 * gives a permission together with the name of what it permits. Who invokes it invokes its alias, behind which a new
 * version takes over step by step.
 */
export class HeduiFunction extends Construct implements iam.IGrantable {
  readonly name: FunctionName;
  readonly grantPrincipal: iam.IPrincipal;
  readonly role: iam.Role;
  readonly lambda: lambda.Function;
  readonly alias: lambda.Alias;

  constructor(scope: Construct, id: string, props: HeduiFunctionProps) {
    super(scope, id);
    this.name = props.name;
    const logGroup = createLogGroup(this, 'Logs', props.settings);
    // A role of its own, because the managed policy for logs would let every function write to any log group.
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    this.grantPrincipal = this.role;
    logGroup.grantWrite(this.role);
    this.lambda = new lambda.Function(this, 'Function', {
      functionName: `${Stack.of(this).stackName}-${props.name}`,
      description: props.description,
      code: bundleFunction(props.name),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: props.settings.memoryMb[props.name],
      timeout: props.timeout,
      reservedConcurrentExecutions: props.atOnce,
      role: this.role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      environmentEncryption: DataKey.ofOperations(this),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_METRICS_NAMESPACE: Stack.of(this).stackName,
        POWERTOOLS_SERVICE_NAME: props.name,
      },
      ...(hasTracing(this) && { tracing: lambda.Tracing.ACTIVE }),
    });
    if (hasTracing(this)) acknowledgeTracing(this.role);
    this.alias = new lambda.Alias(this, 'Live', {
      aliasName: 'live',
      version: this.lambda.currentVersion as lambda.IVersion,
    });
    const failures = Monitoring.of(this).watchFunction(this.lambda, props.name);
    const ending = [failures, ...(props.endsRollout === undefined ? [] : [props.endsRollout])];
    Rollout.of(this).release(this.alias, ending, props.settings.rollout);
  }

  /** Gives the function the name of something that it may use. */
  setEnvironment(name: EnvironmentName, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  /** Permits exactly these actions on exactly these resources, under these conditions. */
  permit(actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): void {
    this.role.addToPolicy(
      new iam.PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }
}

function acknowledgeTracing(role: iam.Role): void {
  const reason = 'X-Ray takes traces and gives samples without resources to name.';
  acknowledge(role, 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason);
}

/** Whether Lambda sends traces to X-Ray where the stack goes; in the regions of China it cannot. */
function hasTracing(scope: Construct): boolean {
  const { region } = Stack.of(scope);
  return !Token.isUnresolved(region) && !region.startsWith('cn-');
}
