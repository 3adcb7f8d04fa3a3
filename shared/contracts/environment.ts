/**
 * The vocabulary of environment names: the stack sets them, each function picks those it reads.
 *
 * A function's `env.ts` picks from it: `environment.pick({ OPERATIONS_TABLE: true }).parse(process.env)`.
 */
import * as z from 'zod';
import { calendarDate } from './primitives.ts';

/** Name of a table or a bucket. */
const resourceName = z.string().min(3);

/** Stands before every token, so that tokens of different keys are never compared. */
export const keyVersion = z.string().regex(/^[0-9A-Za-z]{1,16}$/, 'give up to 16 letters and digits');

/** Name or ARN of a secret: no value of one is in an environment. */
const secretId = z.string().min(3);

const identityKey = z
  .string()
  .regex(/^[0-9A-Za-z]{1,16}=\S{3,}$/)
  .transform((text) => ({
    version: text.slice(0, text.indexOf('=')),
    secretId: text.slice(text.indexOf('=') + 1),
  }));

/** Words in one text, by spaces. */
const words = z.string().transform((text) => text.split(' ').filter((word) => word !== ''));

export const environment = z.object({
  HOUSEHOLDS_TABLE: resourceName,
  OPERATIONS_TABLE: resourceName,
  /** Where providers and counties put their files. */
  INBOX_BUCKET: resourceName,
  /** Where Hedui keeps what it made of them. */
  STORE_BUCKET: resourceName,
  /** Where digests are locked. */
  AUDIT_BUCKET: resourceName,
  /** Days that bytes and staged hits of a delivery are kept after its last use. */
  SUPERSEDED_DAYS: z.coerce.number().int().positive(),
  /** Days that is on record what could not be used, and what was used and whose bytes are gone. */
  REFUSED_DAYS: z.coerce.number().int().positive(),
  RECORD_DAYS: z.coerce.number().int().positive(),
  /** So many files of a provider, or rosters of a county, are read a day; what comes beyond is held unread. */
  FILES_PER_DAY: z.coerce.number().int().positive(),
  /** Who gets alarms and of the night. */
  OPERATORS_TOPIC: z.string().startsWith('arn:'),
  DELIVERIES_QUEUE_URL: z.url(),
  ROSTERS_QUEUE_URL: z.url(),
  PUBLICATIONS_QUEUE_URL: z.url(),
  ASSESSMENTS_QUEUE_URL: z.url(),
  CHECKS_QUEUE_URL: z.url(),
  /** Secrets of the HMAC that turns identity numbers into tokens, the oldest first: `<version>=<ARN> <version>=<ARN>`. */
  IDENTITY_KEY_IDS: z
    .string()
    .transform((keys) => keys.split(' '))
    .pipe(z.array(identityKey).min(1)),
  /** Where people reach the interface: `https://…`, with the path below which it is there. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  /** The OpenID Connect provider that staff sign in with, and what Hedui is called there. */
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  /** Absent where the provider knows Hedui as a public client, which PKCE alone protects. */
  OIDC_CLIENT_SECRET_ID: secretId.optional(),
  OIDC_SCOPES: z.string().regex(/(^| )openid( |$)/, 'openid is missing'),
  /** What access tokens for this interface name as their audience. */
  OIDC_AUDIENCE: z.string().min(1),
  /** How the provider marks access tokens: by type, as RFC 9068 says, or as Cognito does. */
  OIDC_ACCESS_TOKENS: z.enum(['at+jwt', 'cognito']),
  /** Claims that name the staff record, and, where the provider knows them, county and town. */
  OIDC_STAFF_CLAIM: z.string().min(1),
  OIDC_COUNTY_CLAIM: z.string().min(1),
  OIDC_TOWN_CLAIM: z.string().min(1),
  /** The sign-in has to be no older than this, where the provider tells when it was; 0: as old as it may be. */
  OIDC_MAX_AGE_SECONDS: z.coerce.number().int().nonnegative(),
  /** Assurance levels (`acr`) of which the provider has to name one; empty: any. */
  OIDC_ACR_VALUES: words,
  /** Clients of the provider whose access tokens are taken. */
  OIDC_TOKEN_CLIENTS: words,
  /** How far the clocks of the provider and of the functions may differ. */
  OIDC_CLOCK_TOLERANCE_SECONDS: z.coerce.number().int().nonnegative(),
  /** Seals what a browser brings back from the provider. */
  SIGN_IN_SECRET_ID: secretId,
  /** How long a session lasts without a request, and at most. */
  SESSION_IDLE_MINUTES: z.coerce.number().int().positive(),
  SESSION_HOURS: z.coerce.number().int().positive(),
  /** Fixes the day, for rehearsals and tests; otherwise it is today in Asia/Shanghai. */
  TODAY: calendarDate.optional(),
});
export type Environment = z.infer<typeof environment>;
export type EnvironmentName = keyof Environment;
