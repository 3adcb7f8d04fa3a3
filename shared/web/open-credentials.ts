/** Sign-in, sessions and staff records, put together the same way for every function that people reach. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Environment } from '../contracts/environment.ts';
import { IdentityProvider } from './identity-provider.ts';
import { deriveKey } from './sealed-cookie.ts';
import { Sessions } from '../store/sessions.ts';
import { StaffRecords } from '../store/staff-records.ts';

/** Names of the environment that `openCredentials` reads: to be picked by each `env.ts`. */
export const credentialNames = {
  OPERATIONS_TABLE: true,
  PUBLIC_URL: true,
  OIDC_ISSUER: true,
  OIDC_CLIENT_ID: true,
  OIDC_CLIENT_SECRET: true,
  OIDC_SCOPES: true,
  OIDC_AUDIENCE: true,
  OIDC_ACCESS_TOKENS: true,
  OIDC_STAFF_CLAIM: true,
  OIDC_COUNTY_CLAIM: true,
  OIDC_TOWN_CLAIM: true,
  OIDC_MAX_AGE_SECONDS: true,
  OIDC_ACR_VALUES: true,
  OIDC_TOKEN_CLIENTS: true,
  OIDC_CLOCK_TOLERANCE_SECONDS: true,
  SIGN_IN_SECRET: true,
  SESSION_IDLE_MINUTES: true,
  SESSION_HOURS: true,
} as const;

export function openCredentials(
  config: Pick<Environment, keyof typeof credentialNames>,
  tables: DynamoDBDocumentClient,
) {
  const operations = config.OPERATIONS_TABLE;
  return {
    identityProvider: new IdentityProvider({
      issuer: config.OIDC_ISSUER,
      clientId: config.OIDC_CLIENT_ID,
      clientSecret: config.OIDC_CLIENT_SECRET,
      scopes: config.OIDC_SCOPES,
      audience: config.OIDC_AUDIENCE,
      accessTokens: config.OIDC_ACCESS_TOKENS,
      claims: {
        staff: config.OIDC_STAFF_CLAIM,
        county: config.OIDC_COUNTY_CLAIM,
        town: config.OIDC_TOWN_CLAIM,
      },
      maxAgeSeconds: config.OIDC_MAX_AGE_SECONDS,
      acrValues: config.OIDC_ACR_VALUES,
      tokenClients: config.OIDC_TOKEN_CLIENTS,
      clockToleranceSeconds: config.OIDC_CLOCK_TOLERANCE_SECONDS,
      redirectUri: `${config.PUBLIC_URL}/auth/callback`,
      signedOutUri: `${config.PUBLIC_URL}/`,
    }),
    signInKey: deriveKey(config.SIGN_IN_SECRET, 'sign-in cookie'),
    sessions: new Sessions(tables, operations, {
      idleMs: config.SESSION_IDLE_MINUTES * 60_000,
      longestMs: config.SESSION_HOURS * 3_600_000,
    }),
    staff: new StaffRecords(tables, operations),
  };
}
