import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand, GetCommand, DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetPeople } from '../../../functions/forget-people/handler.ts';
import { attachFile } from '../../../shared/app/cases/attach-file.ts';
import { verifyEvidence } from '../../../shared/app/evidence/verify-evidence.ts';
import { requestErasure } from '../../../shared/app/retention/request-erasure.ts';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { Bucket } from '../../../shared/store/aws/objects.ts';
import { operationKeys, storeKeys } from '../../../shared/store/keys.ts';
import { aStaffMember } from '../../builders/staff.ts';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  county,
  idOf,
  nameOf,
  rosterFile,
  rosterKey,
  SmallCounty,
} from '../night/small-county.ts';
import { describeItem, itemsOf } from '../privacy/scan.ts';
import { workAsCounty } from '../night/work-as-county.ts';
import { serveAsDeployment, type Deployment } from './deployment.ts';

const everybody = Array.from({ length: 80 }, (_, n) => n + 1);
/** H1 left and had a case that was worked; H2 goes on, and person 90 left it; H3 left, and is erased before its term. */
const [leaver, remaining, erased] = [1, 2, 3].map((n) => `${county}-H${n}`) as [string, string, string];
const formerMember = 90;
const firstRoster = [
  ...everybody.map((person) => ({ household: `H${person}`, person })),
  { household: 'H2', person: formerMember, head: nameOf(2) },
];
const rest = everybody.filter((person) => person !== 1 && person !== 3);
const secondRoster = rest.map((person) => ({ household: `H${person}`, person }));
const rich = [1, 2, 3].map((person) => ({ person, balance: '90000.00' }));
const photo = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
]);

/** What a person is known by: none of it may be anywhere. */
const canariesOf = (n: number) => [
  idOf(n),
  idOf(n).slice(0, 17),
  nameOf(n),
  `6200${String(n).padStart(8, '0')}`,
];

let hedui: SmallCounty;
let deployment: Deployment;
const handedOut = mkdtempSync(join(tmpdir(), 'hedui-hand-out-'));
const where = ['--stack', 'Hedui', '--region', 'cn-northwest-1'];

beforeAll(async () => {
  hedui = await SmallCounty.start();
  await hedui.deliver({ [rosterKey('first.csv')]: rosterFile(firstRoster) });
  await hedui.deliver({
    [bankKey('first.csv')]: bankFile([
      ...rich,
      { person: formerMember },
      ...everybody.slice(3).map((person) => ({ person })),
    ]),
  });
  // Before the night that digests it, and older than what a night leaves to the next one.
  const tenMinutesAgo = new Date(Date.now() - 600_000).toISOString();
  await hedui.target.audit.record(county, {
    ...{ at: tenMinutesAgo, actor: 'c1', action: 'GET /households', household: leaver },
    ...{ outcome: 'done', code: 'case-1' },
  });
  await hedui.night();
  await workAsCounty(hedui, leaver, [['c1', { step: 'screen', registeredApart: false }]]);
  await attach(leaver);
  const explained = { rule: 'financial-assets', reason: 'medical-money', until: '2027-03-31' } as const;
  await workAsCounty(hedui, leaver, [
    ['c1', { step: 'clear', ...explained }],
    ['c2', { step: 'confirm', subject: 'financial-assets' }, 'county-approver'],
  ]);
  // H1 and H3 leave, and so does a member of H2; nobody is rich any more.
  await hedui.deliver({ [rosterKey('second.csv', '2026-10-28')]: rosterFile(secondRoster) });
  await hedui.deliver({
    [bankKey('second.csv', '2026-10-31')]: bankFile(rest.map((person) => ({ person }))),
  });
  await hedui.night();
  deployment = await serveAsDeployment(hedui.target.embedded);
});
afterAll(async () => {
  await deployment.close();
  await hedui.stop();
  rmSync(handedOut, { recursive: true });
});

