/** Who applies is checked by a form, and gets a report; nothing else of the county moves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetChecks } from '../../../functions/forget-people/forget-checks.ts';
import { requestErasure } from '../../../shared/app/retention/request-erasure.ts';
import { checkReport, type CheckReport } from '../../../shared/contracts/check-report.ts';
import { isUnchanged } from '../../../shared/domain/checks/make-report.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { bankFile, bankKey, county, day, idOf, nameOf } from '../../builders/county-files.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { signInAll, startStaffedCounty, type Client } from './staffed-county.ts';

/** People whom no roster has. */
const rich = 101;
const poor = 102;
/** A recipient of the county, who applies as well. */
const recipient = 3;

let hedui: StaffedTarget;
let client: Client;

beforeAll(async () => {
  hedui = await startStaffedCounty();
  client = await signInAll(hedui);
  const { inbox, embedded } = hedui.target;
  await inbox.write(
    bankKey('applicants.csv', '2026-10-31'),
    bankFile([
      ...Array.from({ length: 40 }, (_, n) => ({ person: n + 1, balance: '50000.00' })),
      { person: rich, balance: '90000.00' },
    ]),
  );
  await embedded.idle();
});

afterAll(() => hedui.stop());

function application(people: readonly number[], rest: object = {}) {
  return {
    kind: 'application',
    scheme: 'urban',
    town: '东乡',
    village: '一村',
    incomeFen: 500_00,
    incomePeriod: 'month',
    members: people.map((person, at) => ({
      name: nameOf(person),
      relation: at === 0 ? '户主' : '配偶',
      idNumber: idOf(person),
      authorisedOn: '2026-10-20',
    })),
    ...rest,
  };
}

async function ask(body: object, person = 'county-handler') {
  const answer = await client(person).request('/api/checks', { method: 'POST', body });
  await hedui.target.embedded.idle();
  return answer;
}

async function reportOf(subject: string, sequence = 1, person = 'county-handler'): Promise<CheckReport> {
  const { status, body } = await client(person).request(`/api/checks/${subject}/reports/${sequence}`);
  expect(status).toBe(200);
  return checkReport.parse(body);
}

function outcomesOf({ rules }: CheckReport): Record<string, string> {
  return Object.fromEntries(rules.map(({ rule, outcome }) => [rule, outcome]));
}

