/**
 * Every route of both front ends, as every role and as somebody related: the routes come from their tables, so that a new one
 * is walked by itself.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes as apiRoutes } from '../../../functions/staff-api/routes/index.ts';
import { consoleRoutes } from '../../builders/console-routes.ts';
import type { StaffClient } from '../../../cli/staff-client.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { staffRole, type StaffRole } from '../../../shared/contracts/staff.ts';
import { capabilities, type Capability } from '../../../shared/domain/staff/access.ts';
import { bankKey, county, day, idOf, nameOf } from '../../builders/county-files.ts';
import { proposeRaisedStandard } from './raised-standard.ts';
import { samples } from './step-samples.ts';
import { signInAll, startStaffedCounty, WorkedCase, type Client } from './staffed-county.ts';

let hedui: StaffedTarget;
let client: Client;

/** Households of a relative: one is decided, one is as the night left it, one has a clearance; authorisations of all lapse. */
const relatives = { decided: 3, raised: 4, cleared: 5 };
const related = Object.values(relatives).map((n) => `${county}-H${n}`);
/** What would tell of them: numbers and heads of the households. */
const traces = Object.values(relatives).flatMap((n) => [
  `${county}-H${n}"`,
  `H${n}<`,
  `-H${n},`,
  `-H${n}/`,
  nameOf(n),
]);
const month = '2026-11';

const life = [
  ['county-handler', 'screen'],
  ['county-handler', 'dispatch'],
  ['town-leader', 'begin-investigation'],
  ['town-handler', 'record-survey'],
  ['town-leader', 'propose'],
  ['county-handler', 'check'],
  ['county-handler', 'issue-notice'],
  ['town-handler', 'record-service'],
  ['town-handler', 'record-reply'],
  ['county-handler', 'hear'],
  ['county-approver', 'decide'],
] as const;

let raisedVersion = '';

beforeAll(async () => {
  hedui = await startStaffedCounty();
  client = await signInAll(hedui);
  const worked = new WorkedCase(client, `H${relatives.decided}`);
  for (const [role, step] of life) await worked.take(role, samples[step]);
  const { households } = hedui.target;
  for (const household of related) {
    const file = await households.readFile(household, []);
    if (file === undefined) throw new Error(`there is no ${household}`);
    const members = file.members.map((each) => ({ ...each, authorisedUntil: '2026-11-15' as const }));
    await households.writeRegistry([{ profile: file.profile, members }]);
  }
  const clearance = {
    rule: 'financial-assets' as const,
    assets: [],
    amountFen: 100,
    reason: 'medical-money',
  };
  const missing = [{ ...clearance, caseNumber: 1, until: '2026-11-20' as const, by: 'county-handler' }];
  raisedVersion = await proposeRaisedStandard(hedui);
  await households.noteClearances(`${county}-H${relatives.cleared}`, { missing, revoked: [] });
});

afterAll(() => hedui.stop());

interface Walked {
  method: string;
  pattern: string;
  capability: Capability;
  isApi: boolean;
}

const walked: Walked[] = [
  ...apiRoutes.map((route) => ({ ...route, isApi: true })),
  ...consoleRoutes.map((route) => ({ ...route, isApi: false })),
];

function rolesOf({ capability }: Walked): readonly StaffRole[] {
  return capabilities[capability].roles;
}

/** What represents a variable of a pattern; a variable that is not here fails the test that meets it. */
function variablesOf(household: string): Readonly<Record<string, string>> {
  return {
    household,
    number: '1',
    ordinal: '1',
    sequence: '1',
    document: '1',
    sha256: 'a'.repeat(64),
    month,
    run: '20261031T150000Z',
    staff: 'auditor',
    version: raisedVersion,
    action: 'dispatch',
  };
}

/** Every query that some route asks for, all at once: what a route does not know it leaves alone. */
function queryOf(household: string): string {
  return new URLSearchParams({
    purpose: 'roster-check',
    number: household,
    through: '2027-12-31',
    town: '东乡',
    key: bankKey('b.csv'),
    kind: 'photo',
    fileName: 'a.png',
  }).toString();
}

function addressOf({ pattern }: Walked, household: string): string {
  const known = variablesOf(household);
  const path = pattern.replaceAll(/:(\w+)|\{(\w+)\}/g, (_, a?: string, b?: string) => {
    const value = known[a ?? b ?? ''];
    if (value === undefined) throw new Error(`say what stands for a variable of ${pattern}`);
    return value;
  });
  return `${path}?${queryOf(household)}`;
}

