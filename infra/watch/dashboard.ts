/** What a county looks at in the morning: last night's result first, then what is wrong, then the stages, then the machinery. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { stageMetrics } from '../../shared/contracts/stage-metrics.ts';

export interface Watched<Resource> {
  name: string;
  is: Resource;
}

export interface Shown {
  functions: readonly Watched<lambda.Function>[];
  queues: readonly Watched<sqs.Queue>[];
  deadLetters: readonly Watched<sqs.Queue>[];
  /** A metric that a function measured itself. */
  measured: (service: string, metricName: string, statistic: string, period: Duration) => cloudwatch.Metric;
}

const titles: Readonly<Record<keyof typeof stageMetrics, string>> = {
  'match-delivery': 'Deliveries 交付比对',
  'import-roster': 'Rosters 花名册导入',
  'publish-hits': 'Publications 命中写入',
  'assess-households': 'Assessments 评估与个案',
  'check-applicants': 'Checks 申请核对',
};

export function drawDashboard(scope: Construct, shown: Shown): void {
  const { functions, queues, deadLetters, measured } = shown;
  const night = (names: string[]) =>
    names.map((name) => measured('send-digest', name, 'Maximum', Duration.days(1)));
  const board = new cloudwatch.Dashboard(scope, 'Dashboard', {
    dashboardName: Stack.of(scope).stackName,
    defaultInterval: Duration.days(14),
  });
  board.addWidgets(
    new cloudwatch.SingleValueWidget({
      title: 'Last night 昨夜核对',
      width: 24,
      height: 4,
      metrics: night([
        'NightFinished',
        'HouseholdsCompared',
        'SuspensionCases',
        'ReviewCases',
        'EntitlementCases',
        'RowsMatched',
      ]),
    }),
    new cloudwatch.SingleValueWidget({
      title: 'Needs attention 待处理',
      width: 24,
      height: 4,
      metrics: night(['ProvidersOverdue', 'DeliveriesHeld', 'RostersHeld', 'FilesRejected']),
    }),
  );
  board.addWidgets(
    new cloudwatch.GraphWidget({
      title: 'Open cases, night by night 未结个案',
      width: 12,
      left: night(['SuspensionCases', 'ReviewCases', 'EntitlementCases']),
    }),
    new cloudwatch.GraphWidget({
      title: 'Messages nobody could work off 死信',
      width: 12,
      left: deadLetters.map(({ name, is }) =>
        is.metricApproximateNumberOfMessagesVisible({ label: name, statistic: 'Maximum' }),
      ),
    }),
  );
  board.addWidgets(
    ...Object.entries(stageMetrics).map(
      ([stage, names]) =>
        new cloudwatch.GraphWidget({
          title: titles[stage as keyof typeof stageMetrics],
          width: 6,
          left: names.map((name) => measured(stage, name, 'Sum', Duration.hours(1))),
        }),
    ),
  );
  board.addWidgets(
    new cloudwatch.GraphWidget({
      title: 'Oldest message, seconds 最早消息',
      width: 8,
      left: queues.map(({ name, is }) =>
        is.metricApproximateAgeOfOldestMessage({ label: name, statistic: 'Maximum' }),
      ),
    }),
    new cloudwatch.GraphWidget({
      title: 'Errors of functions 函数错误',
      width: 8,
      left: functions.map(({ name, is }) => is.metricErrors({ label: name })),
    }),
    new cloudwatch.GraphWidget({
      title: 'Milliseconds a message, average 每条消息耗时',
      width: 8,
      left: queues.map(({ name }) =>
        measured(name, 'MessageMilliseconds', 'Average', Duration.hours(1)).with({ label: name }),
      ),
    }),
  );
}