describe('a household that applies', () => {
  it('gets a report of what was found, with whom, as of when, and what could not be compared', async () => {
    const { status, body } = await ask(application([rich, poor], { number: '2026-17' }));
    expect([status, body]).toEqual([201, { household: `${county}-sq.2026-17` }]);
    const report = await reportOf(`${county}-sq.2026-17`);
    expect(report).toMatchObject({
      number: `${county}低保核〔2026〕申2026-17-1号`,
      issuedOn: day,
      validUntil: '2027-04-28',
      application: { number: '2026-17', appliedOn: day },
      members: [
        { name: nameOf(rich), compared: true },
        { name: nameOf(poor), compared: true },
      ],
      found: [{ source: 'bank', memberName: nameOf(rich), certainty: 'verified', line: 42 }],
    });
    expect(outcomesOf(report)['financial-assets']).toBe('failed');
    const financial = report.rules.find(({ rule }) => rule === 'financial-assets');
    expect(financial).toMatchObject({ amountFen: 90_000_00, limitFen: 8_400_00, rows: [0] });
    // No vehicle office and no registry has delivered: nobody can say that there is nothing.
    expect(outcomesOf(report)['motor-vehicle']).toBe('unjudged');
    expect(report.notCompared.map(({ en }) => en).join(' ')).toMatch(/nothing has been delivered yet/);
    expect(isUnchanged(report)).toBe(true);
    expect(isUnchanged({ ...report, found: [] })).toBe(false);
  });

  it('is in no list of cases, and moves no index', async () => {
    const before = await hedui.target.registry.readMap();
    await ask(application([poor], { number: '2026-18' }));
    expect((await hedui.target.registry.readMap()).version).toBe(before.version);
    expect((await hedui.target.households.readFile(`${county}-sq.2026-18`, []))?.profile).toBeUndefined();
    const { body } = await client('county-handler').request('/api/cases?limit=200');
    expect(JSON.stringify(body)).not.toContain('sq.');
    const file = await client('county-handler').request(
      `/api/households/${county}-sq.2026-18?purpose=household-asks`,
    );
    expect(file.status).toBe(404);
  });

  it('may be of a town where nobody receives yet, and of none that nobody has heard of', async () => {
    const given = application([poor], { number: '2026-30' });
    expect(await ask({ ...given, town: '南乡' })).toMatchObject({
      ...{ status: 400, body: { problems: [{ code: 'town-unknown' }] } },
    });
    const entry = { id: 'south-1', name: '路人甲', town: '南乡', roles: ['town-handler'], active: true };
    const record = { ...entry, relatedHouseholds: [] };
    const add = (body: object) => client('administrator').request('/api/staff', { method: 'POST', body });
    expect((await add(record)).status).toBe(409);
    expect((await add({ ...record, isNewTown: true })).status).toBe(201);
    expect((await ask({ ...given, town: '南乡' })).status).toBe(201);
  });

  it('who is a recipient already is reported', async () => {
    await ask(application([recipient], { number: '2026-19' }));
    const report = await reportOf(`${county}-sq.2026-19`);
    expect(outcomesOf(report)['duplicate-recipient']).toBe('failed');
    const double = report.rules.find(({ rule }) => rule === 'duplicate-recipient');
    expect(double?.explanation.en).toContain(`${county}-H${recipient}`);
  });

  it('who has signed nothing is not compared, and the report says so', async () => {
    const given = application([rich], { number: '2026-20' });
    await ask({ ...given, members: [{ ...given.members[0], authorisedOn: undefined }] });
    const report = await reportOf(`${county}-sq.2026-20`);
    expect(report.members).toMatchObject([{ compared: false }]);
    expect(report.found).toEqual([]);
    expect(outcomesOf(report)['financial-assets']).toBe('unjudged');
  });

  it('is checked again for a reason, and the new report names the old one', async () => {
    const subject = `${county}-sq.2026-17`;
    const again = await client('town-handler').request(`/api/checks/${subject}/again`, {
      method: 'POST',
      body: { reason: 'the account was closed, a paper of the bank was brought' },
    });
    expect(again.status).toBe(200);
    await hedui.target.embedded.idle();
    const [first, second] = [await reportOf(subject), await reportOf(subject, 2)];
    expect(second.replaces).toBe(first.number);
    expect(second.asked.reason).toMatch(/closed/);
    expect(isUnchanged(first)).toBe(true);
  });

  it('who gives a number of other people, a wrong number or a day to come is told where', async () => {
    expect((await ask(application([103], { number: '2026-17' }))).status).toBe(409);
    const wrong = application([poor]);
    const answer = await ask({
      ...wrong,
      members: [{ ...wrong.members[0], idNumber: '329901197001010000' }],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { problems: [{ code: 'identity-invalid', path: 'body.members.0' }] },
    });
    const late = await ask(application([poor], { appliedOn: '2026-11-30' }));
    expect(late).toMatchObject({ status: 400, body: { problems: [{ code: 'applied-on-invalid' }] } });
  });

  it('is seen by its county and its town alone, and every opening is on record', async () => {
    const subject = `${county}-sq.2026-17`;
    expect((await client('town-handler-2').request(`/api/checks/${subject}`)).status).toBe(403);
    const lists = (await client('town-handler-2').request('/api/checks')).body as { reported: unknown[] };
    expect(lists.reported).toEqual([]);
    expect((await client('administrator').request('/api/checks')).status).toBe(403);
    const { body } = await client('auditor').request('/api/audit?limit=200');
    const codes = (body as { entries: { code: string; household?: string }[] }).entries
      .filter(({ household }) => household === subject)
      .map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['check-asked', 'check-made', 'report-opened']));
  });
});

