import { Aws, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { drawDashboard, type Watched } from './dashboard.ts';
import { DataKey } from '../data-key.ts';
import type { EnvironmentName } from '../../shared/contracts/environment.ts';

/** A function, as far as it is told and permitted something here. */
interface Publisher {
  setEnvironment(name: EnvironmentName, value: string): void;
  permit(actions: readonly string[], resources: readonly string[]): void;
}

interface Watch {
  name: string;
  /** What has happened, in words for whoever is called. */
  says: string;
  /** Heading of docs/runbook.md, as its anchor. */
  runbook: string;
  metric: cloudwatch.IMetric;
  threshold: number;
  comparison?: cloudwatch.ComparisonOperator;
  missing?: cloudwatch.TreatMissingData;
}

const five = Duration.minutes(5);
/** One may be a browser that gave up; of refusals so many are nobody's slip. */
const fewInFive = 3;
const oftenInFive = 10;

/** Of metrics that may have no value, or may never have had one: such a metric counts for nothing, and hides no other. */
function sumOf(metrics: readonly cloudwatch.Metric[]): cloudwatch.IMetric {
  const usingMetrics = Object.fromEntries(metrics.map((metric, n) => [`m${n}`, metric]));
  return new cloudwatch.MathExpression({ expression: 'SUM(METRICS())', usingMetrics, period: five });
}

/** By which people work: what fails there stops them, and nothing else. */
const answeringPeople: readonly string[] = ['staff-api', 'console'];

/**
 * What is watched in a stack, and who is told: one topic for alarms and the daily digest. Every function and every queue
 * is watched by being there.
 */
export class Monitoring extends Construct {
  readonly topic: sns.Topic;
  readonly #key: DataKey;
  readonly #functions: Watched<lambda.Function>[] = [];
  readonly #queues: Watched<sqs.Queue>[] = [];
  readonly #deadLetters: Watched<sqs.Queue>[] = [];

  /** The one of the stack that `scope` belongs to. */
  static of(scope: Construct): Monitoring {
    const stack = Stack.of(scope);
    const known = stack.node.tryFindChild('Monitoring');
    return known instanceof Monitoring ? known : new Monitoring(stack, 'Monitoring');
  }

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = DataKey.ofOperations(this);
    this.#key.permitService('cloudwatch.amazonaws.com');
    this.topic = new sns.Topic(this, 'Topic', { masterKey: this.#key, enforceSSL: true });
  }

  /** Sends alarms and digests to an address; SNS asks it to agree first. */
  sendTo(address: string): void {
    this.topic.addSubscription(new EmailSubscription(address));
  }

  /** Lets a function publish to the topic. */
  grantPublish(publisher: Publisher): void {
    publisher.setEnvironment('OPERATORS_TOPIC', this.topic.topicArn);
    publisher.permit(['sns:Publish'], [this.topic.topicArn]);
    publisher.permit(['kms:Decrypt', 'kms:GenerateDataKey'], [this.#key.keyArn]);
  }

  /** Returns the alarm of failed invocations, which also ends a rollout. */
  watchFunction(watched: lambda.Function, name: string): cloudwatch.Alarm {
    this.#functions.push({ name, is: watched });
    return this.#alarm({
      name: `${name}-errors`,
      says: `${name} failed as a whole`,
      runbook: answeringPeople.includes(name) ? 'staff-cannot-work' : 'a-function-fails',
      metric: watched.metricErrors({ period: five }),
      threshold: 1,
    });
  }

  /** Returns the alarm of failed answers, which also ends a rollout of whoever gave them. */
  watchAnswers(failed: cloudwatch.Metric): cloudwatch.Alarm {
    for (const [name, metricName, says, runbook] of [
      ['sign-ins-fail', 'SignInsFailed', 'sign-ins fail, or credentials are refused', 'sign-ins-fail'],
      ['steps-refused', 'StepsRefused', 'people try what they may not', 'steps-are-refused'],
    ] as const) {
      const metrics = answeringPeople.map((service) => this.#measured(service, metricName, 'Sum', five));
      this.#alarm({
        name,
        says: `${says}, ${oftenInFive} times in five minutes or more`,
        runbook,
        metric: sumOf(metrics),
        threshold: oftenInFive,
      });
    }
    return this.#alarm({
      name: 'answers-fail',
      says: `the interface or the console answered with an error of its own, ${fewInFive} times in five minutes or more`,
      runbook: 'staff-cannot-work',
      metric: failed,
      threshold: fewInFive,
    });
  }

  watchQueue(queue: sqs.Queue, name: string, oldestMinutes: number): void {
    this.#queues.push({ name, is: queue });
    this.#alarm({
      name: `${name}-waiting`,
      says: `messages for ${name} wait longer than ${oldestMinutes} minutes`,
      runbook: 'messages-wait-too-long',
      metric: queue.metricApproximateAgeOfOldestMessage({ period: five, statistic: 'Maximum' }),
      threshold: oldestMinutes * 60,
    });
  }

  watchDeadLetters(queue: sqs.Queue, name: string): void {
    this.#watchDead(queue, {
      name,
      says: `${name}: a message could not be worked off and waits for a person`,
      runbook: 'a-message-lies-in-a-dead-letter-queue',
    });
  }

  /** @param name of a function whose starts by its schedule failed for good */
  watchFailedStarts(queue: sqs.Queue, name: string): void {
    this.#watchDead(queue, {
      name: `${name}-start`,
      says: `${name} could not be started by its schedule, or failed three times`,
      runbook: 'a-night-did-not-start',
    });
  }

  #watchDead(queue: sqs.Queue, { name, ...described }: Pick<Watch, 'name' | 'says' | 'runbook'>): void {
    this.#deadLetters.push({ name, is: queue });
    this.#alarm({
      ...described,
      name: `${name}-dead-letters`,
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: five, statistic: 'Maximum' }),
      threshold: 1,
    });
  }

  /** What the daily digest measures of the night. */
  watchNight(unusualPercent: number): void {
    const measured = (metricName: string, statistic = 'Maximum') =>
      this.#measured('send-digest', metricName, statistic, Duration.days(1));
    this.#alarm({
      name: 'night-not-finished',
      says: 'the last night did not start, did not finish, or nothing told of it',
      runbook: 'a-night-did-not-finish',
      metric: measured('NightFinished', 'Minimum'),
      threshold: 1,
      comparison: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      missing: cloudwatch.TreatMissingData.BREACHING,
    });
    const counted = [
      [
        'provider-overdue',
        'ProvidersOverdue',
        'a provider has delivered nothing recent enough',
        'a-provider-is-overdue',
      ],
      [
        'delivery-held',
        'DeliveriesHeld',
        'a delivery waits for its parts or for a person',
        'a-delivery-is-held',
      ],
      ['roster-held', 'RostersHeld', 'a roster waits for a person', 'a-roster-is-held'],
    ] as const;
    for (const [name, metricName, says, runbook] of counted) {
      this.#alarm({ name, says, runbook, metric: measured(metricName), threshold: 1 });
    }
    for (const [name, metricName, what] of [
      ['matches-unusual', 'MatchesChangePercent', 'matches'],
      ['cases-unusual', 'CasesChangePercent', 'open cases'],
    ] as const) {
      this.#alarm({
        name,
        says: `the number of ${what} changed by ${unusualPercent} % or more from one night to the next`,
        runbook: 'a-night-found-far-more-or-less-than-usual',
        metric: measured(metricName),
        threshold: unusualPercent,
      });
    }
  }

  /** What the weekly reconciliation of the inbox measures. */
  watchInbox(): void {
    this.#alarm({
      name: 'files-not-announced',
      says: 'files lay in the inbox that no event had announced; they are on their way now',
      runbook: 'a-file-was-not-announced',
      metric: this.#measured('reconcile-inbox', 'FilesNotAnnounced', 'Maximum', Duration.days(1)),
      threshold: 1,
    });
  }

  /** Called when the work of six hours is more than any county has: `metric` in GB-seconds. */
  watchWork(metric: cloudwatch.IMetric, threshold: number): cloudwatch.Alarm {
    return this.#alarm({
      name: 'work-runs-away',
      says: `the functions have worked for more than ${threshold} GB-seconds in six hours, and are stopped`,
      runbook: 'work-runs-away',
      metric,
      threshold,
    });
  }

  /** Lets a service of AWS tell the operators something. */
  permitService(service: string): void {
    this.#key.permitService(service);
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  get watchedFunctions(): readonly Watched<lambda.Function>[] {
    return this.#functions;
  }

  drawDashboard(): void {
    drawDashboard(this, {
      functions: this.#functions,
      queues: this.#queues,
      deadLetters: this.#deadLetters,
      measured: (...wanted) => this.#measured(...wanted),
    });
  }

  /** A metric that a function measured itself. */
  #measured(service: string, metricName: string, statistic: string, period: Duration): cloudwatch.Metric {
    const namespace = Stack.of(this).stackName;
    const label = metricName;
    return new cloudwatch.Metric({
      namespace,
      metricName,
      label,
      statistic,
      period,
      dimensionsMap: { service },
    });
  }

  #alarm(watch: Watch): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, watch.name, {
      alarmName: `${Stack.of(this).stackName}-${watch.name}`,
      alarmDescription: `${watch.says}. docs/runbook.md#${watch.runbook}`,
      metric: watch.metric,
      threshold: watch.threshold,
      evaluationPeriods: 1,
      comparisonOperator:
        watch.comparison ?? cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: watch.missing ?? cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    return alarm;
  }
}
