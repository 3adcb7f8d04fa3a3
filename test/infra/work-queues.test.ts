import { describe, expect, test } from 'vitest';
import {
  functionBehind,
  listOf,
  referenceOf,
  resourcesOf,
  synthesize,
  type MappingProperties,
  type QueueProperties,
  type Statement,
} from './synthesized.ts';

const template = synthesize({ hedui: { assessConcurrency: 7 } });
const queues = resourcesOf<QueueProperties>(template, 'AWS::SQS::Queue');
const works = [...resourcesOf<MappingProperties>(template, 'AWS::Lambda::EventSourceMapping').values()].map(
  ({ Properties }) => ({
    mapping: Properties,
    queueId: referenceOf(Properties.EventSourceArn),
    queue: queues.get(referenceOf(Properties.EventSourceArn))?.Properties,
    worker: functionBehind(template, Properties.FunctionName),
  }),
);
const keys = resourcesOf(template, 'AWS::KMS::Key');
/** Of tables and buckets. */
const keysOfData = new Set([...keys.keys()].filter((id) => /^(Tables|Storage)/.test(id)));
const days = 24 * 60 * 60;

test('each queue is worked off by its function', () => {
  const pairs = works.map(({ queueId, worker, mapping }) => [
    queueId.replace(/Queue.*/, ''),
    worker?.FunctionName,
    mapping.BatchSize,
  ]);
  expect(pairs).toEqual(
    expect.arrayContaining([
      ['Deliveries', 'Hedui-match-delivery', 1],
      ['Rosters', 'Hedui-import-roster', 1],
      ['Publications', 'Hedui-publish-hits', 1],
      ['Assessments', 'Hedui-assess-households', 5],
      ['Checks', 'Hedui-check-applicants', 1],
    ]),
  );
});

describe.each(works)('$queueId', ({ mapping, queue, worker }) => {
  test('a message that failed five times waits in a dead-letter queue for 14 days', () => {
    expect(queue?.RedrivePolicy?.maxReceiveCount).toBe(5);
    const deadLetters = queues.get(referenceOf(queue?.RedrivePolicy?.deadLetterTargetArn));
    expect(deadLetters?.Properties.MessageRetentionPeriod).toBe(14 * days);
    expect(deadLetters?.Properties.RedrivePolicy).toBeUndefined();
  });

  test('a message that reaches the dead-letter queue late still waits there for days', () => {
    expect(queue?.MessageRetentionPeriod).toBe(7 * days);
  });

  test('its messages and its dead letters have a key, which is that of no data of people', () => {
    const deadLetters = queues.get(referenceOf(queue?.RedrivePolicy?.deadLetterTargetArn));
    expect(deadLetters?.Properties.KmsMasterKeyId).toEqual(queue?.KmsMasterKeyId);
    expect(keysOfData.size).toBe(4);
    expect(keysOfData.has(referenceOf(queue?.KmsMasterKeyId))).toBe(false);
  });

  test("messages stay invisible for six times the function's timeout", () => {
    expect(queue?.VisibilityTimeout).toBe(6 * (worker?.Timeout ?? Number.NaN));
  });

  test('records fail one by one, a bounded number of batches is worked on at once, and none waits to fill up', () => {
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(mapping.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    // What is polled can be run: a message that no instance may take would come back until it is dead.
    expect(worker?.ReservedConcurrentExecutions).toBe(mapping.ScalingConfig.MaximumConcurrency);
    expect(mapping.MaximumBatchingWindowInSeconds).toBeUndefined();
  });
});

test('the concurrency is that of the settings', () => {
  const assessments = works.find(({ worker }) => worker?.FunctionName === 'Hedui-assess-households');
  expect(assessments?.mapping.ScalingConfig.MaximumConcurrency).toBe(7);
});

test('every queue is encrypted by a key of the county and refuses requests without TLS', () => {
  const policies = [
    ...resourcesOf<{ Queues: unknown[]; PolicyDocument: { Statement: Statement[] } }>(
      template,
      'AWS::SQS::QueuePolicy',
    ).values(),
  ];
  for (const [id, queue] of queues) {
    expect(keys.has(referenceOf(queue.Properties.KmsMasterKeyId)), id).toBe(true);
    const statements = policies
      .filter(({ Properties }) => Properties.Queues.some((reference) => referenceOf(reference) === id))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const refusal = statements.find(({ Effect }) => Effect === 'Deny');
    expect(refusal, id).toMatchObject({
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  }
});

test('only S3, for a bucket of the same account, may send to a queue from outside', () => {
  const policies = resourcesOf<{ Queues: unknown[]; PolicyDocument: { Statement: Statement[] } }>(
    template,
    'AWS::SQS::QueuePolicy',
  );
  const allowed = [...policies.values()].flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow').map((statement) => ({
      queue: referenceOf(Properties.Queues[0]).replace(/Queue.*/, ''),
      by: statement.Principal,
      may: listOf(statement.Action),
      when: statement.Condition,
    })),
  );
  const s3 = {
    by: { Service: 's3.amazonaws.com' },
    may: ['sqs:SendMessage'],
    when: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
  };
  expect(allowed).toEqual([
    { queue: 'Deliveries', ...s3 },
    { queue: 'Rosters', ...s3 },
    { queue: 'Checks', ...s3 },
  ]);
});
