/**
 * The settings of a deployment: the `hedui` object of the CDK context (`cdk.json`, or `-c hedui='{"nightlyAt":"21:30"}'`,
 * which replaces the whole object), and the region (`-c region=cn-north-1`; without it, that of the credentials).
 */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import { z } from 'zod';
import { firstKeyVersion } from '../shared/contracts/registry.ts';
import { keyVersion } from '../shared/contracts/environment.ts';

/** How a new version takes over: at once, or with a tenth of the work first. */
export const rollouts = {
  'all-at-once': 'CodeDeployDefault.LambdaAllAtOnce',
  'canary-5-minutes': 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
  'canary-15-minutes': 'CodeDeployDefault.LambdaCanary10Percent15Minutes',
} as const;

/** Lambda accepts 2 to 1,000 concurrent invocations for an event source. */
const concurrency = z.int('give a whole number').min(2, 'give at least 2').max(1000, 'give at most 1000');
const days = z
  .int('give a whole number of days')
  .min(1, 'give at least 1 day')
  .max(3650, 'give at most 3650 days');
const memoryMb = z
  .int('give whole megabytes')
  .min(128, 'give at least 128')
  .max(10_240, 'give at most 10240');

const url = z.url({ protocol: /^https$/, error: 'give an address such as "https://hedui.example.cn"' });
const claim = z.string().min(1, 'give the name of a claim');

/** The OpenID Connect provider that staff sign in with: any that has discovery, authorization code and PKCE. */
const identityProvider = z.strictObject({
  /** Nobody can sign in before it is given. */
  issuer: url.default('https://issuer.invalid'),
  clientId: z.string().min(1, 'give the name that the provider knows Hedui by').default('hedui'),
  /** `secret`: the stack makes a secret for it; `none`: the provider knows Hedui as a public client. */
  clientAuthentication: z.enum(['secret', 'none'], 'give "secret" or "none"').default('secret'),
  scopes: z
    .string()
    .regex(/(^| )openid( |$)/, 'give scopes with openid among them')
    .default('openid profile'),
  /** Audience of access tokens for the interface. */
  audience: z.string().min(1, 'give an audience').default('urn:hedui:staff-api'),
  accessTokens: z.enum(['at+jwt', 'cognito'], 'give "at+jwt" or "cognito"').default('at+jwt'),
  /** Claim that names the staff record. */
  staffClaim: claim.default('sub'),
  /** Claims that must agree with the staff record where a token has them. */
  countyClaim: claim.default('county'),
  townClaim: claim.default('town'),
  /** How old a sign-in may be; 0 for a provider that does not tell when it was. */
  maxAgeSeconds: z
    .int('give whole seconds')
    .min(0, 'give at least 0')
    .max(3600, 'give at most 3600')
    .default(600),
  /** Assurance levels (`acr`) of which a sign-in needs one; none: any. */
  acrValues: z.array(z.string().regex(/^\S+$/, 'give words without spaces')).max(10).default([]),
  /** Further clients of the provider whose access tokens are taken: programs that work for the county. */
  tokenClients: z.array(z.string().regex(/^\S+$/, 'give names without spaces')).max(20).default([]),
  /** How far the provider's clock may be from ours. */
  clockToleranceSeconds: z
    .int('give whole seconds')
    .min(0, 'give at least 0')
    .max(300, 'give at most 300')
    .default(30),
});

const retention = z.enum(RetentionDays, {
  error: 'give a number of days that CloudWatch offers, such as 30, 90, 180, 365, 731 or 1827',
});

