/** Names and ARNs of a stack's resources, as `Ref` and `Fn::GetAtt` give them. */
import { createHash } from 'node:crypto';
import type { Resource } from './assembly.ts';

export interface Identity {
  ref: string;
  attributes: Readonly<Record<string, string>>;
}

export interface Place {
  partition: string;
  region: string;
  accountId: string;
  stackName: string;
  /** Where queues are reached: `http://127.0.0.1:<port>`. */
  queueEndpoint: string;
  /** Where REST APIs are reached: `http://127.0.0.1:<port>`, followed by the stage. */
  httpEndpoint: string;
}

interface Subject extends Place {
  logicalId: string;
  /** A property that has been resolved, as text. */
  given(property: string): string | undefined;
}

/** Name and ARNs of a resource, the same at every start. `given` resolves one of its properties. */
export function identify(
  resource: Resource,
  logicalId: string,
  place: Place,
  given: (property: string) => string | undefined,
): Identity {
  const makeIdentity = identities[resource.Type] ?? identifyAnything(resource.Type);
  return makeIdentity({ ...place, logicalId, given });
}

const identities: Readonly<Record<string, (subject: Subject) => Identity>> = {
  'AWS::ApiGateway::RestApi': (subject) => ({
    ref: digest(subject.logicalId, 10),
    attributes: { RootResourceId: digest(`${subject.logicalId}/`, 10) },
  }),
  'AWS::DynamoDB::Table': (subject) => {
    const name = subject.given('TableName') ?? makeName(subject, 255);
    return { ref: name, attributes: { Arn: arn(subject, 'dynamodb', `table/${name}`) } };
  },
  'AWS::S3::Bucket': (subject) => {
    const name = subject.given('BucketName') ?? makeName(subject, 63).toLowerCase();
    return { ref: name, attributes: { Arn: `arn:${subject.partition}:s3:::${name}` } };
  },
  'AWS::SQS::Queue': (subject) => {
    const name = subject.given('QueueName') ?? makeName(subject, 80);
    const url = `${subject.queueEndpoint}/${subject.accountId}/${name}`;
    return { ref: url, attributes: { Arn: arn(subject, 'sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::Lambda::Function': (subject) => {
    const name = subject.given('FunctionName') ?? makeName(subject, 64);
    return { ref: name, attributes: { Arn: arn(subject, 'lambda', `function:${name}`) } };
  },
  'AWS::Lambda::Version': (subject) => ({ ref: qualify(subject, '1'), attributes: { Version: '1' } }),
  'AWS::Lambda::Alias': (subject) => {
    const alias = qualify(subject, subject.given('Name') ?? '');
    return { ref: alias, attributes: { AliasArn: alias } };
  },
  'AWS::Lambda::EventSourceMapping': (subject) => ({
    ref: subject.logicalId,
    attributes: { Id: subject.logicalId },
  }),
  'AWS::SecretsManager::Secret': (subject) => {
    const name = subject.given('Name') ?? makeName(subject, 200);
    const secretArn = arn(subject, 'secretsmanager', `secret:${name}-${digest(name, 6)}`);
    return { ref: secretArn, attributes: { Id: secretArn } };
  },
  'AWS::Scheduler::Schedule': (subject) => {
    const name = subject.given('Name') ?? makeName(subject, 64);
    return { ref: name, attributes: { Arn: arn(subject, 'scheduler', `schedule/default/${name}`) } };
  },
  'AWS::IAM::Role': (subject) => {
    const name = subject.given('RoleName') ?? makeName(subject, 64);
    return {
      ref: name,
      attributes: { Arn: `arn:${subject.partition}:iam::${subject.accountId}:role/${name}` },
    };
  },
  'AWS::Logs::LogGroup': (subject) => {
    const name = subject.given('LogGroupName') ?? makeName(subject, 512);
    return { ref: name, attributes: { Arn: arn(subject, 'logs', `log-group:${name}:*`) } };
  },
  'AWS::KMS::Key': (subject) => {
    const id = digest(subject.logicalId, 32);
    return { ref: id, attributes: { Arn: arn(subject, 'kms', `key/${id}`), KeyId: id } };
  },
  'AWS::SNS::Topic': (subject) => {
    const name = subject.given('TopicName') ?? makeName(subject, 256);
    const topic = arn(subject, 'sns', name);
    return { ref: topic, attributes: { TopicArn: topic, TopicName: name } };
  },
};

/** Declared resources are nowhere, but others may name them. */
function identifyAnything(type: string): (subject: Subject) => Identity {
  const service = type.split('::')[1]?.toLowerCase() ?? '';
  return (subject) => {
    const name = makeName(subject, 64);
    return { ref: name, attributes: { Arn: arn(subject, service, name) } };
  };
}

function arn({ partition, region, accountId }: Place, service: string, name: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${name}`;
}

function qualify(subject: Subject, qualifier: string): string {
  const name = functionNameOf(subject.given('FunctionName') ?? '').name;
  return `${arn(subject, 'lambda', `function:${name}`)}:${qualifier}`;
}

/** Name and qualifier of a function in any form that Lambda takes: name, `name:live`, partial or whole ARN. */
export function functionNameOf(reference: string): { name: string; qualifier: string | undefined } {
  const [name = '', qualifier] = reference.replace(/^.*:?function:/, '').split(':');
  return { name, qualifier };
}

/** Deployments add something random; here the same state has to be found again, so a digest takes its place. */
function makeName({ stackName, logicalId }: Subject, longest: number): string {
  const name = `${stackName}-${logicalId}`;
  return name.length <= longest ? name : `${name.slice(0, longest - 9)}-${digest(name, 8)}`;
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