async function attach(householdId: string): Promise<void> {
  const { households, policies, staff, store, day } = hedui.target;
  const file = await households.readFile(householdId, []);
  const it = file?.cases[0];
  if (file === undefined || it === undefined) throw new Error(`${householdId} has no case`);
  const actor = aStaffMember({ id: 'c1', roles: ['county-handler'], county });
  const brought = { kind: 'photo', fileName: 'a.jpg', bytes: photo, file, case: it } as const;
  const deps = { households, policies, staff, store, today: () => day, now: () => new Date() };
  const outcome = await attachFile({ ...brought, seenVersion: it.version, actor }, deps);
  expect(outcome).toMatchObject({ kind: 'taken' });
}

/** What the function does on a day of years to come: the clock of the stack cannot be set. */
function forgetIn2032(): Promise<void> {
  const time = { remainingMs: () => 600_000 };
  return forgetPeople({ ...hedui.target, time, at: '2032-02-01T00:00:00.000Z', day: '2032-02-01' });
}

async function runByClock(name: string, at = new Date()): Promise<void> {
  await hedui.target.embedded.triggerSchedule(`${name}/Schedule`, at);
  await hedui.target.embedded.idle();
}

const clients = () => createClients(hedui.target.embedded.clientConfig);
const outputOf = (name: string) => hedui.target.embedded.outputs[name] ?? '';

/** Where any of these words stands: in the tables, and in every object of store and audit bucket. */
async function find(words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  const look = (where: string, text: string) => {
    if (words.some((word) => text.includes(word))) found.add(where);
  };
  for (const table of ['HouseholdsTable', 'OperationsTable'])
    for await (const item of itemsOf(clients(), outputOf(table)))
      look(`${table} ${String(item['pk'])} ${String(item['sk'])}`, describeItem(item));
  for (const name of ['StoreBucket', 'AuditBucket']) {
    const bucket = new Bucket(clients().objects, outputOf(name));
    for await (const { key } of bucket.list()) {
      const bytes = (await bucket.readBytes(key)) ?? new Uint8Array();
      look(key, `${key} ${describeItem({ bytes })} ${Buffer.from(bytes).toString('utf8')}`);
    }
  }
  return [...found].sort();
}

const verify = () => verifyEvidence(hedui.target);

describe('before any term is over', () => {
  it('everything is there, and the function forgets nothing', async () => {
    await runByClock('Forgetting');
    const file = await hedui.target.households.readFile(leaver, []);
    expect(file).toMatchObject({ profile: { status: 'ended' }, cases: [{ state: 'explained' }] });
    expect((await verify()).forgotten).toEqual([]);
    for (const person of [1, formerMember]) expect(await find(canariesOf(person))).not.toEqual([]);
  });

  it('whoever starts it by hand cannot say that a later day has come', async () => {
    await runByClock('Forgetting', new Date('2099-01-01T00:00:00Z'));
    expect((await verify()).forgotten).toEqual([]);
  });

  it('a person is handed out whole, and nobody else with them, and that is on record', async () => {
    const handOut = (household: string, to: string) =>
      deployment.run('lin', 'hand-out', household, '--member', '1', '--to', to, ...where);
    expect(await handOut(leaver, handedOut)).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(join(handedOut, 'person.json'), 'utf8');
    expect(text).toContain(idOf(1));
    expect(everybody.slice(1).filter((person) => text.includes(idOf(person)))).toEqual([]);
    const lookups = readFileSync(join(handedOut, 'lookups.ndjson'), 'utf8').trim().split('\n');
    expect(lookups.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ actor: 'c1', household: leaver }),
    );
    const [paper = ''] = readdirSync(handedOut).filter((name) => name.endsWith('.jpeg'));
    expect(Uint8Array.from(readFileSync(join(handedOut, paper)))).toEqual(photo);
    // What is there is not written over, and of whom nothing is held nothing is handed out.
    expect(await handOut(leaver, handedOut)).toMatchObject({ code: 2 });
    expect(await handOut(`${county}-H99`, join(handedOut, 'nobody'))).toMatchObject({ code: 1 });
    const { entries } = await hedui.target.audit.read(county, { from: '0', to: '9', limit: 100 });
    const noted = entries.filter(({ action }) => action === 'hedui hand-out');
    expect(noted.map(({ code, household }) => [code, household])).toEqual([
      ['nothing-held', `${county}-H99`],
      ['handed-out', leaver],
    ]);
    expect(noted[1]).toMatchObject({ actor: 'arn:aws-cn:iam::000000000000:user/lin' });
  });
});

