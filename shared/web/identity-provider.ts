/** The OpenID Connect provider: sends people to sign in, takes them back, and checks access tokens. */
import type { errors, JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Configuration, IDToken } from 'openid-client';
import { NamedError } from '../contracts/named-error.ts';
import { identityClaims, type IdentityClaims } from '../contracts/staff-record.ts';
import { log } from '../runtime/log.ts';
import type * as libraries from './openid.ts';

export interface IdentityProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  scopes: string;
  audience: string;
  accessTokens: 'at+jwt' | 'cognito';
  claims: { staff: string; county: string; town: string };
  /** 0: a sign-in may be as old as it is. */
  maxAgeSeconds: number;
  /** Assurance levels of which one is needed; none: any will do. */
  acrValues: readonly string[];
  /** Whose access tokens are taken. */
  tokenClients: readonly string[];
  clockToleranceSeconds: number;
  /** Where the provider sends people back to. */
  redirectUri: string;
  signedOutUri: string;
}

/** The provider cannot be reached, or is not an OpenID provider. Retryable. */
export class IdentityProviderUnreachableError extends NamedError {
  readonly name = 'IdentityProviderUnreachableError';
}

/** What has to be remembered until somebody comes back. */
export interface BegunSignIn {
  url: URL;
  state: string;
  nonce: string;
  codeVerifier: string;
}

export type TokenReading =
  | { kind: 'valid'; claims: IdentityClaims }
  | { kind: 'refused'; code: 'token-expired' | 'token-invalid' }
  /** `claims` where it is a valid token of another kind, which names somebody all the same. */
  | { kind: 'refused'; code: 'token-not-for-access'; claims: IdentityClaims | undefined };

/** What the provider says of itself, and the libraries that speak with it: most requests bring a session, and need neither. */
interface Discovered {
  configuration: Configuration;
  keys: JWTVerifyGetKey;
  openid: typeof libraries;
}

/** Asymmetric ones only: a shared secret would let whoever checks tokens make them. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Unknown keys are fetched again, but not for every request that names an invented one. */
const keysCooldownMs = 5000;

export class IdentityProvider {
  readonly #settings: IdentityProviderSettings;
  #discovered: Promise<Discovered> | undefined;

  constructor(settings: IdentityProviderSettings) {
    this.#settings = settings;
  }

  /** Begins a sign-in by authorization code with PKCE. Throws IdentityProviderUnreachableError. */
  async beginSignIn(): Promise<BegunSignIn> {
    const { configuration, openid } = await this.#discover();
    const codeVerifier = openid.randomPKCECodeVerifier();
    const [state, nonce] = [openid.randomState(), openid.randomNonce()];
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#settings.redirectUri,
      scope: this.#settings.scopes,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      // Computers in offices are shared: who signs in says so each time.
      prompt: 'login',
      ...(this.#settings.maxAgeSeconds > 0 && { max_age: String(this.#settings.maxAgeSeconds) }),
      ...(this.#settings.acrValues.length > 0 && { acr_values: this.#settings.acrValues.join(' ') }),
    });
    return { url, state, nonce, codeVerifier };
  }

  /**
   * Trades the code that somebody came back with for what the provider says of them. The library checks state, nonce,
   * issuer, audience and time; the token comes from the provider itself over TLS, which represents its signature.
   * Undefined when any of it is wrong.
   */
  async finishSignIn(
    search: string,
    begun: Pick<BegunSignIn, 'state' | 'nonce' | 'codeVerifier'>,
  ): Promise<IdentityClaims | undefined> {
    const { configuration, openid } = await this.#discover();
    const url = new URL(this.#settings.redirectUri);
    url.search = search;
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, url, {
        pkceCodeVerifier: begun.codeVerifier,
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        idTokenExpected: true,
        // Then the token must say when the person signed in, which is checked.
        ...(this.#settings.maxAgeSeconds > 0 && { maxAge: this.#settings.maxAgeSeconds }),
      });
      const claims = tokens.claims();
      if (!this.#isAssured(claims)) {
        log.warn('sign-in-not-assured');
        return undefined;
      }
      return this.#readClaims(claims);
    } catch (error) {
      log.error('sign-in-failed', error);
      return undefined;
    }
  }

  /** Where somebody signs out at the provider too; undefined where it has no such place. Throws IdentityProviderUnreachableError. */
  async signOutUrl(): Promise<URL | undefined> {
    const { configuration, openid } = await this.#discover();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    const { clientId, signedOutUri } = this.#settings;
    return openid.buildEndSessionUrl(configuration, {
      client_id: clientId,
      post_logout_redirect_uri: signedOutUri,
    });
  }

