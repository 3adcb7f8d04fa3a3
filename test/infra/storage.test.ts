import { Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../infra/create-app.ts';
import {
  listOf,
  referenceOf,
  resourcesOf,
  synthesize,
  type Resource,
  type Statement,
} from './synthesized.ts';

interface BucketProperties {
  LifecycleConfiguration: { Rules: Record<string, unknown>[] };
  NotificationConfiguration?: { QueueConfigurations: { Event: string; Queue: unknown; Filter: unknown }[] };
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      { BucketKeyEnabled?: boolean; ServerSideEncryptionByDefault: { KMSMasterKeyID?: unknown } },
    ];
  };
}

interface KeyProperties {
  EnableKeyRotation: boolean;
  KeyPolicy: { Statement: Statement[] };
}

const template = synthesize();
const buckets = [...resourcesOf<BucketProperties>(template, 'AWS::S3::Bucket')];
const dataBuckets = buckets.filter(([id]) => !id.startsWith('StorageAccessLogs'));
const keys = resourcesOf<KeyProperties>(template, 'AWS::KMS::Key');
const inbox = bucket('Inbox');
const store = bucket('Store');

function bucket(name: string): Resource<BucketProperties> {
  const found = buckets.find(([id]) => id.startsWith(`Storage${name}Bucket`));
  if (found === undefined) throw new Error(`there is no bucket ${name}`);
  return found[1];
}

function policyOf(id: string): Statement[] {
  const policies = resourcesOf<{ Bucket: unknown; PolicyDocument: { Statement: Statement[] } }>(
    template,
    'AWS::S3::BucketPolicy',
  );
  const policy = [...policies.values()].find(({ Properties }) => referenceOf(Properties.Bucket) === id);
  return policy?.Properties.PolicyDocument.Statement ?? [];
}

test('what holds data, or the key to it, keeps its name and outlives the stack', () => {
  const stateful = [
    'AWS::S3::Bucket',
    'AWS::DynamoDB::Table',
    'AWS::SecretsManager::Secret',
    'AWS::KMS::Key',
  ];
  for (const type of stateful) {
    const found = resourcesOf(template, type);
    expect(found.size, type).toBeGreaterThan(0);
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of found)
      expect([DeletionPolicy, UpdateReplacePolicy], id).toEqual(['Retain', 'Retain']);
  }
});

describe.each([...keys])('key %s', (_id, { Properties }) => {
  test('changes its material by itself', () => {
    expect(Properties.EnableKeyRotation).toBe(true);
  });

  test('is for this account alone: a service uses it on behalf of something of the account', () => {
    for (const { Principal, Condition } of Properties.KeyPolicy.Statement) {
      const isAccount = JSON.stringify(Principal).includes('"AWS"');
      if (isAccount) expect(JSON.stringify(Principal)).toContain('AWS::AccountId');
      else expect(JSON.stringify(Condition)).toContain('AWS::AccountId');
    }
  });
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
    expect(policyOf(id)).toContainEqual(
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

describe.each(dataBuckets)('bucket of data %s', (id, { Properties }) => {
  const [encryption] = Properties.BucketEncryption.ServerSideEncryptionConfiguration;
  const keyOf = ({ Properties: other }: Resource<BucketProperties>) =>
    other.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID;

  test('has a key of its own', () => {
    const own = encryption.ServerSideEncryptionByDefault.KMSMasterKeyID;
    expect(keys.has(referenceOf(own))).toBe(true);
    expect(encryption.BucketKeyEnabled).toBe(true);
    const others = dataBuckets.filter(([other]) => other !== id).map(([, resource]) => keyOf(resource));
    expect(others).not.toContainEqual(own);
  });

  test('takes nothing under a key that the sender brings or chooses', () => {
    const refused = policyOf(id).filter(
      ({ Effect, Action, Resource }) =>
        Effect === 'Deny' &&
        listOf(Action).includes('s3:PutObject') &&
        JSON.stringify(Resource).includes('"/*"'),
    );
    const own = encryption.ServerSideEncryptionByDefault.KMSMasterKeyID;
    const present = (key: string, ours: unknown) => ({
      Null: { [key]: 'false' },
      StringNotEquals: { [key]: ours },
    });
    expect(refused.map(({ Condition }) => Condition)).toEqual([
      { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
      present('s3:x-amz-server-side-encryption-aws-kms-key-id', own),
      present('s3:x-amz-server-side-encryption', 'aws:kms'),
    ]);
  });

  test('notes who asked for what, in a bucket for nothing else', () => {
    const { DestinationBucketName } = (
      Properties as unknown as { LoggingConfiguration: Record<string, unknown> }
    ).LoggingConfiguration;
    expect(referenceOf(DestinationBucketName)).toMatch(/^StorageAccessLogs/);
  });
});

test('nothing hides a locked digest: it can be deleted by its version only, when its lock has ended', () => {
  const audit = buckets.find(([id]) => id.startsWith('StorageAuditBucket'))?.[0] ?? '';
  expect(policyOf(audit)).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:DeleteObject' }),
  );
});

test('digests are locked for five years', () => {
  expect(bucket('Audit').Properties).toMatchObject({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1827 } },
    },
  });
  const strict = synthesize({ hedui: { auditLock: 'compliance', auditDays: 90 } });
  expect(JSON.stringify(strict.toJSON())).toContain('"DefaultRetention":{"Days":90,"Mode":"COMPLIANCE"}');
});

