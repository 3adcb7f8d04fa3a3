/** Who is asking: sign-in, tokens, sessions, staff records, and requests of others in their name. */
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { StaffClient } from '../../../../cli/staff-client.ts';
import type { StaffedTarget } from '../../../../cli/staffed-target.ts';
import { createClients } from '../../../../shared/store/aws/clients.ts';
import { operationKeys } from '../../../../shared/store/keys.ts';
import { problemKinds, type ProblemCode } from '../../../../shared/contracts/problems.ts';
import { readReturnTo } from '../../../../shared/web/sign-in.ts';
import { digestToken } from '../../../../shared/store/sessions.ts';
import { sharedCounty, tokenSeconds } from '../staffed-county.ts';
import { obtainTokens } from '../tool-sign-in.ts';

let hedui: StaffedTarget;
let administrator: StaffClient;
let auditor: StaffClient;

beforeAll(async () => {
  const county = await sharedCounty();
  hedui = county.hedui;
  [administrator, auditor] = [county.client('administrator'), county.client('auditor')];
});

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** Asks without a session. */
async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(hedui.url + path, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : text,
  };
}

describe('who is asking', () => {
  it('follows the flow of the provider, and stays a cookie that scripts cannot read', async () => {
    const { body } = await administrator.request('/api/me');
    expect(body).toMatchObject({ id: 'administrator', county: '329901', roles: ['administrator'] });
    const begun = await ask('/auth/sign-in?return=//elsewhere.example/');
    expect(begun.status).toBe(303);
    expect(begun.headers.get('set-cookie')).toMatch(
      /^__Host-hedui-sign-in=.*HttpOnly; Secure; SameSite=Lax$/,
    );
    const sent = new URL(begun.headers.get('location') ?? '');
    expect(sent.searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('without a session gets a problem: nobody is signed in', async () => {
    const { status, headers, body } = await ask('/api/me');
    expect(status).toBe(401);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'not-signed-in', zh: { title: '尚未登录，或登录已失效' } });
  });

  it('with an invented session is not signed in', async () => {
    expect(await ask('/api/me', { headers: { cookie: '__Host-hedui=abc' } })).toMatchObject({ status: 401 });
  });

  it('is signed in by nobody but the browser that began, and once', async () => {
    const begun = await ask('/auth/sign-in');
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const elsewhere = await ask(`/auth/callback?code=x&state=${state}`);
    expect(elsewhere).toMatchObject({ status: 400, body: { code: 'sign-in-failed' } });
    const cookie = `__Host-hedui-sign-in=${state}`;
    const invented = await ask(`/auth/callback?code=x&state=${state}`, { headers: { cookie } });
    expect(invented).toMatchObject({ status: 400, body: { code: 'sign-in-failed' } });
    const again = await ask(`/auth/callback?code=x&state=${state}`, { headers: { cookie } });
    expect(again).toMatchObject({ status: 400, body: { code: 'sign-in-failed' } });
  });

  it('fills no table by asking, and is sent back to no endless address', async () => {
    const TableName = hedui.target.embedded.outputs['OperationsTable'] ?? '';
    const { tables } = createClients(hedui.target.embedded.clientConfig);
    const itemsOf = async (begin: string): Promise<number> => {
      const { Items = [] } = await tables.send(new ScanCommand({ TableName }));
      return Items.filter(({ pk }) => String(pk).startsWith(begin)).length;
    };
    const before = await itemsOf('');
    const path = `/${'x'.repeat(6000)}`;
    for (let n = 0; n < 20; n += 1) {
      const begun = await ask(`/auth/sign-in?return=${path}`);
      expect(begun.headers.get('set-cookie')?.length).toBeLessThan(1000);
    }
    expect(await itemsOf('')).toBe(before);
    expect(readReturnTo(path)).toBe('/');
    expect(readReturnTo('/cases?town=1')).toBe('/cases?town=1');
  });

  it('ends the session that the same browser had by signing in once more', async () => {
    const first = await StaffClient.signIn(hedui.url, 'auditor');
    const cookie = first.cookieHeader();
    await first.signInAgain('auditor');
    expect(await first.request('/api/me')).toMatchObject({ status: 200, body: { id: 'auditor' } });
    expect(await ask('/api/me', { headers: { cookie } })).toMatchObject({ status: 401 });
  });

  it('signs out at the provider too', async () => {
    const left = await ask('/auth/signed-out');
    expect(left.status).toBe(200);
    expect(left.headers.get('refresh')).toContain(hedui.issuer);
  });

  it('is signed out for good, even with the cookie kept', async () => {
    const client = await StaffClient.signIn(hedui.url, 'auditor');
    const cookie = client.cookieHeader();
    expect((await client.request('/auth/sign-out', { method: 'POST' })).status).toBe(303);
    expect(await ask('/api/me', { headers: { cookie } })).toMatchObject({ status: 401 });
  });
});

describe('a bearer token', () => {
  /** What is told of a token that opens nothing: the reason, as a problem. */
  const refusal = (code: ProblemCode) => ({
    status: 401,
    type: 'application/problem+json; charset=utf-8',
    body: { type: `urn:hedui:problem:${code}`, status: 401, code, title: problemKinds[code].title.en },
  });
  const tryToken = async (token: string, path = '/api/me', init: RequestInit = {}) => {
    const { status, headers, body } = await ask(path, { ...init, ...bearer(token) });
    return { status, type: headers.get('content-type'), body };
  };

  it('of a program opens what it is for, forged or expired it opens nothing', async () => {
    const issuedAt = Date.now();
    const { access } = await obtainTokens(hedui.issuer, 'auditor');
    expect(await ask('/api/me', bearer(access))).toMatchObject({
      status: 200,
      body: { id: 'auditor', csrfToken: null },
    });
    const [header = '', payload = '', signature = ''] = access.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const raised = Buffer.from(JSON.stringify({ ...claims, sub: 'administrator' })).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    for (const forged of [`${header}.${raised}.${signature}`, `${unsigned}.${payload}.`, 'not-a-token'])
      expect(await tryToken(forged)).toMatchObject(refusal('token-invalid'));
    const left = issuedAt + (tokenSeconds + 1) * 1000 - Date.now();
    await new Promise((resolve) => setTimeout(resolve, left));
    expect(await tryToken(access)).toMatchObject(refusal('token-expired'));
  });

  it('that only tells who signed in opens nothing, and the attempt is on record, since it names somebody', async () => {
    const { identity } = await obtainTokens(hedui.issuer, 'county-handler');
    expect(await tryToken(identity)).toMatchObject(refusal('token-not-for-access'));
    const step = { method: 'POST', body: '{"step":"screen"}' };
    const path = '/api/households/329901-H12/cases/1/steps';
    expect(await tryToken(identity, path, step)).toMatchObject(refusal('token-not-for-access'));
    const { body } = await auditor.request('/api/audit');
    expect((body as { entries: unknown[] }).entries).toContainEqual(
      expect.objectContaining({
        actor: 'county-handler',
        action: 'POST /api/households/{household}/cases/{number}/steps',
        household: '329901-H12',
        outcome: 'refused',
        code: 'token-not-for-access',
      }),
    );
    expect((await auditor.request('/api/households/329901-H12/cases/1')).body).toMatchObject({
      case: { version: 1, state: 'raised' },
    });
  });

  it('signed with a new key of the provider is good, one with a key that it gave up is not', async () => {
    const former = await obtainTokens(hedui.issuer, 'auditor');
    expect(await ask('/api/me', bearer(former.access))).toMatchObject({ status: 200 });
    const session = await StaffClient.signIn(hedui.url, 'auditor');
    await hedui.changeKeys();
    // Keys that are not known are asked for again, some seconds after the last time.
    const answerOfNew = async () => {
      const { access } = await obtainTokens(hedui.issuer, 'auditor');
      return (await ask('/api/me', bearer(access))).status;
    };
    await expect.poll(answerOfNew, { timeout: 15_000, interval: 500 }).toBe(200);
    expect(await tryToken(former.access)).toMatchObject(refusal('token-invalid'));
    // Sessions do not rest on keys, and signing in goes on.
    expect((await session.request('/api/me')).status).toBe(200);
    await expect(StaffClient.signIn(hedui.url, 'auditor')).resolves.toBeDefined();
  }, 30_000);
});

describe('a session', () => {
  /** Puts the times of a session back, as if it had begun or been used so much earlier. */
  const putBack = async (client: StaffClient, which: 'lastUsedAt' | 'endsAt', minutes: number) => {
    const token = /__Host-hedui=([^;]+)/.exec(client.cookieHeader())?.[1] ?? '';
    await createClients(hedui.target.embedded.clientConfig).tables.send(
      new UpdateCommand({
        TableName: hedui.target.embedded.outputs['OperationsTable'] ?? '',
        Key: operationKeys.session(digestToken(decodeURIComponent(token))),
        UpdateExpression: 'SET #which = #which - :by',
        ExpressionAttributeNames: { '#which': which },
        ExpressionAttributeValues: { ':by': minutes * 60_000 },
        ConditionExpression: 'attribute_exists(pk)',
      }),
    );
  };

  it('lasts as long as it is used, and ends after half an hour without a request', async () => {
    const client = await StaffClient.signIn(hedui.url, 'town-handler');
    // Each use begins the half hour again: together these are longer than one.
    for (let used = 1; used <= 2; used += 1) {
      await putBack(client, 'lastUsedAt', 29);
      expect(await client.request('/api/me')).toMatchObject({ status: 200 });
    }
    await putBack(client, 'lastUsedAt', 31);
    expect(await client.request('/api/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  it('ends after eight hours however much it is used', async () => {
    const client = await StaffClient.signIn(hedui.url, 'town-handler');
    await putBack(client, 'endsAt', 8 * 60 - 1);
    expect(await client.request('/api/me')).toMatchObject({ status: 200 });
    await putBack(client, 'endsAt', 1);
    expect(await client.request('/api/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });
});

const clerk = {
  id: 'clerk-7',
  name: '路人甲',
  town: '东乡',
  roles: ['town-handler'],
  relatedHouseholds: [],
  active: true,
};

describe('staff records', () => {
  it('are kept by an administrator: added once, changed by version, each repeat answered as the first', async () => {
    const add = { method: 'POST', body: clerk, headers: { 'idempotency-key': 'add-clerk-7' } } as const;
    const first = await administrator.request('/api/staff', add);
    expect(first).toMatchObject({ status: 201, body: { id: 'clerk-7', version: 1 } });
    const repeat = await administrator.request('/api/staff', add);
    expect(repeat).toMatchObject({ status: 201, body: first.body });
    expect(repeat.headers.get('idempotent-replay')).toBe('true');
    const other = { ...add, body: { ...clerk, id: 'clerk-8' } };
    expect(await administrator.request('/api/staff', other)).toMatchObject({
      status: 422,
      body: { code: 'key-used-for-another-request' },
    });
    expect(await administrator.request('/api/staff', { method: 'POST', body: clerk })).toMatchObject({
      status: 409,
      body: { code: 'already-there' },
    });
  });

  it('of two who change one, the second sees who was first and when', async () => {
    const { id: _, ...entry } = clerk;
    const change = (version: number, name: string) =>
      administrator.request('/api/staff/clerk-7', { method: 'PUT', version, body: { ...entry, name } });
    expect(await change(1, '路人乙')).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await change(1, '路人丙')).toMatchObject({
      status: 412,
      body: { code: 'changed-meanwhile', current: { version: 2, changedBy: 'administrator' } },
    });
    const { body } = await administrator.request('/api/staff/clerk-7');
    expect(body).toMatchObject({ name: '路人乙', version: 2 });
    expect(await administrator.request('/api/staff/clerk-7', { method: 'PUT', body: entry })).toMatchObject({
      status: 428,
    });
  });

  it.each([
    ['a town role without a town', { ...clerk, town: undefined }],
    ['a town for a county role', { ...clerk, roles: ['county-handler'] }],
    ['a role that does not exist', { ...clerk, roles: ['emperor'] }],
    ['a county that is not the own', { ...clerk, county: '329902' }],
  ])('with %s are refused', async (_what, body) => {
    expect(await administrator.request('/api/staff', { method: 'POST', body })).toMatchObject({
      status: 400,
      body: { code: 'request-invalid' },
    });
  });

  it('are nobody else’s to change, and the attempt is on record', async () => {
    expect(await auditor.request('/api/staff', { method: 'POST', body: clerk })).toMatchObject({
      status: 403,
      body: { code: 'role-missing' },
    });
    const { body } = await auditor.request('/api/audit');
    expect(body).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({
          actor: 'auditor',
          action: 'POST /api/staff',
          outcome: 'refused',
          code: 'role-missing',
        }),
        expect.objectContaining({
          actor: 'administrator',
          outcome: 'done',
          code: 'staff-added',
          subject: expect.stringMatching(/^clerk-7 v1 name town active \+town-handler/) as unknown,
        }),
      ]) as unknown,
    });
  });

  it('decide at every request: who is demoted or has moved has no access any more, at once', async () => {
    const leader = await StaffClient.signIn(hedui.url, 'town-leader-2');
    expect((await leader.request('/api/me')).status).toBe(200);
    const { body, headers } = await administrator.request('/api/staff/town-leader-2');
    const {
      id: _i,
      county: _c,
      version: _v,
      changedAt: _a,
      changedBy: _b,
      ...entry
    } = body as Record<string, unknown>;
    const put = (version: number, changed: object) =>
      administrator.request('/api/staff/town-leader-2', {
        method: 'PUT',
        version,
        body: { ...entry, ...changed },
      });
    expect(headers.get('etag')).toBe('"1"');
    const invented = await put(1, { town: '南乡' });
    expect(invented).toMatchObject({ status: 409, body: { problems: [{ code: 'town-unknown' }] } });
    await put(1, { town: '东乡' });
    expect(await leader.request('/api/me')).toMatchObject({ status: 403, body: { code: 'claims-differ' } });
    await put(2, { active: false });
    expect(await leader.request('/api/me')).toMatchObject({ status: 403, body: { code: 'staff-inactive' } });
    await expect(StaffClient.signIn(hedui.url, 'town-leader-2')).rejects.toThrow(/staff-inactive/);
    const { entries } = (await auditor.request('/api/audit')).body as { entries: unknown[] };
    for (const [action, code] of [
      ['GET /api/me', 'claims-differ'],
      ['GET /api/me', 'staff-inactive'],
      ['sign-in', 'staff-inactive'],
    ])
      expect(entries).toContainEqual(
        expect.objectContaining({ actor: 'town-leader-2', outcome: 'refused', action, code }),
      );
  });
});

describe('a request', () => {
  it('of another site, with the cookie and without the check value, changes nothing', async () => {
    const headers = { cookie: administrator.cookieHeader(), 'content-type': 'application/json' };
    const body = JSON.stringify({ ...clerk, id: 'clerk-9' });
    expect(await ask('/api/staff', { method: 'POST', headers, body })).toMatchObject({
      status: 403,
      body: { code: 'csrf-token-missing' },
    });
    expect(await administrator.request('/api/staff/clerk-9')).toMatchObject({ status: 404 });
    expect((await auditor.request('/api/audit')).body).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ actor: 'administrator', outcome: 'refused', code: 'csrf-token-missing' }),
      ]) as unknown,
    });
  });

  it.each([
    ['that is too large', { body: { ...clerk, name: 'x'.repeat(70_000) } }, 413, 'body-too-large'],
    [
      'that is no JSON',
      { body: new TextEncoder().encode('{'), headers: { 'content-type': 'application/json' } },
      400,
      'request-invalid',
    ],
    [
      'of another type',
      {
        body: new TextEncoder().encode('a=b'),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      415,
      'media-type-unsupported',
    ],
  ])('%s is refused with the reason', async (_what, request, status, code) => {
    expect(await administrator.request('/api/staff', { method: 'POST', ...request })).toMatchObject({
      status,
      body: { code },
    });
  });

  it('for a path that does not exist gets a problem', async () => {
    expect(await administrator.request('/api/nothing')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('for the next page goes on where the last one ended, and a cursor of another place leads nowhere', async () => {
    const first = (await auditor.request('/api/audit?limit=2')).body as { entries: unknown[]; next: string };
    const second = (await auditor.request(`/api/audit?limit=2&cursor=${first.next}`)).body as typeof first;
    const both = (await auditor.request('/api/audit?limit=4')).body as typeof first;
    // Asking for pages writes nothing, so both are of the same list.
    expect([...first.entries, ...second.entries]).toEqual(both.entries);
    expect(await auditor.request('/api/audit?cursor=zzz')).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
    expect(await auditor.request(`/api/audit?from=2030-01-01&cursor=${first.next}`)).toMatchObject({
      status: 400,
    });
  });
});
