/** What every function works with that staff reach: put together the same way for pages and for the interface. */
import type { Environment } from '../contracts/environment.ts';
import type {
  CheckMessage,
  FoundMessage,
  PreviewMessage,
  PreviewRosterMessage,
  PublicationMessage,
  RehearseMessage,
  RematchMessage,
  ResumeRosterMessage,
} from '../contracts/messages.ts';
import { shanghaiDate } from '../domain/kernel/calendar.ts';
import { createClients } from '../store/aws/clients.ts';
import { openStores } from '../store/open-stores.ts';
import { Secrets } from '../store/aws/secrets.ts';
import { Table } from '../store/aws/table.ts';
import { Queue } from '../store/aws/queues.ts';
import { Sessions } from '../store/sessions.ts';
import { IdentityProvider } from './identity-provider.ts';
import { deriveKey } from './sealed-cookie.ts';

/** Names of the environment that `openStaffStores` reads: to be picked by each `env.ts`. */
export const staffStoreNames = {
  STORE_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  DELIVERIES_QUEUE_URL: true,
  PUBLICATIONS_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
  CHECKS_QUEUE_URL: true,
  OPERATIONS_TABLE: true,
  PUBLIC_URL: true,
  OIDC_ISSUER: true,
  OIDC_CLIENT_ID: true,
  OIDC_CLIENT_SECRET_ID: true,
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
  SIGN_IN_SECRET_ID: true,
  SESSION_IDLE_MINUTES: true,
  SESSION_HOURS: true,
  TODAY: true,
} as const;

export async function openStaffStores(config: Pick<Environment, keyof typeof staffStoreNames>) {
  const secrets = new Secrets();
  const signInSecret = await secrets.read(config.SIGN_IN_SECRET_ID);
  const clientSecretId = config.OIDC_CLIENT_SECRET_ID;
  const clients = createClients();
  const { tables, queues } = clients;
  const operations = new Table(tables, config.OPERATIONS_TABLE);
  return {
    ...openStores(clients, config),
    identityProvider: new IdentityProvider({
      issuer: config.OIDC_ISSUER,
      clientId: config.OIDC_CLIENT_ID,
      clientSecret: clientSecretId === undefined ? undefined : await secrets.read(clientSecretId),
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
    signInKey: deriveKey(signInSecret, 'sign-in cookie'),
    sessions: new Sessions(operations, {
      idleMs: config.SESSION_IDLE_MINUTES * 60_000,
      longestMs: config.SESSION_HOURS * 3_600_000,
    }),
    operations,
    deliveries: new Queue<RematchMessage | FoundMessage>(queues, config.DELIVERIES_QUEUE_URL),
    publications: new Queue<PublicationMessage | PreviewMessage | RehearseMessage>(
      queues,
      config.PUBLICATIONS_QUEUE_URL,
    ),
    checkRequests: new Queue<CheckMessage | FoundMessage>(queues, config.CHECKS_QUEUE_URL),
    rosters: new Queue<ResumeRosterMessage | PreviewRosterMessage | FoundMessage>(
      queues,
      config.ROSTERS_QUEUE_URL,
    ),
    now: () => new Date(),
    today: () => config.TODAY ?? shanghaiDate(new Date()),
  };
}