/** A request as the front end takes it, with nothing in it: only who may ask is looked at. */
async function ask(person: StaffClient, route: Walked, household: string) {
  const path = addressOf(route, household);
  if (route.method === 'GET') return person.request(path);
  const { csrfToken } = (await person.request('/api/me')).body as { csrfToken: string };
  const method = route.method as 'POST' | 'PUT';
  if (route.isApi) return person.request(path, { method, body: {}, version: 1 });
  return person.request(path, {
    method,
    body: Buffer.from(new URLSearchParams({ csrf: csrfToken }).toString()),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

const isRefused = ({ status, body }: { status: number; body: unknown }): boolean =>
  status === 403 && /role-missing|您的角色不允许此操作/.test(JSON.stringify(body));

/** Every list of a page as a file. */
function exportsOf(body: unknown): string[] {
  const links = String(body).matchAll(/href="([^"]*export=[^"]*\.csv)"/g);
  return [...links].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

describe('every route of both front ends', () => {
  it.each(staffRole.options)('lets in %s exactly where the table says so', async (role) => {
    const wrong: string[] = [];
    const from = new Date().toISOString();
    for (const route of walked) {
      const expected = rolesOf(route).includes(role);
      const answer = await ask(client(role), route, `${county}-H7`);
      if (isRefused(answer) === expected || answer.status >= 500)
        wrong.push(`${route.method} ${route.pattern}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
    // Each try of who may not is on record, under the route that was tried.
    const { entries } = await hedui.target.audit.read(county, { from, to: '9', limit: 1000 });
    const noted = entries.filter(({ actor, code }) => actor === role && code === 'role-missing');
    const barred = walked.filter((route) => !rolesOf(route).includes(role));
    expect(noted.map(({ action }) => action).sort()).toEqual(
      barred.map(({ method, pattern }) => `${method} ${pattern}`).sort(),
    );
  });

  it('tells nobody of their relatives’ households, on any page, in any list or file', async () => {
    const figures = new Map<string, unknown>();
    for (const role of staffRole.options) figures.set(role, (await client(role).request('/statistics')).body);
    for (const role of staffRole.options) await relate(role);
    const result: string[] = [];
    for (const role of staffRole.options)
      for (const route of walked) result.push(...(await traceIn(role, route)));
    expect(result).toEqual([]);
    // In totals they count.
    for (const role of staffRole.options)
      expect((await client(role).request('/statistics')).body, role).toEqual(figures.get(role));
  });
});

async function relate(role: StaffRole): Promise<void> {
  const { staff } = hedui.target;
  const record = await staff.find(role);
  if (record === undefined) throw new Error(`there is no ${role}`);
  const changed = { ...record, relatedHouseholds: related, version: record.version + 1 };
  expect(await staff.write(changed, record)).toBe(true);
}

/** What a route tells somebody of their relatives: a household that is named is refused, a list leaves them out. */
async function traceIn(role: StaffRole, route: Walked): Promise<string[]> {
  const found: string[] = [];
  if (!rolesOf(route).includes(role)) return [];
  const namesHousehold = /[:{]household/.test(route.pattern);
  const named = namesHousehold ? related : [`${county}-H7`];
  for (const household of named) {
    const answer = await ask(client(role), route, household);
    if (namesHousehold && (answer.status < 400 || (route.method === 'GET' && answer.status !== 403)))
      found.push(`${role} ${route.method} ${route.pattern} ${household}: ${answer.status}`);
    const lists = route.method === 'GET' ? exportsOf(answer.body) : [];
    const files = await Promise.all(lists.map((path) => client(role).request(path)));
    for (const { body } of namesHousehold || capabilities[route.capability].kinship === 'declared'
      ? []
      : [answer, ...files])
      for (const trace of traces)
        if (JSON.stringify(body).includes(trace))
          found.push(`${role} ${route.method} ${route.pattern}: ${trace}`);
  }
  return found;
}

describe('somebody related', () => {
  it('sees the sums of a payment list, without their relatives’ lines and without its file', async () => {
    const list = await client('county-handler').request(`/api/payment-lists/${month}`);
    expect(list).toMatchObject({ status: 200, body: { withheld: 1, changes: [], netFen: -60_000 } });
    for (const path of [`/api/payment-lists/${month}/csv`, `/payments/${month}/finance.csv`])
      expect((await client('county-handler').request(path)).status, path).toBe(403);
  });

  it('finds none of them by number, nor in the audit log', async () => {
    const [household = ''] = related;
    const answer = await client('county-handler').request(
      `/households?number=${household}&purpose=tip-check`,
    );
    expect(String(answer.body)).toContain('没有这个编号的家庭');
    const { body } = await client('auditor').request('/api/audit?limit=200');
    const { entries } = body as { entries: { household?: string }[] };
    expect(entries.filter((each) => each.household === household)).toEqual([]);
  });

  it('finds none of them by name, village or identity number', async () => {
    for (const n of Object.values(relatives))
      expect(await lookUp('county-handler', nameOf(n)), String(n)).toEqual([]);
    expect(await lookUp('county-handler', nameOf(8))).toEqual(['H8']);
    const ofVillage = await lookUp('county-handler', '一村');
    expect(ofVillage.length).toBeGreaterThan(10);
    for (const n of Object.values(relatives)) expect(ofVillage).not.toContain(`H${n}`);
  });

  it('works on none of them among many', async () => {
    const cases = [{ householdId: `${county}-H${relatives.raised}`, number: 1, version: 1 }];
    const body = { step: samples.screen, cases };
    const answer = await client('county-handler').request('/api/batches', { method: 'POST', body });
    expect(answer.body).toMatchObject({ results: [{ outcome: 'not-found' }] });
  });
});

it('cases dispatched together are registered apart where somebody says so, and wait where nobody does', async () => {
  const person = client('county-handler');
  const dispatch = async (n: number, said: Readonly<Record<string, string>>) => {
    const household = `${county}-H${n}`;
    const { csrfToken } = (await person.request('/api/me')).body as { csrfToken: string };
    const form = new URLSearchParams({ csrf: csrfToken, cases: `${household}/1/1`, ...said });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await person.request('/cases/bulk/dispatch', {
      method: 'POST',
      body: Buffer.from(String(form)),
      headers,
    });
    const { body } = await person.request(`/api/households/${household}/cases/1`);
    return (body as { case: { state: string; registeredApart: boolean } }).case;
  };
  expect(await dispatch(10, {})).toMatchObject({ state: 'raised' });
  expect(await dispatch(10, { apart: 'no' })).toMatchObject({ state: 'dispatched', registeredApart: false });
  expect(await dispatch(11, { apart: 'yes' })).toMatchObject({ state: 'dispatched', registeredApart: true });
});

/** Numbers of the households that somebody is shown. */
async function lookUp(role: Parameters<Client>[0], entered: string): Promise<string[]> {
  const page = await lookUpPage(role, entered);
  return [...page.matchAll(/<a href="[^"]*\/households\/[^"]+">([^<]+)<\/a>/g)].map(([, number]) => number!);
}

async function lookUpPage(role: Parameters<Client>[0], entered: string): Promise<string> {
  const person = client(role);
  const { csrfToken: csrf } = (await person.request('/api/me')).body as { csrfToken: string };
  const { body } = await person.request('/households/look-up', {
    method: 'POST',
    body: Buffer.from(new URLSearchParams({ csrf, entered }).toString()),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  return String(body);
}

describe('looking somebody up', () => {
  it('is on record with how many were found, and never with what was entered', async () => {
    const [found = ''] = await lookUp('county-approver', nameOf(8));
    expect(found).toBe('H8');
    const { body } = await client('auditor').request('/api/audit?limit=200');
    const { entries } = body as { entries: Record<string, string>[] };
    const [looked] = entries.filter(({ code }) => code === 'household-looked-up');
    expect(looked).toMatchObject({ actor: 'county-approver', subject: 'by name, 1 found' });
    expect(JSON.stringify(entries)).not.toContain(nameOf(8));
  });

  it('says of an identity number that is mistyped that it is wrong, and not that nobody has it', async () => {
    const right = idOf(8);
    const last = right.endsWith('1') ? '2' : '1';
    expect(await lookUp('county-approver', right)).toEqual(['H8']);
    const page = await lookUpPage('county-approver', right.slice(0, 17) + last);
    expect(page).toContain('身份证号有误');
    expect(page).not.toContain('找到 0 户');
  });

  it('answers the interface the same as the page, and puts it on record', async () => {
    const ask = async (role: Parameters<Client>[0], entered: string) =>
      client(role).request('/api/households/look-up', { method: 'POST', body: { entered } });
    const householdId = `${county}-H8`;
    for (const entered of [nameOf(8), idOf(8)])
      expect(await ask('county-approver', entered), entered).toMatchObject({
        status: 200,
        body: { total: 1, households: [{ householdId, number: 'H8' }] },
      });
    expect(await ask('county-approver', 'H8')).toMatchObject({ body: { households: [{ householdId }] } });
    const { body } = await ask('town-leader-2', '一村');
    const { households } = body as { households: { number: string }[] };
    expect(households.map(({ number }) => number)).toEqual(await lookUp('town-leader-2', '一村'));
    expect(await ask('town-handler', nameOf(21))).toMatchObject({ body: { households: [], total: 0 } });
    expect(await ask('town-handler', 'H21')).toMatchObject({ body: { households: [], total: 0 } });
    const right = idOf(8);
    const mistyped = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
    expect(await ask('county-approver', mistyped)).toMatchObject({ body: { code: 'identity-number-wrong' } });
    expect(await ask('administrator', nameOf(8))).toMatchObject({ status: 403 });
    const log = await client('auditor').request('/api/audit?limit=50');
    const { entries } = log.body as { entries: Record<string, string>[] };
    const looked = entries.filter(({ action }) => action === 'POST /api/households/look-up');
    expect(looked.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['by name, 1 found', 'by identity number, 1 found', 'by number, 1 found']),
    );
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${nameOf(8)}|${right}`));
  });

  it('shows a town its own households alone', async () => {
    expect(await lookUp('town-handler', '一村')).not.toContain('H21');
    expect(await lookUp('town-handler', nameOf(21))).toEqual([]);
    expect(await lookUp('town-leader-2', '一村')).toEqual(['H21', 'H22', 'H23', 'H24']);
  });
});

describe('opening a file', () => {
  const opened = `${county}-H8`;
  const entries = async () => {
    const { body } = await client('auditor').request('/api/audit?limit=200');
    return (body as { entries: { code: string; household?: string; subject?: string; action: string }[] })
      .entries;
  };

  it('is on record with its purpose, from the interface and from the console', async () => {
    const handler = client('county-approver');
    await handler.request(`/api/households/${opened}?purpose=tip-check`);
    await handler.request(`/households/${opened}?purpose=payment-check`);
    await handler.request(`/households/${opened}?purpose=case-1&export=members.csv`);
    await handler.request(`/cases/${opened}/1`);
    const about = (await entries()).filter(
      ({ code, household }) => code === 'file-opened' && household === opened,
    );
    expect(about.map(({ action, subject }) => [action, subject])).toEqual([
      ['GET /cases/:household/:number', 'case-1'],
      ['GET /households/:household', 'case-1'],
      ['GET /households/:household', 'payment-check'],
      ['GET /api/households/{household}', 'tip-check'],
    ]);
  });

  it('needs a purpose, and a case that is the household’s', async () => {
    const handler = client('county-approver');
    expect(await handler.request(`/api/households/${opened}`)).toMatchObject({ status: 400 });
    expect(await handler.request(`/api/households/${opened}?purpose=case-9`)).toMatchObject({
      status: 400,
      body: { code: 'purpose-unknown' },
    });
    const asked = await handler.request(`/households/${opened}`);
    expect(String(asked.body)).toContain('查看目的');
    expect(String(asked.body)).not.toContain(nameOf(8));
  });
});

describe('a household that is looked up by number', () => {
  const lookUp = async (person: string, number: string, purpose = 'tip-check') => {
    const query = new URLSearchParams({ number, ...(purpose !== '' && { purpose }) }).toString();
    const { status, headers, body } = await client(person).request(`/households?${query}`);
    return { status, to: headers.get('location')?.replace(/^\/hedui/, '') ?? null, page: String(body) };
  };
  const nobody = /本县（乡镇）没有这个编号的家庭/;
  const entriesOf = async (household: string) => {
    const { body } = await client('auditor').request('/api/audit?limit=200');
    const { entries } = body as {
      entries: { action: string; household?: string; code: string; outcome: string }[];
    };
    return entries.filter((each) => each.household === household && each.action === 'GET /households');
  };

  it('opens with the purpose that was stated, with or without the county before the number', async () => {
    for (const number of ['H12', ` ${county}-H12 `])
      expect(await lookUp('county-approver', number)).toMatchObject({
        status: 303,
        to: `/households/${county}-H12?purpose=tip-check`,
      });
    const { status, to, page } = await lookUp('county-approver', 'H12', '');
    expect([status, to]).toEqual([200, null]);
    expect(page).toContain('请选择查看目的');
  });

  it('is found by the number that it has today, and by a former one that nobody has', async () => {
    const { households } = hedui.target;
    const [thirteen, fourteen] = await Promise.all(
      ['H13', 'H14'].map((number) => households.readFile(`${county}-${number}`, [])),
    );
    if (thirteen === undefined || fourteen === undefined) throw new Error('they are on file');
    await households.writeRegistry([
      { profile: { ...thirteen.profile, number: 'N13' }, members: thirteen.members },
      // Household 14 has left, and its number is other people's.
      { profile: { ...fourteen.profile, householdId: `${county}-H14~2`, number: 'H14' }, members: [] },
    ]);
    const ended = { cause: 'number-given-to-others' as const, households: [`${county}-H14~2`], on: day };
    await households.setEnded(`${county}-H14`, { ended, links: [] });
    const found = await Promise.all(
      ['N13', 'H13', 'H14'].map(async (number) => (await lookUp('county-approver', number)).to),
    );
    expect(found).toEqual(
      ['H13', 'H13', 'H14~2'].map((file) => `/households/${county}-${file}?purpose=tip-check`),
    );
  });

  it('is nobody’s who does not exist, nor one of another county or town; who tried is on record', async () => {
    expect((await lookUp('county-approver', 'H999')).page).toMatch(nobody);
    expect((await lookUp('county-approver', '不是编号')).page).toMatch(nobody);
    expect((await lookUp('county-approver', '329902-X1')).page).toMatch(nobody);
    expect((await lookUp('town-handler', 'H23')).page).toMatch(nobody);
    expect((await lookUp('town-handler', 'H12')).status).toBe(303);
    expect(await entriesOf(`${county}-H999`)).toEqual([]);
    expect(await entriesOf(`${county}-H23`)).toMatchObject([{ outcome: 'refused' }]);
  });

  it('is not shown to relatives, who are on record', async () => {
    const [household = ''] = related;
    expect((await lookUp('county-handler', household, 'payment-check')).page).toMatch(nobody);
    const { staff, audit } = hedui.target;
    expect(await staff.find('county-handler')).toMatchObject({ relatedHouseholds: related });
    const { entries } = await audit.read(county, { from: '2026-01-01', to: '2027-12-31', limit: 500 });
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'GET /households',
        household,
        outcome: 'refused',
        code: 'related-staff',
      }),
    );
  });
});

it('a role of a later version grants nothing, is kept and shown, and breaks no page', async () => {
  const { staff } = hedui.target;
  const record = await staff.find('town-leader-2');
  if (record === undefined) throw new Error('there is no town-leader-2');
  const roles = ['village-handler'];
  expect(await staff.write({ ...record, roles, version: record.version + 1 }, record)).toBe(true);
  const person = client('town-leader-2');
  for (const path of ['/', '/cases', `/cases/${county}-H21/1`]) {
    const { status, body } = await person.request(path);
    expect(status, path).toBe(403);
    expect(String(body), path).toContain('village-handler');
  }
  expect(await person.request('/api/cases')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  const listed = await client('administrator').request('/api/staff');
  expect(JSON.stringify(listed.body)).toContain('village-handler');
  const { name, town, relatedHouseholds } = record;
  const entry = { name, town, relatedHouseholds, roles, active: false };
  const put = { method: 'PUT', version: record.version + 1, body: entry } as const;
  expect(await client('administrator').request('/api/staff/town-leader-2', put)).toMatchObject({
    status: 200,
  });
  expect(await staff.find('town-leader-2')).toMatchObject({ roles, active: false });
  const given = { ...entry, roles: ['village-handler', 'invented'] };
  const again = { method: 'PUT', version: record.version + 2, body: given } as const;
  expect(await client('administrator').request('/api/staff/town-leader-2', again)).toMatchObject({
    status: 409,
    body: { code: 'staff-change-refused', problems: [{ code: 'role-unknown' }] },
  });
});
