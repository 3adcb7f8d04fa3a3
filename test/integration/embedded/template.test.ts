import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '../../../infra/embedded/index.ts';
import { makeFolders } from './temporary-folder.ts';

const makeFolder = makeFolders('template');

/** Writes an assembly of one stack by hand, and gives its folder. */
function writeAssembly(template: object, environment = 'aws://unknown-account/unknown-region'): string {
  const folder = makeFolder();
  const write = (name: string, content: object): void =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  const stack = {
    type: 'aws:cloudformation:stack',
    environment,
    properties: { templateFile: 'S.template.json' },
  };
  write('manifest.json', {
    artifacts: {
      S: {
        ...stack,
        metadata: {
          '/S/Storage/Inbox/Resource': [{ type: 'aws:cdk:logicalId', data: 'Bucket' }],
          '/S/Other/Inbox/Resource': [{ type: 'aws:cdk:logicalId', data: 'Queue' }],
        },
      },
    },
  });
  write('S.template.json', template);
  return folder;
}

async function withTarget<Result>(
  template: object,
  use: (target: Embedded) => Result,
  environment?: string,
): Promise<Result> {
  const target = await startEmbedded({ assembly: writeAssembly(template, environment) });
  try {
    return use(target);
  } finally {
    await target.stop();
  }
}

const refuse = (resources: object): Promise<unknown> =>
  startEmbedded({ assembly: writeAssembly({ Resources: resources }) });

describe('what is not run stops the target by its name', () => {
  test('a resource type', async () => {
    await expect(refuse({ Db: { Type: 'AWS::RDS::DBInstance' } })).rejects.toThrow(
      'Db: resources of type AWS::RDS::DBInstance are not run',
    );
  });

  test('an unknown property', async () => {
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { Priority: 7 } };
    await expect(refuse({ Queue })).rejects.toThrow(
      'Queue (AWS::SQS::Queue): property Priority is not known, so it is not run',
    );
  });

  test('a property inside another', async () => {
    const Properties = { NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:*', Shape: 1 }] } };
    await expect(refuse({ Inbox: { Type: 'AWS::S3::Bucket', Properties } })).rejects.toThrow(
      'Inbox (AWS::S3::Bucket): property NotificationConfiguration.QueueConfigurations.Shape is not known',
    );
  });

  test('a property that is known and would matter', async () => {
    const Properties = { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } };
    await expect(refuse({ Table: { Type: 'AWS::DynamoDB::Table', Properties } })).rejects.toThrow(
      'Table (AWS::DynamoDB::Table): property StreamSpecification is not run',
    );
  });

  test('an event that is not an upload', async () => {
    const QueueConfigurations = [{ Event: 's3:ObjectRemoved:*', Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] } }];
    const Properties = { NotificationConfiguration: { QueueConfigurations } };
    await expect(
      refuse({ Queue: { Type: 'AWS::SQS::Queue' }, Inbox: { Type: 'AWS::S3::Bucket', Properties } }),
    ).rejects.toThrow(
      'Inbox (AWS::S3::Bucket): property NotificationConfiguration.QueueConfigurations.Event',
    );
  });

  test('an intrinsic function', async () => {
    const Properties = { QueueName: { 'Fn::ImportValue': 'x' } };
    await expect(refuse({ Queue: { Type: 'AWS::SQS::Queue', Properties } })).rejects.toThrow(
      'Fn::ImportValue is not run',
    );
  });

  test('a reference that leads nowhere', async () => {
    const Properties = { QueueName: { Ref: 'Nobody' } };
    await expect(refuse({ Queue: { Type: 'AWS::SQS::Queue', Properties } })).rejects.toThrow(
      'Ref Nobody leads nowhere',
    );
  });

  test('a folder without a synthesized stack', async () => {
    await expect(startEmbedded({ assembly: makeFolder() })).rejects.toThrow('run "cdk synth" first');
  });
});

