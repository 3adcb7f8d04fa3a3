/** Who has the code and wants in: every try gets nowhere, and leaves an entry in the county's audit log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes as apiRoutes } from '../../../functions/staff-api/routes/index.ts';
import { consoleRoutes } from '../../builders/console-routes.ts';
import type { ApiRequest } from '../../../cli/staff-client.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import type { StaffEntry } from '../../../shared/contracts/staff-record.ts';
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { policyVersion, type Policy } from '../../../shared/domain/policy/policy.ts';
import { completePolicy } from '../../../shared/domain/policy/stored-policy.ts';
import { county, day, idOf, nameOf } from '../../builders/county-files.ts';
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
  it('is answered by no route without a session, and a refusal reveals nothing', async () => {
    const open = [...apiRoutes, ...consoleRoutes].filter(({ pattern }) => !/assets|auth|sign/.test(pattern));
    expect(open.length).toBeGreaterThan(50);
    const result: string[] = [];
    for (const { method, pattern } of open) {
      const path = pattern.replaceAll(/:\w+|\{\w+\}/g, '1');
      const answer = await fetch(`${hedui.url}${path}`, { method, redirect: 'manual' });
      const text = await answer.text();
      if (answer.status < 300 || text.includes(nameOf(1)) || text.includes(idOf(1)))
        result.push(`${method} ${pattern} ${answer.status}`);
    }
    expect(result).toEqual([]);
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

describe('a change of policy in the console', () => {
  const post = async (person: string, action: string, fields: Record<string, string>) => {
    const { csrfToken: csrf } = (await client(person).request('/api/me')).body as { csrfToken: string };
    return client(person).request(`/policy/changes/${action}`, {
      method: 'POST',
      body: Buffer.from(new URLSearchParams({ csrf, ...fields }).toString()),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  };
  const refusedOf = async (person: string) => {
    const { entries } = await hedui.target.audit.read(county, { from: '0', to: '9', limit: 200 });
    return entries
      .filter(({ actor, code }) => actor === person && code === 'policy-change-refused')
      .map(({ subject = '' }) => subject.split(' ').at(-1));
  };
  const policyWith = (overlay: object): Policy => ({
    ...completePolicy(defaultPolicy),
    overlays: [overlay] as Policy['overlays'],
  });
  const cases = { replyPeriod: { workingDays: 10 } };
  const ours = policyWith({ county, effectiveFrom: '2026-01-01', restsOn: '县民政局 12 号', cases });
  const proposal = (policy: Policy, reason = '答复期延长') => ({
    ...{ policy: JSON.stringify(policy), effectiveOn: day, reason },
  });

  it('is proposed by one, seen with its differences, approved by another, and holds from the night', async () => {
    const version = policyVersion(ours);
    expect(await post('county-handler', 'propose', proposal(ours))).toMatchObject({ status: 303 });
    await hedui.target.embedded.idle();
    expect(await post('county-handler', 'approve', { version })).toMatchObject({ status: 403 });
    const page = String((await client('county-approver').request('/policy/changes')).body);
    expect(page).toContain('县民政局 12 号');
    expect(page).toContain('/policy/changes/approve');
    expect(await post('county-approver', 'withdraw', { version })).toMatchObject({ status: 422 });
    expect(await post('county-approver', 'approve', { version })).toMatchObject({ status: 303 });
    expect(await hedui.target.proposals.read(version)).toMatchObject({
      ...{ state: 'approved', proposedBy: 'county-handler', approvedBy: 'county-approver' },
    });
    await runNight(await nextScheduledTime(hedui.target), hedui.target);
    expect((await hedui.target.policies.current()).version).toBe(version);
    expect(await refusedOf('county-approver')).toContain('not-the-proposer');
  });

  it('is neither approved by who proposed it nor decided for other counties, and each try is on record', async () => {
    const own = policyWith({ county, effectiveFrom: '2026-02-01', restsOn: '自批', cases });
    const version = policyVersion(own);
    await post('county-approver', 'propose', proposal(own));
    await hedui.target.embedded.idle();
    expect(await post('county-approver', 'approve', { version })).toMatchObject({ status: 422 });
    expect(await post('county-approver', 'decline', { version, reason: '否' })).toMatchObject({
      status: 422,
    });
    const everywhere = policyWith({ effectiveFrom: '2026-02-01', restsOn: '各县', cases });
    const elsewhereOnly = policyWith({
      county: '329902',
      effectiveFrom: '2026-02-01',
      restsOn: '邻县',
      cases,
    });
    for (const beyond of [everywhere, elsewhereOnly]) {
      expect(await post('county-handler', 'propose', proposal(beyond))).toMatchObject({ status: 422 });
      expect(await hedui.target.proposals.read(policyVersion(beyond))).toBeUndefined();
    }
    expect(await refusedOf('county-approver')).toEqual(
      expect.arrayContaining(['same-person', 'own-proposal']),
    );
    expect(await refusedOf('county-handler')).toEqual(['beyond-county', 'beyond-county']);
    expect(await post('county-approver', 'withdraw', { version })).toMatchObject({ status: 303 });
  });

  it('waits five times for one person at most: each is rehearsed on every household', async () => {
    const statuses: number[] = [];
    for (const workingDays of [11, 12, 13, 14, 15, 16]) {
      const said = { county, effectiveFrom: '2026-04-01', restsOn: '试' };
      const another = policyWith({ ...said, cases: { replyPeriod: { workingDays } } });
      statuses.push((await post('county-handler', 'propose', proposal(another))).status);
      const version = policyVersion(another);
      if (workingDays === 16) expect(await hedui.target.proposals.read(version)).toBeUndefined();
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 422]);
    for (const { version, state } of await hedui.target.proposals.readAll())
      if (state === 'proposed') await post('county-handler', 'withdraw', { version });
    await hedui.target.embedded.idle();
  });

  it('is declined with a reason, and keeps what was typed where it cannot be proposed', async () => {
    const unwanted = policyWith({ county, effectiveFrom: '2026-03-01', restsOn: '不需要', cases });
    const version = policyVersion(unwanted);
    await post('county-handler', 'propose', proposal(unwanted));
    expect(await post('county-approver', 'decline', { version, reason: '' })).toMatchObject({ status: 422 });
    expect(await post('county-approver', 'decline', { version, reason: '与省厅口径不符' })).toMatchObject({
      status: 303,
    });
    expect(await hedui.target.proposals.read(version)).toMatchObject({
      ...{ state: 'declined', declinedBy: 'county-approver', declinedWhy: '与省厅口径不符' },
    });
    const broken = await post('county-handler', 'propose', {
      ...proposal(ours),
      policy: '{"rules": [] , "x"',
    });
    expect(broken.status).toBe(422);
    expect(String(broken.body)).toContain('{&quot;rules&quot;: [] , &quot;x&quot;');
  });
});