test('deliveries, rosters and lists of applicants are announced to their queues, without a custom resource', () => {
  const result = inbox.Properties.NotificationConfiguration?.QueueConfigurations.map(
    ({ Event, Queue, Filter }) => ({
      Event,
      queue: referenceOf(Queue).replace(/Queue.*/, ''),
      Filter,
    }),
  );
  const prefix = (value: string) => ({ S3Key: { Rules: [{ Name: 'prefix', Value: value }] } });
  expect(result).toEqual([
    { Event: 's3:ObjectCreated:*', queue: 'Deliveries', Filter: prefix('inbox/') },
    { Event: 's3:ObjectCreated:*', queue: 'Rosters', Filter: prefix('roster/') },
    { Event: 's3:ObjectCreated:*', queue: 'Checks', Filter: prefix('applicants/') },
  ]);
  expect(store.Properties.NotificationConfiguration).toBeUndefined();
  template.resourceCountIs('Custom::S3BucketNotifications', 0);
});

test('the inbox is made after the policies that let it notify', () => {
  const policies = [...resourcesOf(template, 'AWS::SQS::QueuePolicy').keys()];
  const needed = policies.filter((id) => /^(Deliveries|Rosters|Checks)Queue/.test(id));
  expect(needed).toHaveLength(3);
  expect(inbox.DependsOn).toEqual(expect.arrayContaining(needed));
});

describe('tables', () => {
  const tables = [...resourcesOf(template, 'AWS::DynamoDB::Table')];
  const households = tables.find(([id]) => id.startsWith('TablesHouseholds'))?.[1];

  test('are on demand, encrypted by a key of the county, restorable to any moment and protected from deletion', () => {
    for (const [id, { Properties }] of tables) {
      expect(Properties, id).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      });
      const { KMSMasterKeyId } = Properties['SSESpecification'] as { KMSMasterKeyId: unknown };
      expect(keys.has(referenceOf(KMSMasterKeyId)), id).toBe(true);
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
    expect(households?.Properties).toMatchObject({
      GlobalSecondaryIndexes: [
        index('cases-by-county', 'casesOfCounty'),
        index('cases-by-town', 'casesOfTown'),
        index('cases-by-assignee', 'casesOfAssignee'),
      ],
    });
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

test('the policy in force is put by the function that begins the night, and by nobody else', () => {
  const [id = ''] = buckets.find(([each]) => each.startsWith('StorageStoreBucket')) ?? [];
  const refused = policyOf(id).find(({ Effect, Resource }) => {
    return Effect === 'Deny' && JSON.stringify(Resource).includes('/policy/current.json');
  });
  expect(refused).toMatchObject({ Action: 's3:PutObject', Principal: { AWS: '*' } });
  const { ArnNotEquals } = refused?.Condition as { ArnNotEquals: Record<string, unknown> };
  expect(JSON.stringify(ArnNotEquals['aws:PrincipalArn'])).toContain('NightlyRun');
});

test('the stack refuses to be deleted, unless the settings say otherwise', () => {
  const isProtected = (context: object): boolean | undefined =>
    createApp({ context: { 'aws:cdk:bundling-stacks': [], ...context } })
      .node.children.filter((child) => child instanceof Stack)
      .map(({ terminationProtection }) => terminationProtection)[0];
  expect(isProtected({})).toBe(true);
  expect(isProtected({ hedui: { deletionProtection: false } })).toBe(false);
});