export const settings = z.strictObject({
  stackName: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9-]{0,39}$/,
      'give up to 40 letters, digits and hyphens, beginning with a letter',
    )
    .default('Hedui'),
  /** When the nightly run starts, in Asia/Shanghai. */
  nightlyAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as "22:30"')
    .default('22:30'),
  /** When the operators are notified of the night, in Asia/Shanghai. */
  digestAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as "07:30"')
    .default('07:30'),
  /** When the inbox is compared with the deliveries on record, on Sundays, in Asia/Shanghai. */
  reconcileAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as "05:00"')
    .default('05:00'),
  /** When the store is swept of what nothing uses any more, in Asia/Shanghai. */
  sweepAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as "05:30"')
    .default('05:30'),
  /** When people are forgotten whose term is over, in Asia/Shanghai. */
  forgetAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as "06:00"')
    .default('06:00'),
  /** From how many percent on a change from one night to the next is reported as unusual. */
  unusualPercent: z.int('give a whole number').min(1, 'give at least 1').default(50),
  matchConcurrency: concurrency.default(4),
  importConcurrency: concurrency.default(2),
  publishConcurrency: concurrency.default(4),
  assessConcurrency: concurrency.default(10),
  checkConcurrency: concurrency.default(2),
  /** Reads and writes that each table takes in a second at most: what a loop can cost, and press on it. */
  tableReadUnits: z.int('give a whole number').min(100, 'give at least 100').default(12_000),
  tableWriteUnits: z.int('give a whole number').min(100, 'give at least 100').default(4_000),
  /** Work of all functions in six hours that no county has, in GB-seconds: the queues are stopped then. */
  stopAfterGbSeconds: z.int('give a whole number').min(1_000, 'give at least 1000').default(400_000),
  /** What the account may cost a month in US dollars before the operators are told; regions in China have no budgets. */
  monthlyBudgetUsd: z.number('give an amount').positive('give an amount above 0').optional(),
  /** Requests that are answered at once. */
  apiConcurrency: concurrency.default(20),
  /** Memory of each function; Lambda gives processor time in proportion, one core at 1,769 MB. */
  memoryMb: z
    .strictObject({
      'match-delivery': memoryMb.default(3008),
      'import-roster': memoryMb.default(3008),
      'publish-hits': memoryMb.default(3008),
      'assess-households': memoryMb.default(1024),
      'check-applicants': memoryMb.default(3008),
      'start-nightly-run': memoryMb.default(1024),
      'send-digest': memoryMb.default(1024),
      'reconcile-inbox': memoryMb.default(512),
      'sweep-store': memoryMb.default(512),
      'forget-people': memoryMb.default(1024),
      'staff-api': memoryMb.default(1769),
      console: memoryMb.default(1769),
    })
    .prefault({}),
  /** Address that people use, where it is not the one that API Gateway gives. */
  publicUrl: url.nullable().default(null),
  identityProvider: identityProvider.prefault({}),
  /** Makes a Cognito user pool and uses it in place of `identityProvider`; regions in China have none. */
  cognito: z.boolean('give true or false').default(false),
  /** How long a session lasts without a request, and at most. */
  sessionIdleMinutes: z
    .int('give whole minutes')
    .min(5, 'give at least 5')
    .max(240, 'give at most 240')
    .default(30),
  sessionHours: z.int('give whole hours').min(1, 'give at least 1').max(24, 'give at most 24').default(8),
  /** Requests a second that the interface accepts; twice as many for a moment. */
  requestsPerSecond: z
    .int('give a whole number')
    .min(1, 'give at least 1')
    .max(5000, 'give at most 5000')
    .default(50),
  /** Of these, to sign in with: anybody may send them. */
  signInsPerSecond: z
    .int('give a whole number')
    .min(1, 'give at least 1')
    .max(1000, 'give at most 1000')
    .default(10),
  /** Networks from which the pages and the interface may be reached, in CIDR notation; none: from everywhere. */
  allowedNetworks: z
    .array(z.union([z.cidrv4(), z.cidrv6()], { error: 'give networks such as "203.0.113.0/24"' }))
    .max(50, 'give at most 50 networks')
    .default([]),
  /** ARN of a web ACL of AWS WAF that is before the interface. */
  webAclArn: z
    .string()
    .regex(/^arn:aws(-cn)?:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\//, 'give the ARN of a regional web ACL')
    .nullable()
    .default(null),
  logRetentionDays: retention.default(RetentionDays.ONE_YEAR),
  /** How long a message may wait before somebody is notified. */
  oldestMessageMinutes: z.int('give whole minutes').min(5, 'give at least 5').default(180),
  /** Who gets alarms and the daily digest; further subscriptions are up to the county. */
  operatorsEmail: z.email('give an address').optional(),
  /** Whether there is a dashboard: it costs as much as three keys, whether anybody looks or not. */
  dashboard: z.boolean('give true or false').default(false),
  /** How a new version of a function takes over. */
  rollout: z
    .enum(
      Object.keys(rollouts) as (keyof typeof rollouts)[],
      `give one of ${Object.keys(rollouts).join(', ')}`,
    )
    .default('canary-5-minutes'),
  /** Whether tables refuse to be deleted. */
  deletionProtection: z.boolean('give true or false').default(true),
  /** Versions of the key of identity tokens, the oldest first; for each the stack makes a secret (docs/operations.md). */
  identityKeys: z
    .array(keyVersion)
    .min(1, 'give at least one version')
    .max(5, 'give at most 5 versions')
    .refine((versions) => new Set(versions).size === versions.length, 'give each version once')
    .default([firstKeyVersion]),
  /** How long the inbox keeps a file: matching copies its bytes to the store, so that this only has to outlast it. */
  inboxDays: days.default(30),
  /**
   * How long bytes and staged hits of a delivery are kept when it is no longer current or held, and indexes that were
   * replaced. A message of a file put before then may still be on its way, for 14 days at most.
   */
  supersededDays: days.min(15, 'give at least 15 days').default(30),
  /** How long is on record what could not be used: refused keys, rejected files, files that were never read. */
  refusedDays: days.min(31, 'give at least 31 days').default(90),
  /** How long is on record what was used once, after it came; bytes and lists of rows are gone long before. */
  recordDays: days.min(100, 'give at least 100 days').default(730),
  /** How many files of a provider, or rosters of a county, are read a day; what comes beyond waits unread for a person. */
  filesPerDay: z
    .int('give a whole number')
    .min(1, 'give at least 1')
    .max(2000, 'give at most 2000')
    .default(500),
  /** How long the results and the report of a run are kept. */
  runDays: days.min(31, 'give at least 31 days').default(400),
  /** How long S3's notes of who asked for which object are kept. */
  accessLogDays: days.min(30, 'give at least 30 days').default(365),
  /** How long a digest is locked; nobody can change or remove it before. */
  auditDays: days.default(1827),
  /** Whether those who may bypass governance can end a lock (`governance`), or nobody (`compliance`). */
  auditLock: z.enum(['governance', 'compliance'], 'give governance or compliance').default('governance'),
  /** How long the store keeps former versions of what was replaced or removed. */
  formerVersionDays: days.default(30),
  /** The same of deliveries, staged hits and indexes: their time is over when they are removed. */
  sweptDays: days.default(7),
});
export type Settings = z.infer<typeof settings>;
export type FunctionName = keyof Settings['memoryMb'];

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'give a region such as cn-north-1');

