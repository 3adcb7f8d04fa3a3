import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { Monitoring } from './monitoring.ts';
import type { FunctionName, Settings } from '../settings.ts';

/**
 * What ends runaway cost: an alarm on the work done, which stops the queues, and where the region has budgets, one a month.
 *
 * A stop takes no more messages from the queues: what is being worked on ends, everything else waits, and nothing is
 * retried into a dead-letter queue, as it would be by functions that may not run. It is an automation of Systems Manager,
 * so that a person can start the same by hand, and its opposite.
 */
export class CostGuard extends Construct {
  readonly #role: iam.Role;
  readonly #mappings: readonly lambda.EventSourceMapping[];

  constructor(
    scope: Construct,
    id: string,
    { mappings, settings }: { mappings: readonly lambda.EventSourceMapping[]; settings: Settings },
  ) {
    super(scope, id);
    this.#mappings = mappings;
    this.#role = roleFor(this, 'AutomationRole', 'ssm.amazonaws.com');
    this.#role.addToPolicy(
      allow(
        ['lambda:UpdateEventSourceMapping'],
        mappings.map(({ eventSourceMappingArn }) => eventSourceMappingArn),
      ),
    );
    const stop = this.#automation('Stop', 'stop-work', false);
    this.#automation('Resume', 'resume-work', true);
    const monitoring = Monitoring.of(this);
    const work = workOf(monitoring, settings);
    this.#startAt(monitoring.watchWork(work, settings.stopAfterGbSeconds), stop);
    if (settings.monthlyBudgetUsd !== undefined) this.#budget(monitoring, settings.monthlyBudgetUsd);
  }

  #automation(id: string, name: string, enabled: boolean): CfnDocument {
    return new CfnDocument(this, id, {
      name: `${Stack.of(this).stackName}-${name}`,
      documentType: 'Automation',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '0.3',
        description: enabled
          ? 'Goes on taking messages from the queues'
          : 'Takes no more messages from the queues; they wait',
        assumeRole: this.#role.roleArn,
        mainSteps: this.#mappings.map(({ eventSourceMappingId, node }, n) => ({
          name: `${node.scope?.node.id ?? ''}${n}`,
          action: 'aws:executeAwsApi',
          // One that fails must not keep the others going.
          onFailure: 'Continue',
          inputs: {
            Service: 'lambda',
            Api: 'UpdateEventSourceMapping',
            UUID: eventSourceMappingId,
            Enabled: enabled,
          },
        })),
      },
    });
  }

  #startAt(alarm: cloudwatch.Alarm, { name = '' }: CfnDocument): void {
    const automation = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:automation-definition/${name}:$DEFAULT`;
    const role = roleFor(this, 'RuleRole', 'events.amazonaws.com');
    role.addToPolicy(allow(['ssm:StartAutomationExecution'], [automation]));
    role.addToPolicy(allow(['iam:PassRole'], [this.#role.roleArn]));
    new events.CfnRule(this, 'Rule', {
      description: 'Stops the queues when the work runs away',
      eventPattern: {
        source: ['aws.cloudwatch'],
        'detail-type': ['CloudWatch Alarm State Change'],
        resources: [alarm.alarmArn],
        detail: { state: { value: ['ALARM'] } },
      },
      targets: [{ id: 'Stop', arn: automation, roleArn: role.roleArn }],
    });
  }

  /** Of the whole account: a county has one for Hedui, and costs by tag would have to be activated by hand. */
  #budget(monitoring: Monitoring, amount: number): void {
    monitoring.permitService('budgets.amazonaws.com');
    const notify = (notificationType: string, threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold },
      subscribers: [{ subscriptionType: 'SNS', address: monitoring.topic.topicArn }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `${Stack.of(this).stackName}-monthly`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('FORECASTED', 100), notify('ACTUAL', 80), notify('ACTUAL', 100)],
    });
  }
}

/**
 * GB-seconds in six hours of all functions that can run away: memory times duration, which is what Lambda charges. Those of a
 * schedule run one at a time, a quarter of an hour at most, and an alarm takes no more than ten metrics.
 */
function workOf({ watchedFunctions }: Monitoring, { memoryMb }: Settings): cloudwatch.MathExpression {
  const period = Duration.hours(6);
  const running = watchedFunctions.filter(({ is }) => atOnceOf(is) !== 1);
  const durations = running.map(({ is }) => is.metricDuration({ period, statistic: 'Sum' }));
  const terms = running.map(
    ({ name }, n) => `m${n}*${(memoryMb[name as FunctionName] / 1024 / 1000).toFixed(9)}`,
  );
  return new cloudwatch.MathExpression({
    label: 'GB-seconds',
    period,
    expression: terms.join('+'),
    usingMetrics: Object.fromEntries(durations.map((metric, n) => [`m${n}`, metric])),
  });
}

function atOnceOf({ node }: lambda.Function): number | undefined {
  return (node.defaultChild as lambda.CfnFunction).reservedConcurrentExecutions;
}

function roleFor(scope: Construct, id: string, service: string): iam.Role {
  const conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  return new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal(service, { conditions }) });
}

function allow(actions: string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources });
}