describe('others', () => {
  it('an outside obligor is asked about with a consent, and judged by no rule', async () => {
    const given = {
      kind: 'obligor',
      supports: `${county}-sq.2026-17`,
      name: nameOf(recipient),
      relation: '儿子',
      idNumber: idOf(recipient),
    };
    expect((await ask(given)).status).toBe(400);
    const { status, body } = await ask({ ...given, consent: { signedOn: day, paper: '卷 17 第 3 页' } });
    expect(status).toBe(201);
    const report = await reportOf((body as { household: string }).household);
    expect(report).toMatchObject({ kind: 'obligor', rules: [], consent: { signedOn: day } });
    expect(report.found).toHaveLength(1);
  });

  it('a recipient household gets the same report, for a purpose', async () => {
    const household = `${county}-H5`;
    expect((await ask({ kind: 'household', household, purpose: 'case-7' })).status).toBe(400);
    expect((await ask({ kind: 'household', household, purpose: 'case-1' })).status).toBe(201);
    const report = await reportOf(household);
    expect(outcomesOf(report)['financial-assets']).toBe('failed');
    expect(report.asked.purpose).toBe('case-1');
  });

  it('a report comes within ten seconds of the form', async () => {
    const begun = performance.now();
    await ask(application([poor], { number: '2026-30' }));
    await reportOf(`${county}-sq.2026-30`);
    const seconds = (performance.now() - begun) / 1000;
    expect(seconds).toBeLessThan(10);
  });
});

describe('what is due', () => {
  it('who waits beyond the legal days appears on the home page', async () => {
    const { checks } = hedui.target;
    const known = await checks.read(`${county}-sq.2026-30`);
    if (known === undefined) throw new Error('it was asked for above');
    const asked = { ...known.asked, dueOn: '2026-10-01' };
    await checks.write({ ...known, state: 'waiting', asked, version: known.version + 1 }, known.version);
    for (const person of ['county-handler', 'town-handler'])
      expect(String((await client(person).request('/')).body), person).toContain('申请核对逾期未启动');
    expect(String((await client('town-handler-2').request('/')).body)).not.toContain('申请核对逾期未启动');
  });

  it('reports are forgotten when their term is over, and an applicant whom two people erase at once', async () => {
    const { checks, forgotten, households } = hedui.target;
    const deps = { checks, forgotten, time: { remainingMs: () => 60_000 }, at: '2028-10-31T00:00:00.000Z' };
    const subject = `${county}-sq.2026-17`;
    await forgetChecks(defaultPolicy, { ...deps, day: '2028-10-30' });
    expect(await checks.read(subject)).toBeDefined();
    const erased = `${county}-sq.2026-18`;
    for (const by of ['first', 'second'])
      await requestErasure(
        { household: erased, by, reason: 'asked-by-the-person', at: deps.at },
        { ...hedui.target, day },
      );
    await hedui.target.embedded.triggerSchedule('Forgetting/Schedule', new Date());
    await hedui.target.embedded.idle();
    expect(await checks.read(erased)).toBeUndefined();
    await forgetChecks(defaultPolicy, { ...deps, day: '2028-10-31' });
    expect(await checks.read(subject)).toBeUndefined();
    expect(await checks.readReports(subject)).toEqual([]);
    const { body } = await client('county-handler').request('/api/checks');
    expect((body as { reported: unknown[] }).reported).toEqual([]);
    // The household itself stays.
    expect(await households.readFile(`${county}-H5`, [])).toBeDefined();
    const gone = (await forgotten.readAll()).flatMap(({ household }) => household ?? []);
    expect(gone).toEqual(expect.arrayContaining([subject, erased, `${county}-H5`]));
  });
});
