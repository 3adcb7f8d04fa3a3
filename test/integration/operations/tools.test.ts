import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { Queue } from '../../../shared/store/aws/queues.ts';
import { fireSchedule } from '../../../cli/run-night.ts';
import { runNameOf } from '../../../shared/app/nights/nightly-run.ts';
import { shanghaiDate } from '../../../shared/domain/kernel/calendar.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { bankFile, bankKey, county as countyCode, SmallCounty } from '../night/small-county.ts';
import { serveAsDeployment, type Deployment } from './deployment.ts';

const today = shanghaiDate(new Date());
const folder = mkdtempSync(join(tmpdir(), 'hedui-tools-'));
const where = ['--stack', 'Hedui', '--region', 'cn-northwest-1'];
let county: SmallCounty;
let deployment: Deployment;

beforeAll(async () => {
  county = await SmallCounty.start({}, today);
  await county.deliverRoster(
    [
      { household: 'POOR', person: 1 },
      { household: 'RICH', person: 2 },
    ],
    'r.csv',
    today,
  );
  const accounts = bankFile([{ person: 1 }, { person: 2, balance: '50000.00' }]);
  await county.deliver({ [bankKey('b.csv', today)]: accounts });
  await county.night();
  deployment = await serveAsDeployment(county.target.embedded);
});
afterAll(async () => {
  await deployment.close();
  await county.stop();
  rmSync(folder, { recursive: true });
});

it('the first administrator of a county is put on record, and no second one', async () => {
  const add = (id: string) =>
    deployment.run('root', 'administrator', '--id', id, '--name', '安老师', '--county', countyCode, ...where);
  expect(await add('an')).toMatchObject({ code: 0, stderr: '' });
  expect(await county.target.staff.find('an')).toMatchObject({ roles: ['administrator'], active: true });
  const second = await add('other');
  expect(second).toMatchObject({ code: 2 });
  expect(second.stderr).toContain('has an administrator already');
});

it('the open cases are listed that rest on a file', async () => {
  const resting = await deployment.run(
    'root',
    'status',
    '--key',
    bankKey('b.csv', today),
    '--cases',
    ...where,
  );
  expect(resting).toMatchObject({ code: 0, stderr: '' });
  expect(resting.stdout).toMatch(
    /\n {2}329901-RICH {2}个案 case 1 .+ raised {2}financial-assets\n1 件 cases\n$/,
  );
  expect(await deployment.run('root', 'status', '--cases', ...where)).toMatchObject({ code: 2 });
});

it('a policy is proposed by one owner of credentials and approved by another, whatever they call themselves', async () => {
  const file = join(folder, 'policy.json');
  const misspelt = { source: 'bank', provider: 'nongshnag', effectiveFrom: today, restsOn: '合并' };
  const rules = defaultPolicy.rules.slice(1);
  const lenient = { ...defaultPolicy, rules, retiredProviders: [misspelt] };
  writeFileSync(file, JSON.stringify(lenient));
  const policy = (person: string, ...args: string[]) => deployment.run(person, 'policy', ...args, ...where);
  const propose = (on: string) => policy('ling', 'propose', file, '--on', on, '--why', '新标准');
  expect(await propose('2026-01-31')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('its day is past') as string,
  });
  const proposed = await propose(today);
  expect(proposed).toMatchObject({ code: 0, stderr: '' });
  const version = /proposed, to hold from \S+: (\S+)/.exec(proposed.stdout)?.[1] ?? '';
  expect(proposed.stdout).toContain(
    `npx hedui policy rehearse ${version} --stack Hedui --region cn-northwest-1\n`,
  );
  expect(proposed.stdout).toContain('! bank/nongshnag：列为停止报送');
  const rehearsed = await policy('ling', 'rehearse', version);
  expect(rehearsed).toMatchObject({ code: 0, stderr: '' });
  expect(rehearsed.stdout).toMatch(/^已试算 2 户.* rehearsed: 2 households, against \S+, which is in force/);
  expect(rehearsed.stdout).toContain('bank/nongshnag');
  const refused = await policy('ling', 'approve', version);
  expect(refused).toMatchObject({ code: 1, stderr: '' });
  expect(refused.stdout).toContain('whoever proposed it may not approve it');

  const otherwise = await propose('2099-01-01');
  expect(otherwise).toMatchObject({ code: 1, stderr: '' });
  expect(otherwise.stdout).toContain(`withdraws it first: npx hedui policy withdraw ${version}`);
  expect((await policy('mao', 'withdraw', version)).code).toBe(1);
  expect(await policy('mao', 'approve', version, '--by', 'mao')).toMatchObject({ code: 2 });
  expect(await policy('mao', 'approve', version)).toMatchObject({ code: 0, stderr: '' });
  const { stdout: listed } = await policy('mao', 'list');
  expect(listed).toMatch(/^现行 in force: \S+，未经提出/);
  expect(listed).toContain(
    `${version}  已批准 approved  生效 from ${today}  提出 proposed by arn:aws-cn:iam::000000000000:user/ling, `,
  );
  await county.night();
  expect((await county.target.policies.current()).version).toBe(version);
});

