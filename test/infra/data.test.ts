import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcesOf, synthesize } from './synthesized.ts';

interface Rule {
  Prefix?: string;
  ExpirationInDays?: number;
  NoncurrentVersionExpiration?: { NoncurrentDays: number };
}

const template = synthesize();

/** What the template says of how long data are kept: `<place>: <time>`. */
function kept(): string[] {
  return [...keptInBuckets(), ...keptInQueues(), ...keptInLogs(), ...keptInTables()].sort();
}

function keptInBuckets(): string[] {
  const buckets = resourcesOf<{
    LifecycleConfiguration: { Rules: Rule[] };
    ObjectLockConfiguration?: { Rule: { DefaultRetention: { Days: number } } };
  }>(template, 'AWS::S3::Bucket');
  return [...buckets].flatMap(([id, { Properties }]) => {
    const name = /^Storage(Inbox|Store|Audit|AccessLogs)/.exec(id)?.[1] ?? id;
    const rules = Properties.LifecycleConfiguration.Rules.flatMap((rule) => [
      ...(rule.ExpirationInDays ? [`${name} ${rule.Prefix ?? '*'}: ${rule.ExpirationInDays} days`] : []),
      ...(rule.NoncurrentVersionExpiration
        ? [`${name} former versions: ${rule.NoncurrentVersionExpiration.NoncurrentDays} days`]
        : []),
    ]);
    const lock = Properties.ObjectLockConfiguration?.Rule.DefaultRetention.Days;
    return lock === undefined ? rules : [...rules, `${name} locked: ${lock} days`];
  });
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

function keptInTables(): string[] {
  const tables = resourcesOf(template, 'AWS::DynamoDB::Table');
  return [...tables.keys()].map((id) => `table ${/^Tables([A-Z][a-z]+)/.exec(id)?.[1]?.toLowerCase() ?? id}`);
}

/** The places and times of the table under "What is kept where" of a README: its first column. */
function documented(file: string, heading: string): string[] {
  const text = readFileSync(file, 'utf8');
  const section = text.slice(text.indexOf(`### ${heading}`)).split(/\n##+ /)[0] ?? '';
  const cells = section.split('\n').flatMap((line) => /^\| `([^`]+)` /.exec(line)?.[1] ?? []);
  return cells.sort();
}

test.each([
  ['README.md', 'What is kept where'],
  ['README.zh.md', '数据在何处，保存多久'],
])('%s says of everything that is kept where it is and how long, and of nothing else', (file, heading) => {
  expect(documented(file, heading)).toEqual(kept());
});