describe('a household is erased before its term', () => {
  const ask = (household: string, by: string) =>
    deployment.run(by, 'erase', household, '--reason', 'imported-by-mistake', ...where);
  const identityOf = (person: string) => `arn:aws-cn:iam::000000000000:user/${person}`;

  it('not while it is on the roster, and not by one person', async () => {
    expect(await ask(remaining, 'first')).toMatchObject({ code: 1, stderr: '' });
    expect(await ask(erased, 'first')).toMatchObject({ code: 0, stderr: '' });
    expect(await deployment.run('second', 'erase', erased, '--withdraw', ...where)).toMatchObject({
      code: 1,
    });
    expect(await deployment.run('first', 'erase', erased, '--withdraw', ...where)).toMatchObject({ code: 0 });
    expect((await ask(erased, 'first')).stdout).toContain('已提出 proposed');
    expect((await ask(erased, 'first')).stdout).toContain('须由另一人确认');
    // A member of staff may be the same person as the owner of credentials.
    const at = new Date().toISOString();
    const asStaff = { household: erased, by: 'c1', reason: 'imported-by-mistake', at } as const;
    expect(await requestErasure(asStaff, hedui.target)).toMatchObject({ kind: 'refused' });
    await runByClock('Forgetting');
    expect(await hedui.target.households.readFile(erased, [])).toBeDefined();
  });

  it('nor by a request that somebody has written past the command', async () => {
    const known = await hedui.target.erasures.read(erased);
    // By the same person, and by a member of staff who may be that person.
    for (const confirmedBy of [identityOf('first'), 'c1']) {
      const forged = { ...known!, state: 'confirmed' as const, confirmedBy };
      await hedui.target.erasures.write(forged, await hedui.target.erasures.read(erased));
      await runByClock('Forgetting');
      expect(await hedui.target.households.readFile(erased, []), confirmedBy).toBeDefined();
    }
    await hedui.target.erasures.write(known!, await hedui.target.erasures.read(erased));
  });

  it('by two it is gone; a tombstone stays, each try is on record, and the evidence still verifies', async () => {
    const before = await verify();
    expect(before.problems).toEqual([]);
    expect((await ask(erased, 'second')).stdout).toContain('已确认，正在删除 confirmed');
    await hedui.target.embedded.idle();
    expect(await hedui.target.households.readFile(erased, [])).toBeUndefined();
    const after = await verify();
    expect(after.problems).toEqual([]);
    expect(after.forgotten).toMatchObject([
      {
        kind: 'household',
        why: 'erased',
        household: erased,
        by: identityOf('first'),
        confirmedBy: identityOf('second'),
      },
    ]);
    const { entries } = await hedui.target.audit.read(county, { from: '0', to: '9', limit: 100 });
    const codes = entries.filter(({ action }) => action === 'hedui erase').map(({ code }) => code);
    expect(codes.toReversed()).toEqual([
      ...['erasure-refused', 'erasure-proposed', 'erasure-refused', 'erasure-withdrawn', 'erasure-proposed'],
      ...['erasure-refused', 'erasure-refused', 'erasure-confirmed'],
    ]);
  });
});

