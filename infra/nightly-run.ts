import { Aws, Duration, TimeZone } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { HeduiFunction } from './hedui-function.ts';
import type { Settings } from './settings.ts';
import { DeadLetterQueue } from './work-queue.ts';

/** Starts the nightly run at the same time of every day in China, and tells it for which night it is. */
export class NightlyRun extends Construct {
  readonly starter: HeduiFunction;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.starter = new HeduiFunction(this, 'Starter', {
      name: 'start-nightly-run',
      description:
        'Fixes day, policy and index of the night, and has every current delivery matched with that index',
      timeout: Duration.minutes(5),
      settings,
    });
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    const [hour = 0, minute = 0] = settings.nightlyAt.split(':').map(Number);
    new Schedule(this, 'Schedule', {
      description: 'Starts the nightly comparison',
      schedule: ScheduleExpression.expression(`cron(${minute} ${hour} * * ? *)`, TimeZone.ASIA_SHANGHAI),
      target: new LambdaInvoke(this.starter.lambda, {
        input: ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime }),
        role: new iam.Role(this, 'SchedulerRole', {
          assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
            conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
          }),
        }),
        // A night that cannot start within six hours is left to a person, and to the night after it.
        maxEventAge: Duration.hours(6),
        retryAttempts: 10,
        deadLetterQueue: deadLetters,
      }),
    });
    // The scheduler only hands the event over; what the function then fails at, Lambda tries again and keeps.
    this.starter.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      onFailure: new SqsDestination(deadLetters),
    });
  }
}
