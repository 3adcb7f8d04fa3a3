import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { HeduiFunction } from './hedui-function.ts';
import { createLogGroup } from './log-group.ts';
import { acknowledge } from './rules.ts';
import type { Settings } from './settings.ts';

/**
 * The HTTP interface: requests over TLS to the functions that answer them. An HTTP API rather than function URLs, which
 * regions in China lack; who is asking is judged by the functions, since every request also needs the staff record.
 */
export class HttpApi extends Construct {
  /** Where people reach it. */
  readonly publicUrl: string;
  private readonly api: gateway.HttpApi;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.api = new gateway.HttpApi(this, 'Api', {
      description: 'Hedui for county and town staff',
      createDefaultStage: false,
    });
    new gateway.HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: settings.requestsPerSecond, burstLimit: 2 * settings.requestsPerSecond },
      accessLogSettings: {
        destination: new gateway.LogGroupLogDestination(createLogGroup(this, 'AccessLogs', settings)),
        format: AccessLogFormat.custom(accessLogLine),
      },
    });
    acknowledge(
      this.api,
      'AwsSolutions::AwsSolutions-APIG4',
      'Who is asking is judged by the functions: every request also needs the staff record, which no authorizer knows.',
    );
    this.publicUrl = settings.publicUrl ?? this.api.apiEndpoint;
  }

  /** Sends requests with these paths to a function, such as `/api/{proxy+}`. */
  route(user: HeduiFunction, ...paths: string[]): void {
    const integration = new HttpLambdaIntegration(`${user.node.id}Integration`, user.alias as IFunction, {
      timeout: Duration.seconds(29),
    });
    for (const path of paths) this.api.addRoutes({ path, methods: [gateway.HttpMethod.ANY], integration });
    user.tell('PUBLIC_URL', this.publicUrl);
  }
}

/** What the access log says of a request: no query, which may hold what was searched for, and no address of a person. */
const accessLogLine = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  error: '$context.integrationErrorMessage',
});
