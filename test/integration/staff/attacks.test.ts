/** Who has the code and wants in: every try gets nowhere, and leaves an entry in the county's audit log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes as apiRoutes } from '../../../functions/staff-api/routes/index.ts';
import { routes as consoleRoutes } from '../../../functions/console/routes/index.ts';
import type { ApiRequest } from '../../../cli/staff-client.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import type { StaffEntry } from '../../../shared/contracts/staff-record.ts';
import { county, idOf, nameOf } from '../../builders/county-files.ts';
import { signInAll, startStaffedCounty, WorkedCase, type Client } from './staffed-county.ts';
import { samples } from './step-samples.ts';

let hedui: StaffedTarget;
let client: Client;
const elsewhere = 'handler-of-another-county';
const household = (n: number) => `${county}-H${n}`;

beforeAll(async () => {
  hedui = await startStaffedCounty();
  client = await signInAll(hedui);
  const record = { id: elsewhere, name: '路人甲', county: '329902', roles: ['county-handler'] };
  const origin = { version: 1, changedAt: '2026-01-01T00:00:00.000Z', changedBy: 'sample' };
  await hedui.target.staff.write({ ...record, relatedHouseholds: [], active: true, ...origin }, undefined);
});
afterAll(() => hedui.stop());

/** Asks, expects to be refused so, and finds the try on record. */
async function refused(
  person: string,
  path: string,
  { code, ...request }: ApiRequest & { code: string },
): Promise<void> {
  const since = new Date().toISOString();
  const answer = await client(person).request(path, request);
  expect(answer.status, `${person} ${path}`).toBeGreaterThanOrEqual(400);
  const { entries } = await hedui.target.audit.read(county, { from: since, to: '9', limit: 100 });
  expect(entries, `${person} ${path}`).toContainEqual(
    expect.objectContaining({ actor: person, outcome: 'refused', code }),
  );
}

async function entryOf(person: string): Promise<{ entry: StaffEntry; version: number }> {
  const record = await hedui.target.staff.find(person);
  if (record === undefined) throw new Error(`there is no ${person}`);
  const { name, town, roles, relatedHouseholds, active, version } = record;
  return { entry: { name, roles, relatedHouseholds, active, ...(town !== undefined && { town }) }, version };
}

describe('an outsider', () => {
  it('is answered by no route without a session, and told nothing by being refused', async () => {
    const open = [...apiRoutes, ...consoleRoutes].filter(({ pattern }) => !/assets|auth|sign/.test(pattern));
    expect(open.length).toBeGreaterThan(50);
    const told: string[] = [];
    for (const { method, pattern } of open) {
      const path = pattern.replaceAll(/:\w+|\{\w+\}/g, '1');
      const answer = await fetch(`${hedui.url}${path}`, { method, redirect: 'manual' });
      const text = await answer.text();
      if (answer.status < 300 || text.includes(nameOf(1)) || text.includes(idOf(1)))
        told.push(`${method} ${pattern} ${answer.status}`);
    }
    expect(told).toEqual([]);
  });
});

describe('a handler', () => {
  it('of a town sees no other town, keeps no records, reads no trail and releases nothing', async () => {
    await refused('town-handler', `/api/households/${household(21)}?purpose=tip-check`, {
      code: 'outside-scope',
    });
    await refused('town-handler', '/api/audit', { code: 'role-missing' });
    await refused('town-handler', '/api/deliveries/decisions', {
      ...{ method: 'POST', code: 'role-missing' },
      body: { key: 'inbox/bank/x/2026-10-30/x.csv', decision: 'release', reason: '好' },
    });
    const { entry, version } = await entryOf('town-handler');
    await refused('town-handler', '/api/staff/town-handler', {
      ...{ method: 'PUT', version, code: 'role-missing' },
      body: { ...entry, roles: ['town-handler', 'town-leader'] },
    });
  });

  it('opens no household without a purpose that is true', async () => {
    await refused('county-handler', `/api/households/${household(7)}?purpose=case-99`, {
      code: 'purpose-unknown',
    });
  });

  it('approves nothing of their own: what clears a hard finding waits for somebody else', async () => {
    const worked = new WorkedCase(client, 'H30');
    await worked.take('county-handler', samples.screen);
    await worked.take('county-handler', samples.clear);
    const since = new Date().toISOString();
    expect((await worked.try('county-handler', samples.confirm)).status).toBeGreaterThanOrEqual(400);
    const { entries } = await hedui.target.audit.read(county, { from: since, to: '9', limit: 100 });
    expect(entries).toContainEqual(expect.objectContaining({ actor: 'county-handler', outcome: 'refused' }));
    const file = await hedui.target.households.readFile(household(30), []);
    expect(file?.cases[0]?.clearances).toEqual([]);
  });
});