it('a household is explained, and its evidence verified', async () => {
  const explained = await deployment.run('root', 'explain', `${countyCode}-RICH`, ...where);
  expect(explained).toMatchObject({ code: 0, stderr: '' });
  expect(explained.stdout).toContain('bank/');
  const verified = await deployment.run('root', 'verify', ...where);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(verified.stdout).toMatch(
    /2 户 1 个个案，对照 2 晚，0 个问题 1 cases of 2 households against 2 nights: 0 problems/,
  );
});

it('status shows the night, held files and dead letters, which are then sent back', async () => {
  const well = await deployment.run('root', 'status', ...where);
  expect(well.stdout).toContain('the night finished');
  expect(well.stdout).toContain(`  ${bankKey('b.csv', today)}  现行 current  2 行 rows，命中 2 matched  `);
  expect(well).toMatchObject({ code: 0, stderr: '' });

  const { embedded } = county.target;
  const clients = createClients(embedded.clientConfig);
  const queue = new Queue<unknown>(clients.queues, embedded.outputs['PublicationsQueueUrl'] ?? '');
  await queue.send([{ source: 'bank', provider: 'first-bank' }]);
  await embedded.idle();
  const truncated = bankKey('truncated.csv', today);
  await county.deliver({ [truncated]: bankFile([{ person: 1 }]).trimEnd() });
  const unwell = await deployment.run('root', 'status', ...where);
  expect(unwell.stdout).toContain(`${truncated}  last-line-unfinished`);
  expect(unwell.stdout).toMatch(
    /publications +等待 0 waiting, 处理中 0 in work, 死信 1 dead letters, 触发器 trigger: Enabled\n/,
  );
  expect(unwell.stdout).toContain('npx hedui redrive --stack Hedui --region cn-northwest-1\n');
  expect(unwell).toMatchObject({ code: 1, stderr: '' });

  const shown = await deployment.run('root', 'redrive', ...where);
  expect(shown.stdout).toContain('ZodError: publication: invalid_type');
  expect(await deployment.run('root', 'redrive', '--send', ...where)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 条已重发 sent back') as string,
  });
});

it('status shows a file: what its provider may know, and what it is compared with', async () => {
  const file = (key: string) => deployment.run('root', 'status', '--key', key, ...where);
  const held = await file(bankKey('truncated.csv', today));
  expect(held).toMatchObject({ code: 0, stderr: '' });
  const receipt = JSON.parse(/^{.+^}/ms.exec(held.stdout)?.[0] ?? '') as Record<string, unknown>;
  expect(receipt).toMatchObject({ state: 'held', reason: 'last-line-unfinished', rows: 1, matched: 1 });
  expect(held.stdout).toContain(
    `现行文件 current instead  ${bankKey('b.csv', today)}, 2 行 rows，命中 2 matched`,
  );
  expect(held.stdout).toMatch(/原文 bytes: archive\/bank\/nongshang\/[0-9a-f]{64}\n/);
  const unknown = bankKey('never.csv', today);
  expect(await file(unknown)).toMatchObject({
    code: 1,
    stdout: `没有此文件的记录 nothing is on record under ${unknown}\n`,
  });
});

