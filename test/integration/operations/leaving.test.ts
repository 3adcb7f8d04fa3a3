import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Outputs } from '../../../cli/collect-outputs.ts';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import { makeEqual, readHeld } from '../../../shared/store/table-maintenance.ts';
import { serveAsDeployment, type Deployment } from './deployment.ts';
import { bankFile, bankKey, casesByHousehold, idOf, SmallCounty } from '../night/small-county.ts';
import { workAsCounty } from '../night/work-as-county.ts';

const where = ['--stack', 'Hedui', '--region', 'cn-northwest-1'];
const folder = mkdtempSync(join(tmpdir(), 'hedui-leaving-'));
const people = [1, 2, 3];
let hedui: SmallCounty;
let deployment: Deployment;
let before: Outputs;

beforeAll(async () => {
  hedui = await SmallCounty.start();
  deployment = await serveAsDeployment(hedui.target.embedded);
  await hedui.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
  const rich = bankFile(people.map((person) => ({ person, balance: '50000.00' })));
  await hedui.deliver({ [bankKey('a.csv')]: rich });
  before = await hedui.night();
});
afterAll(async () => {
  await deployment.close();
  await hedui.stop();
  rmSync(folder, { recursive: true });
});

const clients = () => createClients(hedui.target.embedded.clientConfig);
const ownTable = (output: string) => hedui.target.embedded.outputs[output] ?? '';

/** What point-in-time recovery makes: another table with the items of that moment. */
async function restoredTable(output: string): Promise<string> {
  const { clientConfig } = hedui.target.embedded;
  const to = `restored-${output}`;
  const key = [
    { name: 'pk', type: 'HASH' },
    { name: 'sk', type: 'RANGE' },
  ] as const;
  await new DynamoDBClient({ ...clientConfig.dynamodb }).send(
    new CreateTableCommand({
      TableName: to,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: key.map(({ name }) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: key.map(({ name, type }) => ({ AttributeName: name, KeyType: type })),
    }),
  );
  const open = (name: string) => new Table(clients().tables, name);
  await makeEqual({ from: open(ownTable(output)), to: open(to) });
  return to;
}

const restore = (households: string, operations: string, ...more: string[]) =>
  deployment.run(
    'root',
    'restore',
    ...['--households', households, '--operations', operations, ...more, ...where],
  );

it('what happened since a backup is undone by restoring it, and the night after finds what it found', async () => {
  const households = await restoredTable('HouseholdsTable');
  const operations = await restoredTable('OperationsTable');
  await hedui.deliverRoster(
    [
      { household: 'H1', person: 1 },
      { household: 'H9', person: 9 },
    ],
    'wrong.csv',
  );
  await hedui.decide('release', 'roster/329901/2026-10-25/wrong.csv');
  await workAsCounty(hedui, '329901-H1', [['c1', { step: 'screen', registeredApart: false }]]);
  expect(casesByHousehold(await hedui.night())).not.toEqual(casesByHousehold(before));

  const own = ownTable('HouseholdsTable');
  const shown = await restore(households, operations);
  expect(shown).toMatchObject({ code: 1, stderr: '' });
  expect(shown.stdout).toMatch(
    /HouseholdsTable: .* \d+ items, of which [1-9]\d* would be removed; \d+ in restored-/,
  );
  expect(shown.stdout).toContain(`nothing was changed; to restore, add: --confirm ${own}\n`);

  const done = await restore(households, operations, '--confirm', own);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toMatch(
    /HouseholdsTable: .* \d+ items as in restored-HouseholdsTable, [1-9]\d* others removed/,
  );
  const after = await hedui.night();
  expect(after.cases).toEqual(before.cases);
  expect(after.deliveries).toEqual(before.deliveries);
});

it('what would lose records is refused: a table of the stack, one table twice, the wrong kind, none, another stack', async () => {
  const [own, runs] = [ownTable('HouseholdsTable'), ownTable('OperationsTable')];
  const held = async () => {
    const tables = await Promise.all(
      [own, runs].map((table) => readHeld(new Table(clients().tables, table))),
    );
    return tables.flatMap(({ keys }) => [...keys]);
  };
  const unharmed = await held();
  const [households, operations] = ['restored-HouseholdsTable', 'restored-OperationsTable'];
  for (const [given, result] of [
    [[own, operations], `${own} is a table of this stack`],
    [[own, own], 'for both tables'],
    [[households, households], 'for both tables'],
    [
      [operations, households],
      `${operations} is not a table of households: \\d+ of its items belong to the other`,
    ],
    [[households, 'never'], '没有此表 there is no table never'],
  ] as const) {
    const refused = await restore(given[0], given[1], '--confirm', own);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(new RegExp(result));
  }
  expect(await restore(households, operations, '--confirm', 'Hedui')).toMatchObject({ code: 2 });
  const after = await held();
  expect(after.filter((key) => !key.includes('AUDIT#')).sort()).toEqual(
    unharmed.filter((key) => !key.includes('AUDIT#')).sort(),
  );
  // Each try is on record, and nothing else is new.
  expect(after.length - unharmed.length).toBe(6);
});

it('everything is exported: all items in plain words and all objects, each with its digest', async () => {
  const exported = await deployment.run('root', 'export', '--to', folder, ...where);
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  const lines = (path: string) =>
    readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const files = lines('files.ndjson');
  for (const { path, sha256 } of files)
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, String(path))))
        .digest('hex'),
    ).toBe(sha256);
  const { inbox, store } = hedui.target;
  for (const bucket of [inbox, store])
    for await (const { key } of bucket.list()) expect(files.map((file) => file['key'])).toContain(key);

  const households = lines('tables/households.ndjson');
  const itemOf = (sk: RegExp) =>
    households.find((item) => item['pk'] === '329901-H1' && sk.test(String(item['sk'])));
  expect(itemOf(/^MEMBER/)).toMatchObject({ idNumber: idOf(1) });
  expect(itemOf(/^CASE#1$/)).toMatchObject({ packed: { kind: 'suspension', events: [{ type: 'raised' }] } });
  expect(itemOf(/^HOLDING/)).toMatchObject({ rows: [{ asset: { balanceFen: 5_000_000 } }] });
  const runs = lines('tables/operations.ndjson').filter(({ sk }) => String(sk).startsWith('RUN#'));
  expect(runs[0]).toMatchObject({ state: 'closed', finishedChunks: [0] });
});

