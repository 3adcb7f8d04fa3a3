/** Signs in as a program at a terminal does: authorization code with PKCE, and tokens in its own hands. */
import * as oidc from 'openid-client';
import { toolClientId, toolRedirectUri } from '../../../infra/embedded/identity/provider.ts';

export async function obtainTokens(
  issuer: string,
  person: string,
): Promise<{ access: string; identity: string }> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to make people think; this is loopback
  const execute = [oidc.allowInsecureRequests];
  const configuration = await oidc.discovery(new URL(issuer), toolClientId, undefined, oidc.None(), {
    execute,
  });
  const codeVerifier = oidc.randomPKCECodeVerifier();
  const start = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: toolRedirectUri,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  const tokens = await oidc.authorizationCodeGrant(
    configuration,
    await walk(start, person, toolRedirectUri),
    {
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    },
  );
  return { access: tokens.access_token, identity: tokens.id_token ?? '' };
}

/** Follows the provider as a browser would, until it sends somebody back with a code. */
export async function walk(start: URL, person: string, redirectUri: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = start;
  while (!next.href.startsWith(redirectUri)) {
    const isPage = next.pathname.startsWith('/sign-in/');
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(isPage && { method: 'POST', body: new URLSearchParams({ person }) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    next = new URL(response.headers.get('location') ?? '', next);
  }
  return next;
}