describe('a state folder of another stack stops the target', () => {
  const keyed = (name: string): object => ({
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          AttributeDefinitions: [{ AttributeName: name, AttributeType: 'S' }],
          KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
          BillingMode: 'PAY_PER_REQUEST',
        },
      },
    },
  });

  test('when its tables have other keys', async () => {
    const stateDir = makeFolder();
    const start = (name: string): Promise<Embedded> =>
      startEmbedded({ assembly: writeAssembly(keyed(name)), stateDir });
    await (await start('one')).stop();
    await expect(start('other')).rejects.toThrow('table S-Table has other keys or indexes than the stack');
    await (await start('one')).stop();
  });
});

describe('the values of a template', () => {
  const Resources = {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'given', VisibilityTimeout: 45 } },
    Role: { Type: 'AWS::IAM::Role' },
    Absent: { Type: 'AWS::S3::Bucket', Condition: 'Never' },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        GenerateSecretString: { SecretStringTemplate: '{"user":"hedui"}', GenerateStringKey: 'password' },
      },
    },
  };
  const Conditions = {
    Never: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }] }] },
    Always: { 'Fn::Or': [{ Condition: 'Never' }, { 'Fn::Not': [{ Condition: 'Never' }] }] },
  };
  const cases: [unknown, string][] = [
    [{ Ref: 'Bucket' }, 's-bucket'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws-cn:sqs:cn-northwest-1:000000000000:given'],
    [{ 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws-cn:iam::000000000000:role/S-Role'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::StackName' }, 'b']] }, 'a-S-b'],
    [{ 'Fn::Sub': '${Bucket}/${Queue.QueueName}/${!literal}' }, 's-bucket/given/${literal}'],
    [
      { 'Fn::Sub': ['${a}${AWS::URLSuffix}', { a: { Ref: 'AWS::AccountId' } }] },
      '000000000000amazonaws.com.cn',
    ],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::If': ['Always', 'yes', 'no'] }, 'yes'],
    [{ 'Fn::FindInMap': ['Sizes', 'small', 'rows'] }, '10'],
    [
      { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:user::}}']] },
      'hedui',
    ],
  ];
  const Outputs = Object.fromEntries(cases.map(([Value], index) => [`Out${index}`, { Value }]));
  const Mappings = { Sizes: { small: { rows: 10 } } };
  const template = { Resources, Conditions, Mappings, Outputs };

  test('references, joins, substitutions, conditions and secrets are resolved', async () => {
    const outputs = await withTarget(template, (target) => target.outputs);
    expect(Object.values(outputs)).toEqual(cases.map(([, expected]) => expected));
  });

  test('the region and partition are those of the stack, where it has them', async () => {
    const Out = { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } };
    const outputs = await withTarget(
      { Resources, Conditions, Outputs: { Out } },
      (target) => target.outputs,
      'aws://123456789012/eu-west-1',
    );
    expect(outputs['Out']).toBe('arn:aws:sqs:eu-west-1:000000000000:given');
  });

  test('a resource is found by logical id and by the end of its path, unless that is ambiguous', async () => {
    await withTarget({ Resources, Conditions }, (target) => {
      expect(target.physicalId('Bucket')).toBe('s-bucket');
      expect(target.physicalId('Storage/Inbox')).toBe('s-bucket');
      expect(target.logicalId('S/Other/Inbox/Resource')).toBe('Queue');
      expect(() => target.physicalId('Inbox')).toThrow('several resources (Bucket, Queue)');
      expect(() => target.physicalId('Outbox')).toThrow('no resource');
    });
  });

  test('what is declared without effect is listed', async () => {
    const Properties = { BucketEncryption: { any: 'thing' }, VersioningConfiguration: { Status: 'Enabled' } };
    const notEnforced = await withTarget(
      { Resources: { Role: { Type: 'AWS::IAM::Role' }, Inbox: { Type: 'AWS::S3::Bucket', Properties } } },
      (target) => target.notEnforced,
    );
    expect(notEnforced).toEqual([
      'AWS::IAM::Role: permissions are not enforced',
      'AWS::S3::Bucket BucketEncryption: data is not encrypted, nobody needs a key',
      'AWS::S3::Bucket VersioningConfiguration: a key has one version, events name none',
    ]);
  });
});
