import { expect, test } from 'vitest';
import { scheduledFunctions } from '../../cli/target.ts';
import { functionBehind, referenceOf, resourcesOf, synthesize } from './synthesized.ts';

interface ScheduleProperties {
  Name: string;
  ScheduleExpression: string;
  ScheduleExpressionTimezone: string;
  State: string;
  Target: { Arn: unknown; Input: string; DeadLetterConfig: { Arn: unknown }; RetryPolicy: unknown };
}

const template = synthesize({ hedui: { nightlyAt: '01:05' } });
const schedules = [...resourcesOf<ScheduleProperties>(template, 'AWS::Scheduler::Schedule').values()];
const scheduleOf = (name: string) =>
  schedules.find(({ Properties }) => Properties.Name === `Hedui-${name}`)?.Properties;
const schedule = scheduleOf('start-nightly-run');

test('the night starts at the set time of day in China', () => {
  expect(schedule).toMatchObject({
    ScheduleExpression: 'cron(5 1 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Shanghai',
    State: 'ENABLED',
  });
});

test('the inbox is reconciled on Sundays, while nobody delivers', () => {
  expect(scheduleOf('reconcile-inbox')).toMatchObject({
    ScheduleExpression: 'cron(0 5 ? * SUN *)',
    ScheduleExpressionTimezone: 'Asia/Shanghai',
    State: 'ENABLED',
  });
});

test('the function gets the night that it starts for, so that starting twice is one run', () => {
  expect(functionBehind(template, schedule?.Target.Arn)?.FunctionName).toBe('Hedui-start-nightly-run');
  expect(JSON.parse(schedule?.Target.Input ?? '')).toEqual({
    scheduledTime: '<aws.scheduler.scheduled-time>',
  });
});

test('a start that fails is tried again for hours and then kept for a person', () => {
  expect(schedule?.Target.RetryPolicy).toEqual({
    MaximumEventAgeInSeconds: 21_600,
    MaximumRetryAttempts: 10,
  });
  const deadLetters = resourcesOf<{ MessageRetentionPeriod: number }>(template, 'AWS::SQS::Queue').get(
    referenceOf(schedule?.Target.DeadLetterConfig.Arn),
  );
  expect(deadLetters?.Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
});

test('the command knows every function that a schedule starts, by its outputs', () => {
  const names = schedules.map(({ Properties }) => Properties.Name.replace('Hedui-', ''));
  expect([...scheduledFunctions.keys()].sort()).toEqual(names.sort());
  const outputs = Object.keys(template.findOutputs('*'));
  for (const name of scheduledFunctions.values()) expect(outputs).toContain(`${name}Function`);
});
