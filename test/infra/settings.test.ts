import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { readSettings, settings, SettingsError } from '../../infra/settings.ts';
import { synthesize, synthesizeUncached } from './synthesized.ts';

/** The settings that a context gives, or the message of what is wrong with it. */
function read(context: Record<string, unknown>) {
  try {
    return readSettings(new App({ context }).node);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

test('without a context everything has a value', () => {
  expect(read({})).toMatchObject({ settings: { stackName: 'Hedui', nightlyAt: '22:30' }, region: undefined });
});

test('cdk.json shows every setting with the value that it has anyway', () => {
  const { memoryMb: _, ...shown } = settings.parse({});
  expect(cdkJson.context.hedui).toEqual(shown);
});

test('settings of the command line come as text', () => {
  expect(read({ hedui: '{"nightlyAt":"03:00"}', region: 'cn-northwest-1' })).toMatchObject({
    settings: { nightlyAt: '03:00' },
    region: 'cn-northwest-1',
  });
});

test.each([
  [{ hedui: { nightlyAt: '24:00' } }, 'Setting hedui.nightlyAt: give a time such as "22:30" (it is "24:00")'],
  [{ hedui: { assessConcurrency: 1 } }, 'Setting hedui.assessConcurrency: give at least 2 (it is 1)'],
  [{ hedui: { matchConcurrency: 2.5 } }, 'Setting hedui.matchConcurrency: give a whole number (it is 2.5)'],
  [
    { hedui: { memoryMb: { 'publish-hits': 64 } } },
    'Setting hedui.memoryMb.publish-hits: give at least 128 (it is 64)',
  ],
  [
    { hedui: { deletionProtection: 'yes' } },
    'Setting hedui.deletionProtection: give true or false (it is "yes")',
  ],
  [
    { hedui: { logRetentionDays: 31 } },
    'Setting hedui.logRetentionDays: give a number of days that CloudWatch offers, such as 30, 90, 180, 365, 731 or 1827 (it is 31)',
  ],
  [{ hedui: { supersededDays: 14 } }, 'Setting hedui.supersededDays: give at least 15 days (it is 14)'],
  [{ hedui: { nightly: '22:30' } }, 'Setting hedui: there is no setting nightly'],
  [{ hedui: '{"nightlyAt":' }, 'Setting hedui: give a JSON object, not {"nightlyAt":'],
  [
    { hedui: { publicUrl: 'http://hedui.example.cn' } },
    'Setting hedui.publicUrl: give an address such as "https://hedui.example.cn" (it is "http://hedui.example.cn")',
  ],
  [
    { hedui: { cognito: true }, region: 'cn-north-1' },
    'Setting hedui.cognito: regions in China have no user pools; give identityProvider another issuer',
  ],
  [
    { hedui: { allowedNetworks: ['203.0.113.7'] } },
    'Setting hedui.allowedNetworks.0: give networks such as "203.0.113.0/24" (it is "203.0.113.7")',
  ],
  [
    { hedui: { webAclArn: 'county' } },
    'Setting hedui.webAclArn: give the ARN of a regional web ACL (it is "county")',
  ],
  [{ region: 'Beijing' }, 'Setting region: give a region such as cn-north-1 (it is "Beijing")'],
])('%j is refused in words that tell what to give', (context, message) => {
  expect(read(context)).toBe(message);
});

test('reports all wrong settings at once', () => {
  expect(read({ hedui: { nightlyAt: '7', identityKeys: ['1', '1'] } })).toMatch(
    /^Setting hedui\.nightlyAt: .*\nSetting hedui\.identityKeys: /,
  );
});

test('in a region of China no name belongs to another partition', () => {
  const text = JSON.stringify(synthesize({ region: 'cn-north-1' }).toJSON());
  expect(text).not.toContain('arn:aws:');
});

test('the outputs name what people and tools look for', () => {
  expect(Object.keys(synthesize().findOutputs('*'))).toEqual([
    'PublicUrl',
    'InboxBucket',
    'StoreBucket',
    'AuditBucket',
    'AccessLogsBucket',
    'HouseholdsTable',
    'OperationsTable',
    'DeliveriesQueueUrl',
    'RostersQueueUrl',
    'PublicationsQueueUrl',
    'AssessmentsQueueUrl',
    'ChecksQueueUrl',
    'OperatorsTopic',
    'IdentityKeys',
    'NightlyRunFunction',
    'NightlyRunFailedStartsUrl',
    'DigestFunction',
    'DigestFailedStartsUrl',
    'ReconciliationFunction',
    'ReconciliationFailedStartsUrl',
    'SweepFunction',
    'SweepFailedStartsUrl',
    'ForgettingFunction',
    'ForgettingFailedStartsUrl',
  ]);
});

test('nothing changes where nothing was changed: two syntheses are the same', () => {
  expect(synthesizeUncached().toJSON()).toEqual(synthesizeUncached().toJSON());
});