it('a folder that holds something is not exported into', async () => {
  expect(await deployment.run('root', 'export', '--to', folder, ...where)).toMatchObject({ code: 2 });
});

it('a provider that is no longer asked is ended by a file about nobody', async () => {
  const last = bankKey('last.csv', '2026-10-31');
  await hedui.deliver({ [last]: bankFile([{ person: 500 }]) });
  // That everybody is missing is asked about: this is what is meant.
  expect(await hedui.decide('release', last)).toEqual({ kind: 'decided' });
  const after = await hedui.night();
  expect(after.deliveries.find(({ key }) => key.endsWith('last.csv'))).toMatchObject({
    state: 'current',
    matched: 0,
  });
  const pointers = await hedui.target.pointers.readAll();
  for (const person of people)
    expect((await hedui.target.households.readFile(`329901-H${person}`, pointers))?.holdings).toEqual([]);
  expect(after.cases).toEqual([]);
});

it('everything is deleted when its table is named; digests stay under lock, and it is said until when', async () => {
  const { households, inbox, store, locked } = hedui.target;
  const shown = await deployment.run('root', 'delete', ...where);
  expect(shown).toMatchObject({ code: 1, stderr: '' });
  const [, name = ''] =
    /nothing was deleted; to delete it all, add: --confirm (\S+)/.exec(shown.stdout) ?? [];
  expect(await deployment.run('root', 'delete', '--confirm', 'Hedui', ...where)).toMatchObject({
    code: 2,
  });
  expect(await households.readFile('329901-H1', [])).toBeDefined();

  const deleted = await deployment.run('root', 'delete', '--confirm', name, ...where);
  expect(deleted).toMatchObject({ code: 0, stderr: '' });
  expect(deleted.stdout).toMatch(
    /AuditBucket: 已删除 0 个对象.* objects deleted, .*；[1-9] 个在锁定期内，最晚至 remain under lock, the last until 20\d\d-/,
  );
  expect((await locked.readAll()).length).toBeGreaterThan(0);
  for (const bucket of [inbox, store]) expect((await bucket.list().next()).done).toBe(true);
  const left = await deployment.run('root', 'delete', ...where);
  expect(left).toMatchObject({ code: 0, stderr: '' });
  expect(left.stdout).toMatch(
    /^HouseholdsTable: 0 项 items\nOperationsTable: 0 项 items\nInboxBucket: 0 个对象 objects\nStoreBucket: 0 个对象 objects\nAuditBucket: [1-9] 个对象 objects；[1-9] 个在锁定期内.*\nAccessLogsBucket: 0 个对象 objects\n已无可删除的数据 nothing is left to delete\n$/,
  );
  expect(await deployment.run('root', 'delete', '--confirm', name, ...where)).toMatchObject({ code: 0 });
});
