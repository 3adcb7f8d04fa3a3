/**
 * A certified OpenID Connect provider (oidc-provider) on 127.0.0.1, at which the sample staff sign in by choosing who
 * they are. Everything else is as with a real one: discovery, authorization code, PKCE, signed tokens.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { MemoryAdapter } from './memory-adapter.ts';
import type { SamplePerson } from './sample-staff.ts';
import { signInPage } from './sign-in-page.ts';

export interface SampleProvider {
  issuer: string;
  /** Serves from now on, with keys of its own making. */
  serve(settings: ProviderSettings): Promise<void>;
  close(): Promise<void>;
}

export interface ProviderSettings {
  people: readonly SamplePerson[];
  /** How the interface is known here, and where its sign-ins come back to. */
  client: { id: string; secret: string; redirectUri: string };
  audience: string;
  accessTokenSeconds: number;
}

/** A program at a terminal, without a secret; it gets access tokens by the same flow with a redirect to itself. */
export const toolClientId = 'hedui-tool';
export const toolRedirectUri = 'http://127.0.0.1/callback';

const signInPath = /^\/sign-in\/[\w-]+$/;

/** Listens on a free port of 127.0.0.1; before `serve` every request gets "retry later". */
export async function openSampleProvider(port = 0): Promise<SampleProvider> {
  let respond: (request: IncomingMessage, response: ServerResponse) => void | Promise<void> = (
    _,
    response,
  ) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => {
    Promise.resolve(respond(request, response)).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    serve: async (settings) => {
      const provider = new Provider(issuer, await configure(settings));
      const standard = provider.callback();
      respond = (request, response) =>
        signInPath.test(new URL(request.url ?? '/', issuer).pathname)
          ? serveSignIn(request, response, { provider, people: settings.people })
          : standard(request, response);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function configure(settings: ProviderSettings): Promise<Configuration> {
  const { client, audience, people, accessTokenSeconds } = settings;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const find = (id: string): SamplePerson | undefined => people.find((person) => person.id === id);
  return {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        // Beside the callback, under whatever path the interface lies.
        post_logout_redirect_uris: [new URL('..', client.redirectUri).href],
      },
      {
        client_id: toolClientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [toolRedirectUri],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'county', 'town'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => describeAccount(find(id)),
    extraTokenClaims: (_context, token) =>
      'accountId' in token ? scopeClaims(find(token.accountId)) : undefined,
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    loadExistingGrant: (context) => grantEverything(context, audience),
    ttl: { AccessToken: accessTokenSeconds, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

function scopeClaims(person: SamplePerson | undefined): Record<string, string> | undefined {
  return person && { county: person.county, ...(person.town !== undefined && { town: person.town }) };
}

function describeAccount(person: SamplePerson | undefined) {
  if (person === undefined) return undefined;
  const { id, name } = person;
  return { accountId: id, claims: () => ({ sub: id, name, ...scopeClaims(person) }) };
}

/** Nobody is asked whether Hedui may know who they are: it is their employer's. */
async function grantEverything({ oidc }: KoaContextWithOIDC, audience: string) {
  const accountId = oidc.session?.accountId;
  const clientId = oidc.client?.clientId;
  if (accountId === undefined || clientId === undefined) return undefined;
  const grant = new oidc.provider.Grant({ accountId, clientId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(audience, '');
  await grant.save();
  return grant;
}

/** The page on which somebody says who they are, and what it sends. */
async function serveSignIn(
  request: IncomingMessage,
  response: ServerResponse,
  { provider, people }: { provider: Provider; people: readonly SamplePerson[] },
): Promise<void> {
  const { prompt } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent')
    return provider.interactionFinished(
      request,
      response,
      { consent: {} },
      { mergeWithLastSubmission: true },
    );
  const chosen = request.method === 'POST' ? new URLSearchParams(await text(request)).get('person') : null;
  if (chosen !== null && people.some(({ id }) => id === chosen))
    return provider.interactionFinished(request, response, { login: { accountId: chosen } });
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(signInPage(people));
}