  /** Whether the provider says that it is as sure of a person as the settings ask. */
  #isAssured(claims: IDToken | undefined): boolean {
    const { acrValues } = this.#settings;
    return acrValues.length === 0 || acrValues.some((each) => each === claims?.['acr']);
  }

  /** Reads a bearer token: issuer, audience, signature, time, and that it is an access token and no other kind. */
  async readAccessToken(token: string): Promise<TokenReading> {
    const { issuer, audience, accessTokens, clientId } = this.#settings;
    const discovered = await this.#discover();
    const { openid, keys } = discovered;
    const isCognito = accessTokens === 'cognito';
    try {
      const { payload } = await openid.jwtVerify(token, keys, {
        issuer,
        algorithms,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: this.#settings.clockToleranceSeconds,
        ...(isCognito ? {} : { audience, typ: 'at+jwt' }),
      });
      // Cognito's access tokens have neither the type nor an audience, but say so in claims of their own.
      if (isCognito && (payload['token_use'] !== 'access' || payload['client_id'] !== clientId))
        return { kind: 'refused', code: 'token-not-for-access', claims: this.#readClaims(payload) };
      const claims = this.#readClaims(payload);
      if (!this.#settings.tokenClients.includes(clientOf(payload)))
        return { kind: 'refused', code: 'token-not-for-access', claims };
      return claims === undefined ? { kind: 'refused', code: 'token-invalid' } : { kind: 'valid', claims };
    } catch (error) {
      const code = explainTokenError(error, openid);
      if (code !== 'token-not-for-access') return { kind: 'refused', code };
      return { kind: 'refused', code, claims: await this.#readBearer(token, discovered) };
    }
  }

  /** Whom a token of any kind names; undefined when its time is over, or it is of another provider. */
  async #readBearer(token: string, { openid, keys }: Discovered): Promise<IdentityClaims | undefined> {
    const { issuer } = this.#settings;
    try {
      const { payload } = await openid.jwtVerify(token, keys, {
        issuer,
        algorithms,
        requiredClaims: ['exp'],
      });
      return this.#readClaims(payload);
    } catch {
      return undefined;
    }
  }

  #readClaims(payload: JWTPayload | IDToken | undefined): IdentityClaims | undefined {
    const { staff, county, town } = this.#settings.claims;
    const claims = identityClaims.safeParse({
      staffId: payload?.[staff],
      county: payload?.[county],
      town: payload?.[town],
    });
    return claims.data;
  }

  /** What the provider says of itself is asked for once an instance, and again after a failure. */
  #discover(): Promise<Discovered> {
    this.#discovered ??= this.#readDiscovery().catch((error: unknown) => {
      this.#discovered = undefined;
      log.error('identity-provider-unreachable', error);
      throw new IdentityProviderUnreachableError('the identity provider cannot be reached');
    });
    return this.#discovered;
  }

  async #readDiscovery(): Promise<Discovered> {
    const openid = await import('./openid.ts');
    const { issuer, clientId, clientSecret } = this.#settings;
    const authentication =
      clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret);
    const tolerance = { [openid.clockTolerance]: this.#settings.clockToleranceSeconds };
    const configuration = await openid.discovery(new URL(issuer), clientId, tolerance, authentication, {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to make people think; on loopback alone
      execute: isLoopback(issuer) ? [openid.allowInsecureRequests] : [],
    });
    const jwksUri = configuration.serverMetadata().jwks_uri;
    if (jwksUri === undefined) throw new IdentityProviderUnreachableError('the provider names no keys');
    return {
      configuration,
      keys: openid.createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: keysCooldownMs }),
      openid,
    };
  }
}

/** The program that a token was given to: `client_id` of RFC 9068, else `azp`. */
function clientOf(payload: JWTPayload): string {
  const named = payload['client_id'] ?? payload['azp'];
  return typeof named === 'string' ? named : '';
}

/** Without TLS on this machine only. */
function isLoopback(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'http:' && hostname === '127.0.0.1';
}

function explainTokenError(
  error: unknown,
  { errors }: typeof libraries,
): 'token-expired' | 'token-not-for-access' | 'token-invalid' {
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'typ')
    return 'token-not-for-access';
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError) || isGeneric(error))
    throw new IdentityProviderUnreachableError("the identity provider's keys cannot be read");
  return 'token-invalid';
}

/** What the library says when the keys came with another status, or not as keys. */
function isGeneric({ code }: errors.JOSEError): boolean {
  return code === 'ERR_JOSE_GENERIC' || code === 'ERR_JWKS_INVALID';
}
