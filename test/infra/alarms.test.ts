import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionsOf, referenceOf, resourcesOf, synthesize, type QueueProperties } from './synthesized.ts';

interface AlarmProperties {
  AlarmName: string;
  AlarmDescription: string;
  AlarmActions: unknown[];
  OKActions: unknown[];
  MetricName: string;
  TreatMissingData: string;
  Dimensions: { Name: string; Value: unknown }[];
}

const template = synthesize();
const alarms = [...resourcesOf<AlarmProperties>(template, 'AWS::CloudWatch::Alarm').values()].map(
  ({ Properties }) => Properties,
);
const topics = resourcesOf(template, 'AWS::SNS::Topic');

/** Anchors of the headings of the runbook. */
const anchors = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-'),
);

describe.each(alarms)('alarm $AlarmName', (alarm) => {
  test('tells the operators when it begins and when it is over', () => {
    expect(topics.has(referenceOf(alarm.AlarmActions[0]))).toBe(true);
    expect(alarm.OKActions).toEqual(alarm.AlarmActions);
  });

  test('says what happened, and which entry of the runbook says what to do', () => {
    const [, what = '', anchor] = /^(.+)\. docs\/runbook\.md#(.+)$/.exec(alarm.AlarmDescription) ?? [];
    expect(what.length).toBeGreaterThan(10);
    expect(anchors).toContain(anchor);
  });
});

/** Alarms on a metric of something. */
function alarmsOn(metric: string, id: string): AlarmProperties[] {
  return alarms.filter(
    ({ MetricName, Dimensions }) =>
      MetricName === metric && JSON.stringify(Dimensions).includes(JSON.stringify(id)),
  );
}

test('every queue is watched: work that waits too long, and messages nobody could work off', () => {
  const queues = resourcesOf<QueueProperties>(template, 'AWS::SQS::Queue');
  for (const [id, { Properties }] of queues) {
    const metric =
      Properties.RedrivePolicy === undefined
        ? 'ApproximateNumberOfMessagesVisible'
        : 'ApproximateAgeOfOldestMessage';
    expect(alarmsOn(metric, id), id).toHaveLength(1);
  }
});

test('every function is watched for failing as a whole', () => {
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  expect(functions.size).toBe(functionsOf(template).size);
  for (const id of functions.keys()) expect(alarmsOn('Errors', id), id).toHaveLength(1);
});

test.each([
  ['sign-ins-fail', 'SignInsFailed'],
  ['steps-refused', 'StepsRefused'],
])(
  '%s sums what both functions measured, where one of them may never have measured anything',
  (name, metric) => {
    const sums = [
      ...resourcesOf<{ AlarmName: string; Metrics?: { Expression?: string; MetricStat?: unknown }[] }>(
        template,
        'AWS::CloudWatch::Alarm',
      ).values(),
    ].map(({ Properties }) => Properties);
    const [sum, ...parts] = sums.find(({ AlarmName }) => AlarmName.endsWith(name))?.Metrics ?? [];
    expect(sum?.Expression).toBe('SUM(METRICS())');
    expect(parts.map(({ MetricStat }) => MetricStat)).toMatchObject(
      ['staff-api', 'console'].map((service) => ({
        Metric: { MetricName: metric, Dimensions: [{ Name: 'service', Value: service }] },
        Stat: 'Sum',
      })),
    );
  },
);

test('answers of 5xx are counted by the gateway, whoever gave them', () => {
  const [alarm] = alarms.filter(({ MetricName }) => MetricName === '5XXError');
  expect(alarm?.AlarmName).toMatch(/answers-fail$/);
  const api = resourcesOf<{ Name: string }>(template, 'AWS::ApiGateway::RestApi');
  expect(alarm?.Dimensions.find(({ Name }) => Name === 'ApiName')?.Value).toBe(
    [...api.values()][0]?.Properties.Name,
  );
});
