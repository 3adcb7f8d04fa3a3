import { Aws, Duration, Stack, RemovalPolicy } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigateway';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { acknowledge } from '../rules.ts';
import type { Settings } from '../settings.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import { createLogGroup } from '../work/log-group.ts';
import { speakInProblems } from './gateway-responses.ts';

/** Stands in every address that API Gateway gives, and in no other part of one. */
const stageName = 'hedui';

/**
 * The HTTP interface: requests over TLS to the functions that answer them. A REST API, since only that lets be shaped what
 * the gateway refuses by itself; regional, since regions in China have nothing else. Who is asking is judged by the
 * functions, since every request also needs the staff record.
 */
export class RestApi extends Construct {
  /** Where people reach it. */
  readonly publicUrl: string;
  /** How often it, or whoever answers behind it, failed. */
  readonly serverErrors: cloudwatch.Metric;
  private readonly api: gateway.RestApi;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.api = new gateway.RestApi(this, 'Api', {
      // Its metrics go by this name, and an account may have several.
      restApiName: Stack.of(this).stackName,
      description: 'Hedui for county and town staff',
      endpointConfiguration: { types: [gateway.EndpointType.REGIONAL] },
      // Bodies reach the functions as they came, and files people.
      binaryMediaTypes: ['*/*'],
      cloudWatchRole: false,
      // Behind an address of the county's own, with its firewall, nobody goes round it by the one of API Gateway.
      ...(settings.publicUrl !== null && { disableExecuteApiEndpoint: true }),
      ...(settings.allowedNetworks.length > 0 && { policy: onlyFrom(settings.allowedNetworks) }),
      deployOptions: {
        stageName,
        throttlingRateLimit: settings.requestsPerSecond,
        throttlingBurstLimit: 2 * settings.requestsPerSecond,
        methodOptions: signInLimits(settings),
        accessLogDestination: new gateway.LogGroupLogDestination(
          createLogGroup(this, 'AccessLogs', settings),
        ),
        accessLogFormat: gateway.AccessLogFormat.custom(accessLogLine),
      },
    });
    // Without it the stage may have no access log.
    this.api.deploymentStage.node.addDependency(new GatewayAccount(this, 'Account'));
    if (settings.webAclArn !== null) {
      new CfnWebACLAssociation(this, 'Firewall', {
        resourceArn: this.api.deploymentStage.stageArn,
        webAclArn: settings.webAclArn,
      });
    }
    // Outputs are named by the stack.
    this.api.node.tryRemoveChild('Endpoint');
    speakInProblems(this.api);
    for (const [rule, reason] of Object.entries(otherwise)) acknowledge(this.api, rule, reason);
    this.serverErrors = this.api.deploymentStage.metricServerError({
      period: Duration.minutes(5),
      statistic: 'Sum',
    });
    // Not the address that the stage knows: the stage depends on the functions, and they are told this.
    const own = `https://${this.api.restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${stageName}`;
    this.publicUrl = settings.publicUrl ?? own;
  }

  /** Sends requests with these paths to a function, such as `/api/{proxy+}`. */
  route(user: HeduiFunction, ...paths: string[]): void {
    const integration = new gateway.LambdaIntegration(user.alias as IFunction, {
      // API Gateway waits 29 seconds at most.
      timeout: Duration.seconds(29),
      allowTestInvoke: false,
    });
    for (const path of paths) this.api.root.resourceForPath(path).addMethod('ANY', integration);
    user.setEnvironment('PUBLIC_URL', this.publicUrl);
  }
}

/** Refuses, before any function is called, whoever asks from another network. */
function onlyFrom(networks: readonly string[]): PolicyDocument {
  const everybody = { principals: [new AnyPrincipal()], actions: ['execute-api:Invoke'] };
  const resources = ['execute-api:/*'];
  return new PolicyDocument({
    statements: [
      new PolicyStatement({ ...everybody, resources }),
      new PolicyStatement({
        ...everybody,
        resources,
        effect: Effect.DENY,
        conditions: { NotIpAddress: { 'aws:SourceIp': [...networks] } },
      }),
    ],
  });
}

/** Signing in is open to strangers, so that it has a limit of its own: what it uses up is not what staff work with. */
function signInLimits({ signInsPerSecond }: Settings): Record<string, gateway.MethodDeploymentOptions> {
  const limit = { throttlingRateLimit: signInsPerSecond, throttlingBurstLimit: 2 * signInsPerSecond };
  return Object.fromEntries(['GET', 'POST'].map((method) => [`/auth/{proxy+}/${method}`, limit]));
}

/**
 * What the access log says of a request: from where, and which route, not the address as it was typed, which may hold
 * anything; no query; and nothing of a person.
 */
const accessLogLine = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  from: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  refusal: '$context.error.responseType',
});

const firewall =
  'Every request needs a session or token and a staff record, and the number of requests is bounded; a county that has a firewall names it in the setting webAclArn, and its networks in allowedNetworks.';
const executionLogs =
  'They hold addresses as typed, queries and parts of bodies, and so personal data; the access log and the logs of the functions tell what happened.';

/** What is otherwise than the rules say, and why. */
const otherwise = {
  'AwsSolutions::AwsSolutions-APIG2':
    'The functions validate every request by schemas and say where it is wrong; a validator of the gateway would say less.',
  'AwsSolutions::AwsSolutions-APIG3': firewall,
  'AwsSolutions::AwsSolutions-APIG4':
    'Who is asking is judged by the functions: every request also needs the staff record, which no authorizer knows.',
  'AwsSolutions::AwsSolutions-APIG6': executionLogs,
  'AwsSolutions::AwsSolutions-COG4':
    'Staff sign in with any OpenID Connect provider; regions in China have no user pools.',
  'NIST.800.53.R5::NIST.800.53.R5-APIGWAssociatedWithWAF': firewall,
  'NIST.800.53.R5::NIST.800.53.R5-APIGWCacheEnabledAndEncrypted':
    'Answers are for one person and may not be kept, so there is no cache.',
  'NIST.800.53.R5::NIST.800.53.R5-APIGWExecutionLoggingEnabled': executionLogs,
  'NIST.800.53.R5::NIST.800.53.R5-APIGWSSLEnabled':
    'A certificate of the gateway is for servers behind it; functions are invoked by signed requests.',
} as const;

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
class GatewayAccount extends Construct {
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
