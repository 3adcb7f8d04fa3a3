import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EnvironmentName } from '../shared/contracts/environment.ts';
import type { FunctionName, Settings } from './settings.ts';

export interface HeduiFunctionProps {
  /** Its folder in `functions/`, whose `index.ts` exports `handler`. */
  name: FunctionName;
  description: string;
  timeout: Duration;
  settings: Settings;
}

const repository = fileURLToPath(new URL('..', import.meta.url));

/**
 * One function of `functions/`, bundled with everything it imports, with a log group and a role of its own.
 *
 * It may do nothing and knows no names until it is granted something: every `grant…` method of the other constructs
 * gives a permission together with the name of what it permits.
 */
export class HeduiFunction extends Construct implements iam.IGrantable {
  readonly grantPrincipal: iam.IPrincipal;
  readonly lambda: lambda.Function;

  constructor(scope: Construct, id: string, props: HeduiFunctionProps) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Logs', {
      retention: props.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own, because the managed policy for logs would let every function write to any log group.
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.lambda = new NodejsFunction(this, 'Function', {
      functionName: `${Stack.of(this).stackName}-${props.name}`,
      description: props.description,
      ...code(props.name),
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: props.settings.memoryMb[props.name],
      timeout: props.timeout,
      role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    });
    this.grantPrincipal = role;
  }

  /** Tells the function the name of something that it may use. */
  tell(name: EnvironmentName, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  /** Permits exactly these actions on exactly these resources. */
  permit(actions: readonly string[], resources: readonly string[]): void {
    this.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({ actions: [...actions], resources: [...resources] }),
    );
  }
}

function code(name: FunctionName) {
  return {
    entry: `${repository}functions/${name}/index.ts`,
    handler: 'handler',
    projectRoot: repository,
    depsLockFilePath: `${repository}package-lock.json`,
    bundling: {
      format: OutputFormat.ESM,
      target: 'node24',
      mainFields: ['module', 'main'],
      // The SDK comes along, so that what runs is what was tested, not what the runtime happens to bring.
      externalModules: [],
      minify: false,
      sourceMap: true,
      // Some dependencies are CommonJS and call require, which an ES module has to make for itself.
      banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      logLevel: LogLevel.WARNING,
      forceDockerBundling: false,
    },
  };
}
