import { describe, expect, test } from 'vitest';
import { referenceOf, resourcesOf, synthesize, type Resource, type Statement } from './synthesized.ts';

interface BucketProperties {
  LifecycleConfiguration: { Rules: Record<string, unknown>[] };
  NotificationConfiguration?: { QueueConfigurations: { Event: string; Queue: unknown; Filter: unknown }[] };
}

const template = synthesize();
const buckets = [...resourcesOf<BucketProperties>(template, 'AWS::S3::Bucket')];
const inbox = bucket('Inbox');
const store = bucket('Store');

function bucket(name: string): Resource<BucketProperties> {
  const found = buckets.find(([id]) => id.startsWith(`Storage${name}`));
  if (found === undefined) throw new Error(`there is no bucket ${name}`);
  return found[1];
}

test('what holds data keeps its name and outlives the stack, since a new name would be an empty one', () => {
  const stateful = ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret'];
  const kept = stateful.flatMap((type) =>
    [...resourcesOf(template, type)].map(([id, { DeletionPolicy, UpdateReplacePolicy }]) => {
      expect([DeletionPolicy, UpdateReplacePolicy], id).toEqual(['Retain', 'Retain']);
      return id;
    }),
  );
  expect(kept).toEqual([
    'StorageInbox618003E1',
    'StorageStore8AD3347A',
    'TablesHouseholdsFDE8C3B1',
    'TablesOperations2081F30E',
    'IdentityKey67F1E491',
    'IdentityProviderClientSecret94A7E220',
  ]);
});

describe.each(buckets)('bucket %s', (id, { Properties }) => {
  test('is closed to the public, encrypted and versioned', () => {
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{}] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('refuses requests without TLS', () => {
    const policies = resourcesOf<{ Bucket: unknown; PolicyDocument: { Statement: Statement[] } }>(
      template,
      'AWS::S3::BucketPolicy',
    );
    const policy = [...policies.values()].find(
      (candidate) => referenceOf(candidate.Properties.Bucket) === id,
    );
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  test('forgets uploads that were never finished', () => {
    expect(Properties.LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
    );
  });
});

test('deliveries and rosters are told to their queues, without a custom resource', () => {
  const told = inbox.Properties.NotificationConfiguration?.QueueConfigurations.map(
    ({ Event, Queue, Filter }) => ({
      Event,
      queue: referenceOf(Queue).replace(/Queue.*/, ''),
      Filter,
    }),
  );
  const prefix = (value: string) => ({ S3Key: { Rules: [{ Name: 'prefix', Value: value }] } });
  expect(told).toEqual([
    { Event: 's3:ObjectCreated:*', queue: 'Deliveries', Filter: prefix('inbox/') },
    { Event: 's3:ObjectCreated:*', queue: 'Rosters', Filter: prefix('roster/') },
  ]);
  expect(store.Properties.NotificationConfiguration).toBeUndefined();
  template.resourceCountIs('Custom::S3BucketNotifications', 0);
});

test('the inbox is made after the policies that let it notify', () => {
  const policies = [...resourcesOf(template, 'AWS::SQS::QueuePolicy').keys()];
  const needed = policies.filter((id) => /^(Deliveries|Rosters)Queue/.test(id));
  expect(needed).toHaveLength(2);
  expect(inbox.DependsOn).toEqual(expect.arrayContaining(needed));
});

test('nothing ends by age but files in the inbox and staged hits: the rest may be current for long', () => {
  const expiring = ({ Properties }: Resource<BucketProperties>) =>
    Properties.LifecycleConfiguration.Rules.filter((rule) => 'ExpirationInDays' in rule).map((rule) => [
      rule['Prefix'],
      rule['ExpirationInDays'],
    ]);
  expect(expiring(inbox)).toEqual([[undefined, 30]]);
  expect(expiring(store)).toEqual([['staging/', 400]]);
});

describe('tables', () => {
  const tables = [...resourcesOf(template, 'AWS::DynamoDB::Table').values()];
  const keys = [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ];

  test('are on demand, encrypted, restorable to any moment and protected from deletion', () => {
    expect(tables).toHaveLength(2);
    for (const { Properties } of tables) {
      expect(Properties).toMatchObject({
        KeySchema: keys,
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      });
    }
  });

  test('cases are listed by county, town and person, each by an index that carries one line of them', () => {
    const index = (name: string, partition: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: 'caseOrder', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listed'] },
    });
    expect(tables[0]?.Properties).toMatchObject({
      GlobalSecondaryIndexes: [
        index('cases-by-county', 'casesOfCounty'),
        index('cases-by-town', 'casesOfTown'),
        index('cases-by-assignee', 'casesOfAssignee'),
      ],
    });
    expect(tables[1]?.Properties).not.toHaveProperty('GlobalSecondaryIndexes');
  });

  test('the protection is a setting', () => {
    const unprotected = resourcesOf(
      synthesize({ hedui: { deletionProtection: false } }),
      'AWS::DynamoDB::Table',
    );
    for (const { Properties } of unprotected.values())
      expect(Properties['DeletionProtectionEnabled']).toBe(false);
  });
});