describe('what was forgotten is under the nightly digest', () => {
  it('a tombstone that is changed, removed or set by one person alone is found', async () => {
    await hedui.night();
    expect((await verify()).problems).toEqual([]);
    const TableName = outputOf('OperationsTable');
    const Key = operationKeys.tombstone(1);
    const { tables } = clients();
    const { Item = {} } = await tables.send(new GetCommand({ TableName, Key }));
    const kindsWith = async (change: () => Promise<unknown>) => {
      await change();
      const { problems } = await verify();
      await tables.send(new PutCommand({ TableName, Item }));
      return problems.map(({ kind }) => kind);
    };
    const put = (item: object) => tables.send(new PutCommand({ TableName, Item: { ...Item, ...item } }));
    expect(await kindsWith(() => put({ by: 'somebody' }))).toContain('tombstone-broken');
    const removed = await kindsWith(() => tables.send(new DeleteCommand({ TableName, Key })));
    expect(removed).toEqual(['tombstone-broken', 'case-removed']);
    const { forgotten } = hedui.target;
    const at = new Date().toISOString();
    await forgotten.add({
      at,
      kind: 'household',
      why: 'erased',
      household: erased,
      by: 'a',
      confirmedBy: 'a',
    });
    await forgotten.add({ at, kind: 'audit', why: 'term', county, through: at });
    expect((await verify()).problems.map(({ kind }) => kind)).toEqual([
      'erased-by-one',
      'forgotten-too-early',
    ]);
    for (const sequence of [2, 3])
      await tables.send(new DeleteCommand({ TableName, Key: operationKeys.tombstone(sequence) }));
    expect((await verify()).problems).toEqual([]);
  });
});

describe('after the term', () => {
  beforeAll(async () => {
    // What the sources send now has none of them, and the old bytes go by the sweep.
    await hedui.deliver({
      [bankKey('third.csv', '2026-10-31')]: bankFile(
        rest.map((person) => ({ person, date: '2026-10-30', balance: '101.00' })),
      ),
    });
    await forgetIn2032();
    // The number of the household that was forgotten is given to somebody else.
    await hedui.deliver({
      [rosterKey('third.csv', '2026-10-29')]: rosterFile([...secondRoster, { household: 'H1', person: 81 }]),
    });
    await hedui.night();
    for (const days of [40, 71, 72]) await runByClock('Sweep', new Date(Date.now() + days * 86_400_000));
  });

  it('nothing of those who left is found in any table or object; the others are there as before', async () => {
    for (const person of [1, 3, formerMember])
      expect(await find(canariesOf(person)), nameOf(person)).toEqual([]);
    const file = await hedui.target.households.readFile(remaining, []);
    expect(file).toMatchObject({ profile: { status: 'active' }, formerMembers: [], cases: [] });
    expect(file?.members.map(({ name }) => name)).toEqual([nameOf(2)]);
    expect(await find([idOf(2)])).not.toEqual([]);
    const papers: string[] = [];
    for await (const { key } of hedui.target.store.list(storeKeys.attachments(leaver))) papers.push(key);
    expect(papers).toEqual([]);
  });

  it('of who looked nothing is left either, and evidence and audit log still verify', async () => {
    const { entries } = await hedui.target.audit.read(county, { from: '0', to: '9', limit: 100 });
    expect(entries.filter(({ code }) => code === 'case-1')).toEqual([]);
    const { problems, forgotten } = await verify();
    expect(problems).toEqual([]);
    expect(forgotten.map(({ kind, why, household }) => [kind, why, household])).toEqual(
      expect.arrayContaining([
        ['household', 'term', leaver],
        ['parts', 'term', remaining],
        ['audit', 'term', undefined],
      ]),
    );
  });

  it('whoever has the number now is another household, whose cases begin behind those that were forgotten', async () => {
    await hedui.deliver({
      [bankKey('fourth.csv', '2026-10-31')]: bankFile([
        ...rest.map((person) => ({ person, date: '2026-10-30', balance: '102.00' })),
        { person: 81, balance: '90000.00' },
      ]),
    });
    const outputs = await hedui.night();
    expect(casesByHousehold(outputs)['H1']).toContain('financial-assets');
    const file = await hedui.target.households.readFile(leaver, []);
    expect(file?.cases.map(({ number }) => number)).toEqual([2]);
    expect(file?.members.map(({ name }) => name)).toEqual([nameOf(81)]);
    expect((await verify()).problems).toEqual([]);
  });

  it('doing it again finds nothing to do', async () => {
    await forgetIn2032();
    const { forgotten } = await verify();
    await forgetIn2032();
    expect((await verify()).forgotten).toEqual(forgotten);
  });
});
