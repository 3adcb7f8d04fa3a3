import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { householdKeys, operationKeys } from '../../shared/store/keys.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import { timeToLiveMs } from '../../shared/contracts/time-to-live.ts';
import {
  functionsOf,
  listOf,
  permissionsOf,
  resourcesOf,
  synthesize,
  type Statement,
} from './synthesized.ts';

interface Rule {
  Prefix?: string;
  ExpirationInDays?: number;
  NoncurrentVersionExpiration?: { NoncurrentDays: number };
}

interface BucketProperties {
  LifecycleConfiguration: { Rules: Rule[] };
  ObjectLockConfiguration?: { Rule: { DefaultRetention: { Days: number } } };
}

const template = synthesize();
const variables = [...functionsOf(template).values()].map(
  ({ Properties }) => Properties.Environment.Variables,
);
const permitted = [
  ...resourcesOf<{ PolicyDocument: { Statement: Statement[] } }>(template, 'AWS::IAM::Policy').values(),
].flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

/** What the template says of how long data are kept: `<place>: <time>`. */
function kept(): string[] {
  return [...keptInBuckets(), ...keptInTables(), ...keptInQueues(), ...keptInLogs(), ...keptSecrets()].sort();
}

/** Every folder that some function may use, and of a bucket that none uses everything. */
function keptInBuckets(): string[] {
  const buckets = resourcesOf<BucketProperties>(template, 'AWS::S3::Bucket');
  return [...buckets].flatMap(([id, { Properties }]) => {
    const name = /^Storage(Inbox|Store|Audit|AccessLogs)/.exec(id)?.[1] ?? id;
    const folders = foldersOf(id, permitted);
    return (folders.length > 0 ? folders : ['*']).map(
      (folder) => `${name} ${folder}: ${timeIn(id, folder, Properties)}`,
    );
  });
}

function foldersOf(bucket: string, statements: readonly Statement[]): string[] {
  const named = statements
    .flatMap(({ Resource }) => Resource)
    .map((resource) => JSON.stringify(resource))
    .filter((resource) => resource.includes(`"${bucket}"`))
    .flatMap((resource) => /"\/([a-z]+\/)\*"/.exec(resource)?.[1] ?? []);
  return [...new Set(named)];
}

/** What forget-people removes, by folder or kind of item: policy says when. */
const { people, audit, reports } = defaultPolicy.retention;
const afterLeaving = `${people.months} months after leaving`;
const afterReport = `${reports.months} months after the newest report`;
const policyTimes: Readonly<Record<string, string>> = {
  'attachments/': afterLeaving,
  PROFILE: afterLeaving,
  MEMBER: afterLeaving,
  HOLDING: afterLeaving,
  CASE: afterLeaving,
  CLEARANCE: afterLeaving,
  CHECK: afterReport,
  REPORT: afterReport,
  AUDIT: `${audit.months} months`,
};

