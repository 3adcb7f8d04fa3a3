/** The roles of the running stack's functions, and IAM simulated over their policies and those of the resources. */
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { z } from 'zod';
import type { Embedded } from '../../../infra/embedded/index.ts';
import type { Need, Place } from './needs.ts';

interface Policy {
  name: string;
  policy: unknown;
}

export interface Roles {
  place: Place;
  /** Names of the functions. */
  functions: readonly string[];
  /** Keys of what is encrypted, by the ARN of bucket, table, queue or topic. */
  keyOf(resource: string): string | undefined;
  /** Every resource of the stack that holds something, as an ARN. */
  resources: readonly string[];
  /** What Lambda and the services do in the name of a function's role: poll its queue, write its log. */
  impliedNeeds(functionName: string): Need[];
  /** Every action that a function's role is granted, by resource and, of tables, by beginning of the key. */
  grantsOf(functionName: string): Need[];
  allows(functionName: string, need: Need): Promise<boolean>;
}

type Resources = ReturnType<Embedded['resourcesOf']>;
type Properties = Record<string, unknown>;

export function readRoles(embedded: Embedded): Roles {
  const functions = new Map(
    embedded
      .resourcesOf('AWS::Lambda::Function')
      .map((resource) => [String(resource.properties['FunctionName']), resource]),
  );
  const [, partition = '', , , accountId = ''] = String([...functions.values()][0]?.properties['Role']).split(
    ':',
  );
  const place: Place = { partition, region: embedded.region, accountId };
  const arn = (service: string, name: string) =>
    `arn:${partition}:${service}:${place.region}:${accountId}:${name}`;
  const held = listHeld(embedded, arn, partition);
  const keys = new Map(held.map(({ resource, key }) => [resource, key]));
  const resourcePolicies = listResourcePolicies(embedded, arn, partition);
  const identityPolicies = embedded.resourcesOf('AWS::IAM::Policy');

  return {
    place,
    functions: [...functions.keys()],
    keyOf: (resource) => keys.get(baseOf(resource)) ?? undefined,
    resources: held.map(({ resource }) => resource),
    impliedNeeds: (name) => [
      ...pollingNeeds(embedded.resourcesOf('AWS::Lambda::EventSourceMapping'), name),
      ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
        action,
        resource: `${arn('logs', `log-group:${logGroupOf(functions.get(name)?.properties)}`)}:log-stream:x`,
      })),
    ],
    grantsOf: (name) =>
      policiesOf(identityPolicies, String(functions.get(name)?.properties['Role'])).flatMap(({ policy }) =>
        policyDocument.parse(policy).Statement.flatMap(listGrants),
      ),
    allows: async (name, { action, resource, key }) => {
      const role = String(functions.get(name)?.properties['Role']);
      const resourcePolicy = resourcePolicies.get(baseOf(resource));
      const outcome = await runSimulation(
        {
          request: {
            principal: role,
            action,
            resource: { resource, accountId },
            contextVariables: {
              'aws:SecureTransport': 'true',
              's3:TlsVersion': '1.3',
              ...(key !== undefined && { 'dynamodb:LeadingKeys': [key.replace(/#$/, '#x')] }),
            },
          },
          identityPolicies: policiesOf(identityPolicies, role),
          serviceControlPolicies: [],
          resourceControlPolicies: [],
          ...(resourcePolicy !== undefined && { resourcePolicy }),
        },
        {},
      );
      if (outcome.resultType === 'error')
        throw new Error(`${action} ${resource}: ${JSON.stringify(outcome.errors)}`);
      return outcome.overallResult === 'Allowed';
    },
  };
}

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const policyDocument = z.object({
  Statement: z.array(
    z.object({
      Action: oneOrMany,
      Resource: oneOrMany,
      Condition: z
        .object({ 'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': oneOrMany }).optional() })
        .optional(),
    }),
  ),
});
type Statement = z.infer<typeof policyDocument>['Statement'][number];

function listGrants({ Action, Resource, Condition }: Statement): Need[] {
  const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
  return Action.flatMap((action) =>
    Resource.flatMap((resource) =>
      keys === undefined
        ? [{ action, resource }]
        : keys.map((key) => ({ action, resource, key: key.replace(/\*$/, '') })),
    ),
  );
}

/** The bucket of an object, the table of an index; anything else is itself. */
export function baseOf(resource: string): string {
  if (/:s3:::/.test(resource)) return resource.split('/')[0] ?? resource;
  return resource.replace(/\/index\/.*$/, '');
}

function policiesOf(policies: Resources, role: string): Policy[] {
  const name = role.split('/').at(-1) ?? '';
  return policies
    .filter(({ properties }) => (properties['Roles'] as string[]).includes(name))
    .map(({ logicalId, properties }) => ({ name: logicalId, policy: properties['PolicyDocument'] }));
}

/** What is encrypted, and by which key. */
function listHeld(embedded: Embedded, arn: (service: string, name: string) => string, partition: string) {
  const key = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return [
    ...embedded.resourcesOf('AWS::S3::Bucket').map(({ ref, properties }) => ({
      resource: `arn:${partition}:s3:::${ref}`,
      key: /"KMSMasterKeyID":"([^"]+)"/.exec(JSON.stringify(properties['BucketEncryption']))?.[1],
    })),
    ...embedded.resourcesOf('AWS::DynamoDB::Table').map(({ ref, properties }) => ({
      resource: arn('dynamodb', `table/${ref}`),
      key: key((properties['SSESpecification'] as Properties)['KMSMasterKeyId']),
    })),
    ...embedded.resourcesOf('AWS::SQS::Queue').map(({ ref, properties }) => ({
      resource: arn('sqs', ref.split('/').at(-1) ?? ''),
      key: key(properties['KmsMasterKeyId']),
    })),
    ...embedded.resourcesOf('AWS::SNS::Topic').map(({ ref, properties }) => ({
      resource: ref,
      key: key(properties['KmsMasterKeyId']),
    })),
    ...embedded.resourcesOf('AWS::SecretsManager::Secret').map(({ ref, properties }) => ({
      resource: ref,
      key: key(properties['KmsKeyId']),
    })),
  ];
}

function listResourcePolicies(
  embedded: Embedded,
  arn: (service: string, name: string) => string,
  partition: string,
) {
  const policies = new Map<string, unknown>();
  for (const { properties } of embedded.resourcesOf('AWS::S3::BucketPolicy'))
    policies.set(`arn:${partition}:s3:::${String(properties['Bucket'])}`, properties['PolicyDocument']);
  for (const { properties } of embedded.resourcesOf('AWS::SQS::QueuePolicy'))
    for (const url of properties['Queues'] as string[])
      policies.set(arn('sqs', url.split('/').at(-1) ?? ''), properties['PolicyDocument']);
  for (const { ref, properties } of embedded.resourcesOf('AWS::KMS::Key'))
    policies.set(arn('kms', `key/${ref}`), properties['KeyPolicy']);
  return policies;
}

/** Lambda takes the messages of a queue, and decrypts them, with the function's role. */
function pollingNeeds(mappings: Resources, name: string): Need[] {
  return mappings
    .filter(({ properties }) => String(properties['FunctionName']).includes(`${name}:live`))
    .flatMap(({ properties }) =>
      [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ChangeMessageVisibility',
      ].map((action) => ({ action, resource: String(properties['EventSourceArn']) })),
    );
}

function logGroupOf(properties: Properties | undefined): string {
  return String((properties?.['LoggingConfig'] as Properties | undefined)?.['LogGroup']);
}
