/** What each function needed while everything was worked through: by its own calls, and by AWS in its name. */
import type { EngineCall } from '../../../infra/embedded/fault-injection.ts';
import type { Embedded } from '../../../infra/embedded/index.ts';
import { type Need, needsOf } from './needs.ts';
import { baseOf, type Roles } from './roles.ts';

/** By function; an object represents its folder. */
export type Needed = ReadonlyMap<string, readonly Need[]>;

/** A call, whichever event it was for, or none yet. */
export type RecordedCall = Omit<EngineCall, 'event' | 'ordinal'>;

export function listNeeds(calls: readonly RecordedCall[], embedded: Embedded, roles: Roles): Needed {
  const nameOf = new Map(
    embedded
      .resourcesOf('AWS::Lambda::Function')
      .map(({ logicalId, properties }) => [logicalId, String(properties['FunctionName'])]),
  );
  const all = new Map<string, Map<string, Need>>(roles.functions.map((name) => [name, new Map()]));
  const add = (name: string, need: Need) => all.get(name)?.set(textOf(need), need);
  for (const call of calls)
    for (const need of needsOf(call, roles.place)) add(nameOf.get(call.functionId) ?? '', folded(need));
  for (const name of roles.functions) for (const need of roles.impliedNeeds(name)) add(name, need);
  for (const [name, needs] of all)
    for (const need of [...needs.values()]) for (const more of impliedBy(need, roles)) add(name, more);
  return new Map([...all].map(([name, needs]) => [name, [...needs.values()].sort(byText)]));
}

export function textOf({ action, resource, key }: Need): string {
  return [action, resource, ...(key === undefined ? [] : [key])].join(' ');
}

function byText(a: Need, b: Need): number {
  const [first, second] = [a, b].map((need) => `${need.resource} ${textOf(need)}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** An object represents all of its folder, which is what a permission names. */
function folded(need: Need): Need {
  const { action, resource } = need;
  return action.startsWith('s3:')
    ? { ...need, resource: resource.replace(/^(arn:[^/]+\/[^/]+\/).+$/, '$1x') }
    : need;
}

/**
 * What goes with a call: the service uses the key of the data in the name of whoever calls (of tables, what DynamoDB asks
 * for), and S3 says "not found" of an object that is not there only to who may list its bucket.
 */
export function impliedBy({ action, resource }: Need, roles: Roles): Need[] {
  const key = roles.keyOf(resource);
  const uses =
    key === undefined ? [] : usesOfKey(action).map((use) => ({ action: `kms:${use}`, resource: key }));
  return action === 's3:GetObject'
    ? [...uses, { action: 's3:ListBucket', resource: baseOf(resource) }]
    : uses;
}

function usesOfKey(action: string): string[] {
  if (/^dynamodb:(GetItem|Query|BatchGetItem)$/.test(action)) return ['Decrypt', 'DescribeKey'];
  if (action.startsWith('dynamodb:'))
    return ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'];
  if (['s3:GetObject', 's3:GetObjectVersion', 'sqs:ReceiveMessage'].includes(action)) return ['Decrypt'];
  if (action === 'secretsmanager:GetSecretValue') return ['Decrypt'];
  const writes = ['s3:PutObject', 'sqs:SendMessage', 'sns:Publish'];
  return writes.includes(action) ? ['Decrypt', 'GenerateDataKey'] : [];
}