function timeIn(bucket: string, folder: string, properties: BucketProperties): string {
  const rules = properties.LifecycleConfiguration.Rules.filter(
    ({ Prefix }) => Prefix === undefined || Prefix === folder,
  );
  const ends = rules.flatMap(({ ExpirationInDays = [] }) => ExpirationInDays);
  const former = rules.flatMap((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays ?? []);
  const removed = foldersOf(
    bucket,
    permitted.filter(({ Action }) => listOf(Action).includes('s3:DeleteObject')),
  );
  const byPolicy = removed.includes(folder) ? policyTimes[folder] : undefined;
  const swept = byPolicy === undefined ? removed : [];
  const lock = properties.ObjectLockConfiguration?.Rule.DefaultRetention.Days;
  return [
    ends.length > 0 ? `${Math.min(...ends)} days` : undefined,
    swept.includes(folder) ? `${settingOf('SUPERSEDED_DAYS')} days after use` : undefined,
    byPolicy,
    ends.length === 0 && !removed.includes(folder) ? 'no end' : undefined,
    lock === undefined ? undefined : `locked ${lock} days`,
    former.length > 0 ? `former versions ${Math.min(...former)} days` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The value of a variable that some function is told. */
function settingOf(name: string): string {
  return z.string().parse(variables.find((result) => result[name] !== undefined)?.[name]);
}

/** Every kind of item that a key is made for, by the first word of its partition or, of households, its sort key. */
function keptInTables(): string[] {
  const tables = resourcesOf<{ PointInTimeRecoverySpecification: { RecoveryPeriodInDays?: number } }>(
    template,
    'AWS::DynamoDB::Table',
  );
  const former = [...tables].map(([id, { Properties }]) => {
    const days = Properties.PointInTimeRecoverySpecification.RecoveryPeriodInDays ?? 35;
    return `table ${/^Tables([A-Z][a-z]+)/.exec(id)?.[1]?.toLowerCase() ?? id}, former states: ${days} days`;
  });
  const hours: Record<string, string> = {
    SUBJECT: `${settingOf('RECORD_DAYS')} days`,
    SESSION: `${settingOf('SESSION_HOURS')} hours`,
    REQUEST: `${timeToLiveMs.answer / 3_600_000} hours`,
    FAILURE: `${timeToLiveMs.failure / 86_400_000} days`,
  };
  return [
    ...former,
    ...[...kindsOf(householdKeys, 'sk')].map(
      (kind) => `households ${kind}: ${policyTimes[kind] ?? 'no end'}`,
    ),
    ...[...kindsOf(operationKeys, 'pk')].map(
      (kind) => `operations ${kind}: ${hours[kind] ?? policyTimes[kind] ?? 'no end'}`,
    ),
  ];
}

/** The first words of all keys that are made. */
function kindsOf(keys: object, part: 'pk' | 'sk'): Set<string> {
  const sample = { kind: 'refused', source: 'bank', provider: 'p', rule: 'r', caseNumber: 1 };
  const words = Object.values(keys).map((key: unknown) => {
    const made: unknown =
      typeof key === 'function' ? (key as (...sample: unknown[]) => unknown)(sample, sample, 1, 1) : key;
    const named = z.union([
      z.string(),
      z.object({ [part]: z.string() }),
      z.object({ partition: z.string() }),
    ]);
    const text = named.parse(made);
    const whole = typeof text === 'string' ? text : Object.values(text).map(String);
    return [whole].flat()[0]?.split('#')[0] ?? '';
  });
  return new Set(words);
}

function keptInQueues(): string[] {
  const queues = resourcesOf<{ MessageRetentionPeriod: number; RedrivePolicy?: unknown }>(
    template,
    'AWS::SQS::Queue',
  );
  const times = [...queues.values()].map(({ Properties }) => {
    const name = Properties.RedrivePolicy === undefined ? 'dead-letter queues' : 'queues';
    return `${name}: ${Properties.MessageRetentionPeriod / 86_400} days`;
  });
  return [...new Set(times)];
}

function keptInLogs(): string[] {
  const groups = resourcesOf<{ RetentionInDays: number }>(template, 'AWS::Logs::LogGroup');
  return [
    ...new Set([...groups.values()].map(({ Properties }) => `logs: ${Properties.RetentionInDays} days`)),
  ];
}

function keptSecrets(): string[] {
  const secrets = resourcesOf(template, 'AWS::SecretsManager::Secret');
  return [...secrets.keys()].map(
    (id) => `secret ${/^([A-Z][a-z]+)+?(?=[A-Z][a-z]*[0-9A-F]{8}$)/.exec(id)?.[0] ?? id}: no end`,
  );
}

/** The places and times of the table under "What is kept where" of a guide: its first column. */
function documented(file: string, heading: string): string[] {
  const text = readFileSync(file, 'utf8');
  const section = text.slice(text.indexOf(`### ${heading}`)).split(/\n##+ /)[0] ?? '';
  const cells = section.split('\n').flatMap((line) => /^\| `([^`]+)` /.exec(line)?.[1] ?? []);
  return cells.flatMap(eachOf).sort();
}

/** `operations RUNS, STAFF: no end` says it of both. */
function eachOf(cell: string): string[] {
  const [, table = '', kinds = '', time = ''] = /^(households|operations) ([^:]+): (.+)$/.exec(cell) ?? [];
  return table === '' ? [cell] : kinds.split(', ').map((kind) => `${table} ${kind}: ${time}`);
}

test.each([
  ['docs/operator.md', 'What is kept where'],
  ['docs/operator.zh.md', '数据在何处，保存多久'],
])('%s says of everything that is kept where it is and how long, and of nothing else', (file, heading) => {
  expect(documented(file, heading)).toEqual(kept());
});

/** Functions that may do this to the items of such a partition, by their name in the stack. */
function allowedOn(partition: string, action: string): string[] {
  return [...functionsOf(template)].flatMap(([, lambda]) =>
    permissionsOf(template, lambda).some(
      ({ Action, Condition }) =>
        listOf(Action).includes(action) && JSON.stringify(Condition ?? {}).includes(`"${partition}"`),
    )
      ? [lambda.Properties.FunctionName.replace('Hedui-', '')]
      : [],
  );
}

test('no function changes an entry of the audit log, and one alone removes those whose term is over', () => {
  for (const action of ['dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'])
    expect(allowedOn('AUDIT#*', action)).toEqual([]);
  expect(allowedOn('AUDIT#*', 'dynamodb:DeleteItem')).toEqual(['forget-people']);
  expect(allowedOn('AUDIT#*', 'dynamodb:PutItem').sort()).toEqual([
    'check-applicants',
    'console',
    'staff-api',
    'start-nightly-run',
    'sweep-store',
  ]);
});

test('no function changes or removes a tombstone or a nightly digest, and one alone sets tombstones', () => {
  for (const partition of ['FORGOTTEN', 'DIGESTS'])
    for (const action of ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'])
      expect(allowedOn(partition, action)).toEqual([]);
  expect(allowedOn('FORGOTTEN', 'dynamodb:PutItem')).toEqual(['forget-people']);
});

test('nobody who works for staff may write a version of a staff record over another, or remove one', () => {
  for (const partition of ['STAFF', 'STAFF#*'])
    for (const action of ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'])
      expect(allowedOn(partition, action)).toEqual([]);
});
