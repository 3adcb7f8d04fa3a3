import { Aws, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DataKey } from '../data-key.ts';
import { HeduiFunction, type HeduiFunctionProps } from './hedui-function.ts';
import { Monitoring } from '../watch/monitoring.ts';
import { acknowledge } from '../rules.ts';
import { DeadLetterQueue } from './work-queue.ts';

export interface ScheduledFunctionProps extends Omit<HeduiFunctionProps, 'atOnce'> {
  /** When it starts, in Asia/Shanghai: `22:30`. */
  at: string;
  /** On which day of the week; every day without it. */
  on?: 'SUN';
}

/** A function that starts at the same time of every day, or of one day a week, in China, and gets the moment that it was scheduled for. */
export class ScheduledFunction extends Construct {
  readonly worker: HeduiFunction;
  /** Keeps starts that failed for good. */
  readonly failedStarts: DeadLetterQueue;

  constructor(scope: Construct, id: string, { at, on, ...props }: ScheduledFunctionProps) {
    super(scope, id);
    this.worker = new HeduiFunction(this, 'Worker', { ...props, atOnce: 1 });
    const key = DataKey.ofOperations(this);
    this.failedStarts = new DeadLetterQueue(this, 'DeadLetters');
    acknowledge(
      this.failedStarts,
      'AwsSolutions::AwsSolutions-SQS3',
      'It is a dead-letter queue: of the schedule, and of asynchronous invocations.',
    );
    Monitoring.of(this).watchFailedStarts(this.failedStarts, props.name);
    const role = new iam.Role(this, 'SchedulerRole', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    role.addToPolicy(allow(['lambda:InvokeFunction'], this.worker.alias.functionArn));
    // The scheduler keeps what it could not hand over; what the function then fails at, Lambda tries again and keeps.
    for (const keeper of [role, this.worker.role]) {
      keeper.addToPolicy(allow(['sqs:SendMessage'], this.failedStarts.queueArn));
      keeper.addToPolicy(allow(['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn));
    }
    const [hour = 0, minute = 0] = at.split(':').map(Number);
    const schedule = new CfnSchedule(this, 'Schedule', {
      name: `${Stack.of(this).stackName}-${props.name}`,
      description: props.description,
      scheduleExpression: `cron(${minute} ${hour} ${on === undefined ? '* * ?' : `? * ${on}`} *)`,
      scheduleExpressionTimezone: 'Asia/Shanghai',
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: this.worker.alias.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
        // What cannot start within six hours is left to a person, and to the day after it.
        retryPolicy: {
          maximumEventAgeInSeconds: Duration.hours(6).toSeconds(),
          maximumRetryAttempts: 10,
        },
        deadLetterConfig: { arn: this.failedStarts.queueArn },
      },
    });
    schedule.node.addDependency(role);
    this.worker.alias.configureAsyncInvoke({
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: this.failedStarts.queueArn }) },
    });
  }
}

function allow(actions: string[], resource: string): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources: [resource] });
}