describe('an auditor', () => {
  it('looks, and reveals no identity number in either front end', async () => {
    const path = `/members/1/identity-number?purpose=audit-check`;
    await refused('auditor', `/api/households/${household(8)}${path}`, {
      method: 'POST',
      code: 'role-missing',
    });
    const { csrfToken } = (await client('auditor').request('/api/me')).body as { csrfToken: string };
    await refused('auditor', `/households/${household(8)}/reveal?purpose=audit-check`, {
      ...{ method: 'POST', code: 'role-missing' },
      body: Buffer.from(new URLSearchParams({ csrf: csrfToken, ordinal: '1' }).toString()),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });
});

describe('an administrator', () => {
  const put = async (id: string, changed: Partial<StaffEntry>, code: string) => {
    const { entry, version } = await entryOf(id);
    const body = { ...entry, ...changed };
    await refused('administrator', `/api/staff/${id}`, { method: 'PUT', version, body, code });
  };

  it('changes nothing of their own, least of all whose relative they are', async () => {
    await put('administrator', { relatedHouseholds: [] }, 'staff-change-refused');
    await put('administrator', { roles: ['administrator', 'county-approver'] }, 'staff-change-refused');
  });

  it('gives nobody everything, and leaves no county without one', async () => {
    await put('county-handler', { roles: ['county-handler', 'administrator'] }, 'staff-change-refused');
    await put('auditor', { roles: ['auditor', 'county-approver'] }, 'staff-change-refused');
    await put('administrator', { active: false }, 'staff-change-refused');
  });

  it('takes no id of another county, and changes none of its records', async () => {
    const { entry } = await entryOf(elsewhere);
    await refused('administrator', '/api/staff', {
      ...{ method: 'POST', code: 'already-there' },
      body: { ...entry, id: elsewhere },
    });
    await put(elsewhere, { active: false }, 'outside-scope');
    expect(await hedui.target.staff.find(elsewhere)).toMatchObject({
      county: '329902',
      active: true,
      version: 1,
    });
  });

  it('sees no household, no number and no trail', async () => {
    await refused('administrator', `/api/households/${household(9)}?purpose=tip-check`, {
      code: 'role-missing',
    });
    await refused('administrator', '/api/audit', { code: 'role-missing' });
    await refused('administrator', '/api/cases', { code: 'role-missing' });
  });

  it('cannot undo what a record was: every version is kept with the one before it', async () => {
    const { entry, version } = await entryOf('town-leader-2');
    const change = { ...entry, relatedHouseholds: [household(22)] };
    const path = '/api/staff/town-leader-2';
    await client('administrator').request(path, { method: 'PUT', version, body: change });
    await client('administrator').request(path, { method: 'PUT', version: version + 1, body: entry });
    const { body } = await client('auditor').request(`${path}/versions`);
    expect(body).toMatchObject({
      versions: [
        { before: { relatedHouseholds: [household(22)] }, after: { relatedHouseholds: [] } },
        { before: { relatedHouseholds: [] }, after: { relatedHouseholds: [household(22)] } },
        { before: null, after: { version: 1 } },
      ],
    });
  });
});