it('old items are migrated once, while others write, and migrated ones are left', async () => {
  const { clientConfig, outputs } = county.target.embedded;
  const TableName = outputs['OperationsTable'] ?? '';
  const { tables } = createClients(clientConfig);
  const ofBefore = (sk: string) => ({ pk: 'POINTERS', sk, source: 'bank', provider: sk, asOf: null });
  for (const [sk, more] of [
    ['bank#of-before', { publication: 3, clearedThrough: 2 }],
    ['bank#of-today', { publication: 3, clearedThrough: 2, keyVersion: '2' }],
  ] as const)
    await tables.send(new PutCommand({ TableName, Item: { ...ofBefore(sk), ...more } }));
  const migrate = (...options: string[]) => deployment.run('root', 'migrate', ...options, ...where);
  expect(await migrate()).toEqual({
    code: 1,
    stdout: 'pointers-name-their-key: 1 项待补 items to migrate\n',
    stderr: '',
  });
  expect((await migrate('--apply')).stdout).toBe('pointers-name-their-key: 1 项已补 items migrated\n');
  expect((await migrate('--apply')).stdout).toBe('pointers-name-their-key: 0 项已补 items migrated\n');
  expect(await migrate()).toMatchObject({ code: 0 });
  const keys = (await county.target.pointers.readAll()).map(({ provider, keyVersion }) => [
    provider,
    keyVersion,
  ]);
  expect(keys).toEqual([
    ['nongshang', '1'],
    ['bank#of-before', '1'],
    ['bank#of-today', '2'],
  ]);
  for (const sk of ['bank#of-before', 'bank#of-today'])
    await tables.send(new DeleteCommand({ TableName, Key: { pk: 'POINTERS', sk } }));
});

it('what a schedule starts is started by hand, for the moment that is given, and for none to come', async () => {
  const start = (name: string, at: Date) =>
    deployment.run('root', 'start', name, '--at', at.toISOString(), ...where);
  const moment = new Date(Date.now() - 86_400_000);
  expect(await start('start-nightly-run', moment)).toMatchObject({ code: 0, stderr: '' });
  await county.target.embedded.idle();
  expect((await county.target.runs.read(runNameOf(moment)))?.state).toBe('closed');
  expect(await start('match-delivery', moment)).toMatchObject({ code: 2 });
  expect(await start('start-nightly-run', new Date(Date.now() + 60_000))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('尚未到来 is in the future') as string,
  });
});

it('status shows stopped queues and a waiting night, with the next command', async () => {
  const { embedded, runs } = county.target;
  embedded.startAutomation('Hedui-stop-work');
  await fireSchedule('start-nightly-run', new Date(`${today}T00:00:00Z`), county.target);
  const stopped = await deployment.run('root', 'status', ...where);
  expect(stopped.code).toBe(1);
  expect(stopped.stdout).toMatch(
    /assessments +等待 1 waiting, 处理中 0 in work, 死信 0 dead letters, 触发器 trigger: Disabled\n/,
  );
  expect(stopped.stdout).toContain('queues are stopped: docs/runbook.md#work-runs-away\n');
  expect(stopped.stdout).toContain(
    `npx hedui start start-nightly-run --at ${today}T00:00:00Z --stack Hedui --region cn-northwest-1\n`,
  );
  // Without a moment it would be another night, in the place of this one.
  expect(await deployment.run('root', 'start', 'start-nightly-run', ...where)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`--at ${today}T00:00:00Z goes on with it`) as string,
  });
  embedded.startAutomation('Hedui-resume-work');
  await embedded.idle();
  expect(await runs.openRun()).toBeUndefined();
});

