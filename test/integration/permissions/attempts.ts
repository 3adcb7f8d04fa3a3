/** What is tried in vain: on a neighbour's things, and by actions that nobody needs. */
import { operationKeys } from '../../../shared/store/keys.ts';
import { baseOf } from './roles.ts';

/** A neighbour's in the same account: the name goes on where ours ends. */
export function neighbourOf(resource: string): string {
  const name = resource.includes(':log-stream:') ? resource.replace(/:log-stream:.*/, '') : baseOf(resource);
  return `${name}-neighbour${resource.slice(name.length)}`;
}

type Actions = readonly (readonly [kind: RegExp, actions: readonly string[]])[];

const dangerous: Actions = [
  [
    /:s3:::[^/]+$/,
    ['s3:DeleteBucket', 's3:PutBucketPolicy', 's3:PutLifecycleConfiguration', 's3:PutBucketNotification'],
  ],
  [
    /:s3:::[^/]+\//,
    [
      's3:PutObjectAcl',
      's3:PutObjectRetention',
      's3:BypassGovernanceRetention',
      's3:DeleteObjectVersion',
      's3:DeleteObject',
    ],
  ],
  [
    /:dynamodb:/,
    [
      'dynamodb:Scan',
      'dynamodb:DeleteTable',
      'dynamodb:UpdateTable',
      'dynamodb:PartiQLSelect',
      'dynamodb:ExportTableToPointInTime',
      'dynamodb:PutResourcePolicy',
    ],
  ],
  [/:sqs:/, ['sqs:PurgeQueue', 'sqs:DeleteQueue', 'sqs:SetQueueAttributes']],
  [/:sns:/, ['sns:Subscribe', 'sns:DeleteTopic']],
  [/:kms:/, ['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 'kms:DisableKey', 'kms:CreateGrant']],
  [/:secretsmanager:/, ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue']],
];

/** The data actions that a permission for a kind of resource consists of. */
const ordinary: Actions = [
  [/:s3:::[^/]+\//, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject']],
  [/:s3:::[^/]+$/, ['s3:ListBucket']],
  [
    /:dynamodb:/,
    [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
    ],
  ],
  [/:sqs:/, ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage']],
  [/:sns:/, ['sns:Publish']],
  [/:kms:/, ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']],
];

const actionsIn = (table: Actions) => (resource: string) =>
  table.flatMap(([kind, actions]) => (kind.test(resource) ? actions : []));

export const dangerousFor = actionsIn(dangerous);
export const ordinaryFor = actionsIn(ordinary);

/** How the partitions of operations begin. */
export const partitions: readonly string[] = [
  operationKeys.subjects,
  operationKeys.pointers,
  operationKeys.digests,
  operationKeys.registry.pk,
  operationKeys.staff,
  operationKeys.openRun.pk,
  operationKeys.policyProposals,
  operationKeys.tombstones,
  operationKeys.erasures,
  ...['SUBJECT#', 'FAILURE#', 'FILTERS#', 'SESSION#', 'STAFF#', 'REQUEST#', 'AUDIT#', 'RECONCILIATION'],
];
