/** What a function needs of IAM for the calls that it makes: actions and resources as policies name them. */
import { z } from 'zod';
import type { EngineCall } from '../../../infra/embedded/fault-injection.ts';
import { partitionsOf, tableRequest } from './partitions.ts';

export interface Need {
  action: string;
  resource: string;
  /** Of items of a table: how the key of their partition begins. */
  key?: string;
}

export interface Place {
  partition: string;
  region: string;
  accountId: string;
}

const secretRequest = z.object({ SecretId: z.string() });
const queueRequest = z.object({ QueueUrl: z.string() });

/** SQS authorises sending by one action, however many messages go at once. */
const queueActions: Readonly<Record<string, string>> = { SendMessageBatch: 'SendMessage' };

/** What one call needs. */
export function needsOf(call: Omit<EngineCall, 'event' | 'ordinal'>, place: Place): Need[] {
  if (call.method === 'POST' && call.path === '/' && call.engine === 's3') return topicNeeds(call);
  if (call.engine === 's3') return objectNeeds(call, place);
  const request: unknown = JSON.parse(call.body.toString());
  if (call.engine === 'secretsmanager')
    return [{ action: 'secretsmanager:GetSecretValue', resource: secretRequest.parse(request).SecretId }];
  if (call.engine === 'sqs') {
    const name = queueRequest.parse(request).QueueUrl.split('/').at(-1) ?? '';
    const action = queueActions[call.operation] ?? call.operation;
    return [{ action: `sqs:${action}`, resource: arn(place, 'sqs', name) }];
  }
  return partitionsOf(tableRequest.parse(request)).map(({ table, index, key }) => ({
    action: `dynamodb:${call.operation}`,
    resource: arn(place, 'dynamodb', `table/${table}${index === undefined ? '' : `/index/${index}`}`),
    key,
  }));
}

/** SNS names operation and topic in a form. */
function topicNeeds({ body }: Pick<EngineCall, 'body'>): Need[] {
  const form = new URLSearchParams(body.toString());
  return [{ action: `sns:${form.get('Action') ?? ''}`, resource: form.get('TopicArn') ?? '' }];
}

function arn({ region, partition, accountId }: Place, service: string, name: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${name}`;
}

function objectNeeds(
  { method, path, copySource }: Pick<EngineCall, 'method' | 'path' | 'copySource'>,
  { partition }: Place,
): Need[] {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const resource = `arn:${partition}:s3:::${decodeURIComponent(pathname.slice(1))}`;
  const isBucket = !pathname.slice(1).includes('/') || pathname.endsWith('/');
  if (isBucket) return [{ action: 's3:ListBucket', resource: resource.replace(/\/$/, '') }];
  const version = searchParams.has('versionId') ? 'Version' : '';
  if (method === 'GET' || method === 'HEAD') return [{ action: `s3:GetObject${version}`, resource }];
  if (method === 'DELETE')
    return [
      {
        action: searchParams.has('uploadId') ? 's3:AbortMultipartUpload' : `s3:DeleteObject${version}`,
        resource,
      },
    ];
  const put = { action: 's3:PutObject', resource };
  if (copySource === undefined) return [put];
  const [source = '', query = ''] = copySource.replace(/^\//, '').split('?');
  const read = query.startsWith('versionId') ? 's3:GetObjectVersion' : 's3:GetObject';
  return [put, { action: read, resource: `arn:${partition}:s3:::${decodeURIComponent(source)}` }];
}