it('an unknown stack and an unknown option are refused with the reason', async () => {
  const missing = await deployment.run('root', 'status', '--stack', 'Other', '--region', 'cn-northwest-1');
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('does not exist') as string });
  const unknown = await deployment.run('root', 'redrive', '--everything', ...where);
  expect(unknown).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npx hedui redrive --help') as string,
  });
});

describe('of every command', () => {
  const key = bankKey('b.csv', today);
  /** Each tried in vain by somebody, in a way that its flags let pass. */
  const inVain: Readonly<Record<string, readonly string[]>> = {
    explain: [`${countyCode}-NOBODY`],
    'held release': ['inbox/bank/nobody/2026-10-30/x.csv', '--why', 'mine', '--stamp', 'unread'],
    'held join': [key, '--why', 'mine', '--stamp', 'unread'],
    'held reject': [key],
    'held take-back': [key, '--why', 'mine'],
    'policy propose': ['package.json', '--on', today, '--why', 'mine'],
    'policy rehearse': ['000000000000'],
    'policy approve': ['000000000000'],
    'policy withdraw': ['000000000000'],
    'policy decline': ['000000000000', '--why', 'mine'],
    'standard propose': [
      ...['--scheme', 'urban', '--yuan', 'much', '--period', 'month', '--from', today, '--because', 'mine'],
    ],
    'standard list': ['000000000000'],
    status: ['--key', 'inbox/bank/nobody/2026-10-30/x.csv', '--cases'],
    redrive: ['--send', '--only', 'none'],
    start: ['sweep-store', '--at', '2099-01-01T00:00:00Z'],
    delete: ['--confirm', 'other'],
    erase: [`${countyCode}-RICH`, '--reason', 'consent-withdrawn'],
    'hand-out': [`${countyCode}-NOBODY`, '--member', '1', '--to', join(folder, 'handed-out')],
    restore: ['--households', 'a', '--operations', 'b', '--confirm', 'other'],
    administrator: ['--id', 'mallory', '--name', '马', '--county', countyCode],
  };
  /** Those that refuse nothing of themselves: that they were used is on record. */
  const done: Readonly<Record<string, readonly string[]>> = {
    export: ['--to', join(folder, 'exported')],
    migrate: ['--apply'],
    'identity-key': ['--renew'],
  };
  /** What changes nothing in a deployment and shows nobody's data; `cases` goes through the interface. */
  const looks = /^(night|console|cases .+|held (list|show)|check|policy (show|list)|verify|completion)$/;

  it('something is known: who changes something or looks at people by it is on record', () => {
    const page = readFileSync('docs/reference/commands.md', 'utf8');
    const all = [...page.matchAll(/^## hedui (.+)$/gm)].map(([, name = '']) => name);
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((name) => !looks.test(name)).sort()).toEqual(
      [...Object.keys(inVain), ...Object.keys(done)].sort(),
    );
  });

  it('a try in vain leaves an entry, and so does what is done', async () => {
    const silent: string[] = [];
    for (const [name, args] of Object.entries({ ...inVain, ...done })) {
      const from = new Date().toISOString();
      const [subcommand = '', ...verb] = name.split(' ');
      const { code, stderr } = await deployment.run('mallory', subcommand, ...verb, ...args, ...where);
      const { entries } = await county.target.audit.read(countyCode, { from, to: '9', limit: 20 });
      const outcome = name in done ? 'done' : 'refused';
      const isNoted = entries.some(
        (entry) =>
          entry.actor.endsWith('user/mallory') &&
          entry.action.startsWith(`hedui ${name}`) &&
          entry.outcome === outcome,
      );
      if (!isNoted || (code === 0) !== name in done) silent.push(`${name}: ${code} ${stderr}`);
    }
    expect(silent).toEqual([]);
  }, 240_000);
});
