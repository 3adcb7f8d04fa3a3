import { describe, expect, test } from 'vitest';
import {
  functionsOf,
  listOf,
  referenceOf,
  resourcesOf,
  synthesize,
  type FunctionProperties,
  type MappingProperties,
  type Statement,
} from './synthesized.ts';

interface AutomationStep {
  action: string;
  onFailure: string;
  inputs: { Service: string; Api: string; UUID: unknown; Enabled: boolean };
}
interface DocumentProperties {
  Name: string;
  Content: { assumeRole: unknown; mainSteps: AutomationStep[] };
}
interface MathAlarm {
  AlarmName: string;
  Threshold: number;
  Metrics: { Expression?: string; MetricStat?: { Metric: { Dimensions: { Value: unknown }[] } } }[];
}

const template = synthesize();
const mappings = resourcesOf<MappingProperties>(template, 'AWS::Lambda::EventSourceMapping');
const documents = [...resourcesOf<DocumentProperties>(template, 'AWS::SSM::Document')];
const documentOf = (name: string) => documents.find(([, { Properties }]) => Properties.Name === name);

describe('what presses on the tables is bounded', () => {
  test('each table and each of its indexes takes so many reads and writes a second, and no more', () => {
    const atMost = { MaxReadRequestUnits: 12_000, MaxWriteRequestUnits: 4_000 };
    for (const { Properties } of resourcesOf(template, 'AWS::DynamoDB::Table').values()) {
      expect(Properties['OnDemandThroughput']).toEqual(atMost);
      for (const index of (Properties['GlobalSecondaryIndexes'] ?? []) as object[])
        expect(index).toMatchObject({ OnDemandThroughput: atMost });
    }
  });

  test('no queue is worked off by more instances than its function may have', () => {
    const functions = [...functionsOf(template).values()];
    for (const { Properties } of mappings.values()) {
      const { MaximumConcurrency } = Properties.ScalingConfig;
      expect(functions.map((each) => each.Properties.ReservedConcurrentExecutions)).toContain(
        MaximumConcurrency,
      );
      expect(MaximumConcurrency).toBeLessThanOrEqual(10);
    }
  });
});

describe('work that runs away is stopped, and nothing is lost by it', () => {
  const alarm = [...resourcesOf<MathAlarm>(template, 'AWS::CloudWatch::Alarm')].find(
    ([, { Properties }]) => Properties.AlarmName === 'Hedui-work-runs-away',
  );

  test('the alarm adds up the work of every function that can run away, duration times memory', () => {
    const { Metrics, Threshold } = alarm?.[1].Properties ?? { Metrics: [], Threshold: 0 };
    expect(Threshold).toBe(400_000);
    const measured = Metrics.flatMap(({ MetricStat }) =>
      (MetricStat?.Metric.Dimensions ?? []).map(({ Value }) => referenceOf(Value)),
    );
    // Those of a schedule run one at a time: six hours of them all are a fraction of the limit.
    const isBounded = ([, { Properties }]: (typeof all)[number]) =>
      Properties.ReservedConcurrentExecutions === 1;
    const all = [...resourcesOf<FunctionProperties>(template, 'AWS::Lambda::Function')];
    const bounded = all.filter(isBounded).map(([, { Properties }]) => Properties.MemorySize / 1024);
    expect(bounded.reduce((sum, gigabytes) => sum + gigabytes * 6 * 3_600, 0)).toBeLessThan(Threshold / 3);
    const running = all.filter((each) => !isBounded(each));
    expect(new Set(measured)).toEqual(new Set(running.map(([id]) => id)));
    const factors = [
      ...(Metrics.find(({ Expression }) => Expression)?.Expression ?? '').matchAll(/\*([\d.]+)/g),
    ];
    const memories = running.map(([, { Properties }]) => Properties.MemorySize);
    expect(factors.map(([, factor]) => Math.round(Number(factor) * 1_024_000)).sort()).toEqual(
      memories.sort(),
    );
  });

  test('it starts the automation that takes every worker off its queue; another one puts them back', () => {
    const [rule] = [
      ...resourcesOf<{ EventPattern: { resources: unknown[] }; Targets: { Arn: unknown }[] }>(
        template,
        'AWS::Events::Rule',
      ).values(),
    ];
    expect(referenceOf(rule?.Properties.EventPattern.resources[0])).toBe(alarm?.[0]);
    expect(JSON.stringify(rule?.Properties.Targets[0]?.Arn)).toContain('Hedui-stop-work');
    for (const [name, enabled] of [
      ['Hedui-stop-work', false],
      ['Hedui-resume-work', true],
    ] as const) {
      const steps = documentOf(name)?.[1].Properties.Content.mainSteps ?? [];
      expect(steps.map(({ inputs }) => referenceOf(inputs.UUID)).sort()).toEqual([...mappings.keys()].sort());
      for (const { inputs, onFailure } of steps) {
        expect(inputs).toMatchObject({
          Service: 'lambda',
          Api: 'UpdateEventSourceMapping',
          Enabled: enabled,
        });
        expect(onFailure).toBe('Continue');
      }
    }
  });

  test('the automation may do that, and nothing else', () => {
    const role = referenceOf(documentOf('Hedui-stop-work')?.[1].Properties.Content.assumeRole);
    const policies = resourcesOf<{ Roles: { Ref: string }[]; PolicyDocument: { Statement: Statement[] } }>(
      template,
      'AWS::IAM::Policy',
    );
    const statements = [...policies.values()]
      .filter(({ Properties }) => Properties.Roles.some(({ Ref }) => Ref === role))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.flatMap(({ Action }) => listOf(Action))).toEqual(['lambda:UpdateEventSourceMapping']);
    expect(listOf(statements[0]?.Resource)).toHaveLength(mappings.size);
  });
});

test('a budget is kept where the region has budgets, and tells the operators', () => {
  const withBudget = synthesize({ region: 'eu-central-1', hedui: { monthlyBudgetUsd: 200 } });
  const [budget] = [
    ...resourcesOf<{ NotificationsWithSubscribers: { Subscribers: { Address: { Ref: string } }[] }[] }>(
      withBudget,
      'AWS::Budgets::Budget',
    ).values(),
  ];
  const topics = resourcesOf(withBudget, 'AWS::SNS::Topic');
  for (const { Subscribers } of budget?.Properties.NotificationsWithSubscribers ?? [])
    expect(topics.has(Subscribers[0]?.Address.Ref ?? '')).toBe(true);
  expect(budget).toBeDefined();
  expect(() => synthesize({ region: 'cn-north-1', hedui: { monthlyBudgetUsd: 200 } })).toThrow(
    /regions in China have no budgets/,
  );
});
