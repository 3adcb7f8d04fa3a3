import { environment } from '../../shared/contracts/environment.ts';

export const env = environment.pick({
  STORE_BUCKET: true,
  HOUSEHOLDS_TABLE: true,
  OPERATIONS_TABLE: true,
  DELIVERIES_QUEUE_URL: true,
  PUBLICATIONS_QUEUE_URL: true,
  ROSTERS_QUEUE_URL: true,
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
  SESSION_IDLE_MINUTES: true,
  SESSION_HOURS: true,
  TODAY: true,
});
