/** What is not as it has to be, or not theirs who ask: each is told what and why, and changes nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffedTarget } from '../../../../cli/staffed-target.ts';
import { problemBody, problemKinds } from '../../../../shared/contracts/problems.ts';
import { bankKey, rosterKey } from '../../../builders/county-files.ts';
import { png } from '../png.ts';
import { samples } from '../step-samples.ts';
import { people, sharedCounty, WorkedCase, type Client } from '../staffed-county.ts';

let hedui: StaffedTarget;
let client: Client;

beforeAll(async () => {
  ({ hedui, client } = await sharedCounty());
});

describe('another town’s, another county’s and a relative’s household', () => {
  it.each([
    ['town-handler', '329901-H21', 'outside-scope'],
    ['county-handler', '329902-H1', 'outside-scope'],
    ['county-handler', '329901-H999', 'not-found'],
  ])('%s does not see %s', async (person, household, code) => {
    for (const path of [
      `/api/households/${household}?purpose=tip-check`,
      `/api/households/${household}/cases/1`,
    ])
      expect(await client(person).request(path)).toMatchObject({ body: { code } });
    const step = { method: 'POST', version: 1, body: samples.comment } as const;
    const tried = await client(person).request(`/api/households/${household}/cases/1/steps`, step);
    expect(tried).toMatchObject({ body: { code } });
  });

  it('is on record where somebody tried', async () => {
    const { body } = await client('auditor').request('/api/audit?limit=200');
    const { entries } = body as { entries: { actor: string; code: string; household?: string }[] };
    expect(entries).toContainEqual(
      expect.objectContaining({ actor: 'town-handler', code: 'outside-scope', household: '329901-H21' }),
    );
  });

  it('is closed to a relative from the moment that it is on record', async () => {
    const administrator = client('administrator');
    const { body } = await administrator.request('/api/staff/county-approver');
    const { name, roles, active, version } = body as Record<string, unknown>;
    const entry = { name, roles, active, relatedHouseholds: ['329901-H6'] };
    const put = { method: 'PUT', version: Number(version), body: entry } as const;
    expect(await administrator.request('/api/staff/county-approver', put)).toMatchObject({ status: 200 });
    const worked = new WorkedCase(client, 'H6');
    expect(await worked.try('county-approver', samples.comment)).toMatchObject({
      status: 403,
      body: { code: 'related-staff' },
    });
    expect(await client('county-approver').request(worked.path)).toMatchObject({
      status: 403,
      body: { code: 'related-staff' },
    });
    const { entries } = (await client('auditor').request('/api/audit')).body as { entries: unknown[] };
    expect(entries).toContainEqual(
      expect.objectContaining({ actor: 'county-approver', code: 'related-staff', household: '329901-H6' }),
    );
    const listed = (await client('county-approver').request('/api/cases?limit=200')).body as {
      cases: { householdId: string }[];
    };
    expect(listed.cases.map(({ householdId }) => householdId)).not.toContain('329901-H6');
  });
});

describe('a request that comes again, or too late', () => {
  it('is carried out once', async () => {
    const path = '/api/households/329901-H7/cases/1/steps';
    const request = {
      method: 'POST',
      version: 1,
      body: samples.screen,
      headers: { 'idempotency-key': 'k-1' },
    } as const;
    const [first, second] = [
      await client('county-handler').request(path, request),
      await client('county-handler').request(path, request),
    ];
    expect(second).toMatchObject({ status: 200, body: first.body });
    const { body } = await client('county-handler').request('/api/households/329901-H7/cases/1');
    expect(body).toMatchObject({ case: { version: 2, state: 'screened' } });
    const other = { ...request, body: samples.comment };
    expect(await client('county-handler').request(path, other)).toMatchObject({ status: 422 });
  });

  it('of two people on one case the second sees who was first, and nothing of theirs is written', async () => {
    const worked = await new WorkedCase(client, 'H8').take('county-handler', samples.screen);
    const late = await worked.try('county-approver', samples.comment, 1);
    expect(late).toMatchObject({
      status: 412,
      body: { code: 'changed-meanwhile', current: { version: 2, changedBy: 'county-handler' } },
    });
    const { body } = await client('auditor').request(worked.path);
    expect(body).toMatchObject({ case: { version: 2 } });
  });

  it('for many cases is answered for each', async () => {
    const cases = ['H9', 'H10', 'H999'].map((each) => ({
      householdId: `329901-${each}`,
      number: 1,
      version: 1,
    }));
    const batch = { method: 'POST', body: { step: samples.screen, cases } } as const;
    const { body } = await client('county-handler').request('/api/batches', batch);
    expect(body).toMatchObject({
      results: [{ outcome: 'taken' }, { outcome: 'taken' }, { outcome: 'not-found' }],
    });
  });
});

describe('a comment', () => {
  it('with markup is kept as the text that it is', async () => {
    const text = '<script>alert(1)</script> & =1+1 核实';
    const worked = await new WorkedCase(client, 'H11').take('county-handler', { step: 'comment', text });
    const { body } = await client('auditor').request(worked.path);
    expect(body).toMatchObject({ case: { events: [{}, { step: { step: 'comment', text } }] } });
  });

  // The last two are refused by the gateway: one that Lambda would not take, and one that the gateway itself does not.
  it.each([
    [3_000, 400, 'request-invalid' as const],
    [1_000_000, 413, 'body-too-large' as const],
    [10_000_000, 413, 'body-too-large' as const],
    [12_000_000, 413, 'body-too-large' as const],
  ])('of %i characters is refused as a problem, and changes nothing', async (length, status, code) => {
    const worked = new WorkedCase(client, 'H12');
    const refused = await worked.try('county-handler', { step: 'comment', text: 'x'.repeat(length) });
    expect(refused.status).toBe(status);
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(problemBody.parse(refused.body)).toMatchObject({
      type: `urn:hedui:problem:${code}`,
      title: problemKinds[code].title.en,
      status,
      code,
    });
    const { body } = await client('auditor').request(worked.path);
    expect(body).toMatchObject({ case: { version: 1, events: [{}] } });
  });
});

it('an unknown address gets the same problem from the gateway as from the functions', async () => {
  for (const path of ['/api', '/api/nothing']) {
    const answer = await client('county-handler').request(path);
    expect(answer.status).toBe(404);
    expect(problemBody.parse(answer.body)).toMatchObject({ code: 'not-found' });
  }
});

describe('an attachment', () => {
  const upload = (fileName: string, body: Uint8Array, version: number) =>
    client('county-handler').request(
      `/api/households/329901-H13/cases/1/attachments?kind=photo&fileName=${fileName}`,
      {
        method: 'POST',
        version,
        body,
      },
    );

  it('is kept and handed out as it came, and never shown as a page', async () => {
    await new WorkedCase(client, 'H13').take('county-handler', samples.screen);
    expect(await upload('photo.png', png, 2)).toMatchObject({ status: 200, body: { version: 3 } });
    const { body } = await client('county-handler').request('/api/households/329901-H13/cases/1');
    const { attachments } = (body as { case: { attachments: { sha256: string }[] } }).case;
    const path = `/api/households/329901-H13/cases/1/attachments/${attachments[0]?.sha256 ?? ''}`;
    const response = await fetch(hedui.url + path, {
      headers: { cookie: client('county-handler').cookieHeader() },
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('content-type')).toBe('image/png');
  });

  it.each([
    ['whose bytes are not what its name says', 'photo.jpg', png, 422],
    ['that is a page', 'page.png', Buffer.from('<html><script>1</script>'), 422],
    ['that is empty', 'empty.png', Buffer.alloc(0), 422],
    ['of 5 MB', 'large.png', Buffer.concat([png, Buffer.alloc(5_000_000)]), 413],
  ])('%s is refused', async (_what, name, bytes, status) => {
    expect(await upload(name, bytes, 3)).toMatchObject({ status });
  });

  it('is not named by a step, which could name anything', async () => {
    const worked = new WorkedCase(client, 'H14');
    expect(await worked.try('county-handler', samples.attach)).toMatchObject({ status: 400 });
  });
});

it('identity numbers are masked, and revealed on record only', async () => {
  const file = await client('county-handler').request('/api/households/329901-H15?purpose=tip-check');
  expect(JSON.stringify(file.body)).not.toMatch(/\d{17}[\dX]|"1:[0-9a-f]{64}"/);
  const revealed = await client('county-handler').request(
    '/api/households/329901-H15/members/1/identity-number?purpose=tip-check',
    { method: 'POST' },
  );
  expect(revealed.body).toMatchObject({ idNumber: expect.stringMatching(/^\d{17}[\dX]$/) as unknown });
  const { body } = await client('auditor').request('/api/audit?limit=5');
  expect(JSON.stringify(body)).toContain('identity-number-revealed');
});

it('deliveries, quarantine and nights are the county’s to see, and decisions say why they cannot be made', async () => {
  const handler = client('county-handler');
  const { body } = await handler.request('/api/deliveries');
  expect(body).toMatchObject({
    deliveries: [
      { key: bankKey('b.csv'), state: 'current', matched: people.length },
      { key: rosterKey('r.csv') },
    ],
  });
  const key = bankKey('b.csv');
  expect(await handler.request(`/api/quarantine?key=${encodeURIComponent(key)}`)).toMatchObject({
    body: { rows: [] },
  });
  const decide = (body: object) => handler.request('/api/deliveries/decisions', { method: 'POST', body });
  expect(await decide({ key, decision: 'release' })).toMatchObject({
    status: 409,
    body: { code: 'decision-refused' },
  });
  const elsewhere = { key: 'roster/329902/2026-10-25/r.csv', decision: 'release' };
  expect(await decide(elsewhere)).toMatchObject({ status: 403, body: { code: 'outside-scope' } });
  const { runs } = (await handler.request('/api/runs')).body as { runs: { run: string }[] };
  expect(await handler.request(`/api/runs/${runs[0]?.run ?? ''}`)).toMatchObject({
    body: { households: { active: people.length } },
  });
  expect(await client('town-handler').request('/api/deliveries')).toMatchObject({ status: 403 });
});