/** Settings that cannot be used; the message names each of them and says what to give instead. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** The settings and region in the context of an app. Throws SettingsError. */
export function readSettings(node: Node): { settings: Settings; region: string | undefined } {
  const read = {
    settings: parseSetting('hedui', settings, readContextObject(node)),
    region: parseSetting('region', region.optional(), node.tryGetContext('region')),
  };
  if (read.settings.cognito && read.region?.startsWith('cn-') === true)
    throw new SettingsError(
      'Setting hedui.cognito: regions in China have no user pools; give identityProvider another issuer',
    );
  if (read.settings.monthlyBudgetUsd !== undefined && read.region?.startsWith('cn-') === true)
    throw new SettingsError(
      'Setting hedui.monthlyBudgetUsd: regions in China have no budgets; stopAfterGbSeconds works there too',
    );
  return read;
}

function readContextObject(node: Node): unknown {
  const context: unknown = node.tryGetContext('hedui') ?? {};
  if (typeof context !== 'string') return context;
  try {
    return JSON.parse(context) as unknown;
  } catch {
    throw new SettingsError(`Setting hedui: give a JSON object, not ${context}`);
  }
}

function parseSetting<Output>(name: string, schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SettingsError(parsed.error.issues.map((issue) => describeIssue(name, issue)).join('\n'));
}

function describeIssue(name: string, issue: z.core.$ZodIssue): string {
  const setting = [name, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys')
    return `Setting ${setting}: there is no setting ${issue.keys.join(', ')}`;
  return `Setting ${setting}: ${issue.message} (it is ${JSON.stringify(issue.input)})`;
}
