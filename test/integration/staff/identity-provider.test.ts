/** What is asked of the provider, and what of its answers is taken, with a certified one on this machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openSampleProvider,
  toolClientId,
  type SampleProvider,
} from '../../../infra/embedded/identity/provider.ts';
import { sampleStaff } from '../../../infra/embedded/identity/sample-staff.ts';
import { IdentityProvider, type IdentityProviderSettings } from '../../../shared/web/identity-provider.ts';
import { obtainTokens, walk } from './tool-sign-in.ts';

const redirectUri = 'http://127.0.0.1:9/auth/callback';
const client = { id: 'hedui', secret: 'a secret of this test alone, long enough', redirectUri };
const audience = 'urn:hedui:staff-api';
let provider: SampleProvider;

beforeAll(async () => {
  provider = await openSampleProvider();
  const people = sampleStaff('329901', ['东乡']);
  await provider.serve({ people, client, audience, accessTokenSeconds: 1 });
});
afterAll(() => provider.close());

function asked(settings: Partial<IdentityProviderSettings> = {}): IdentityProvider {
  return new IdentityProvider({
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    scopes: 'openid profile',
    audience,
    accessTokens: 'at+jwt',
    claims: { staff: 'sub', county: 'county', town: 'town' },
    maxAgeSeconds: 600,
    acrValues: [],
    tokenClients: [client.id, toolClientId],
    clockToleranceSeconds: 0,
    redirectUri,
    signedOutUri: 'http://127.0.0.1:9/',
    ...settings,
  });
}

const seconds = (n: number) => new Promise((resolve) => setTimeout(resolve, n * 1000));

/** Signs in, and lets some time go by before coming back. */
async function signIn(identityProvider: IdentityProvider, after = 0) {
  const begun = await identityProvider.beginSignIn();
  const { search } = await walk(begun.url, 'auditor', redirectUri);
  await seconds(after);
  return { begun, claims: await identityProvider.finishSignIn(search, begun), search };
}

describe('a sign-in', () => {
  it('names its person, and is good once', async () => {
    const identityProvider = asked();
    const { begun, claims, search } = await signIn(identityProvider);
    expect(claims).toEqual({ staffId: 'auditor', county: '329901' });
    expect(begun.url.searchParams.get('max_age')).toBe('600');
    expect(await identityProvider.finishSignIn(search, begun)).toBeUndefined();
  });

  it('that is older than the settings allow is none', async () => {
    expect((await signIn(asked({ maxAgeSeconds: 1 }), 3)).claims).toBeUndefined();
  });

  it('of which the provider does not say how sure it is is none where that is asked for', async () => {
    const { begun, claims } = await signIn(asked({ acrValues: ['two-factors'] }));
    expect(begun.url.searchParams.get('acr_values')).toBe('two-factors');
    expect(claims).toBeUndefined();
  });
});

describe('an access token', () => {
  it('of a client that is not on the list opens nothing, and names its person', async () => {
    const { access } = await obtainTokens(provider.issuer, 'auditor');
    expect(await asked({ tokenClients: [client.id] }).readAccessToken(access)).toMatchObject({
      kind: 'refused',
      code: 'token-not-for-access',
      claims: { staffId: 'auditor' },
    });
    expect(await asked().readAccessToken(access)).toMatchObject({ kind: 'valid' });
  });

  it('is good a little longer where clocks may differ', async () => {
    const { access } = await obtainTokens(provider.issuer, 'auditor');
    await seconds(2.1);
    expect(await asked().readAccessToken(access)).toMatchObject({ code: 'token-expired' });
    expect(await asked({ clockToleranceSeconds: 30 }).readAccessToken(access)).toMatchObject({
      kind: 'valid',
    });
  });
});

it('signing out leads to the provider, and back here', async () => {
  const url = await asked().signOutUrl();
  expect(url?.href.startsWith(provider.issuer)).toBe(true);
  expect(Object.fromEntries(url?.searchParams ?? [])).toMatchObject({
    client_id: 'hedui',
    post_logout_redirect_uri: 'http://127.0.0.1:9/',
  });
});
