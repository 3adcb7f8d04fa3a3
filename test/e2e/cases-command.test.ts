/** `npx hedui cases` and `npx hedui console` on the cases of a small night, as a person at a terminal would use them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankFile, bankKey, county, day, rosterFile, rosterKey } from '../builders/county-files.ts';
import { plainOutput, root, hedui, run, type Ended } from '../harness/run-command.ts';

const household = `${county}-H1`;
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let folder: string;
let out: string;
let server: ChildProcess;
let url: string;

async function writeData(key: string, text: string): Promise<void> {
  const path = join(folder, 'data', key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Starts `serve`, and gives the address that it prints. */
async function serve(): Promise<string> {
  server = spawn(process.execPath, [hedui, 'cases', 'serve', '--out', out], {
    cwd: root,
    env: plainOutput,
  });
  for await (const line of createInterface({ input: server.stdout! })) {
    const found = /the staff API: (http:[^\s，]+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('the API was not started');
}

const cases = (...args: string[]): Promise<Ended> => run('cases', ...args, '--url', url);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cases-'));
  out = join(folder, 'out');
  const people = [1, 2, 3];
  await writeData(
    rosterKey('r.csv'),
    rosterFile(people.map((person) => ({ household: `H${person}`, person }))),
  );
  await writeData(
    bankKey('b.csv'),
    bankFile(people.map((person) => ({ person, balance: person === 3 ? '1.00' : '50000.00' }))),
  );
  const night = await run('night', '--data', join(folder, 'data'), '--out', out, '--now', day);
  expect(night.code, night.stderr).toBe(0);
  url = await serve();
});
afterAll(async () => {
  server.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('npx hedui cases', () => {
  it('lists what the night raised, filtered, and says where the list goes on', async () => {
    const all = await cases('list');
    expect(all).toMatchObject({ code: 0, stderr: '' });
    expect(all.stdout).toContain(`${household}/1`);
    expect(all.stdout).toContain('2 件 cases');
    const first = await cases('list', '--limit', '1');
    const cursor = /more: --cursor (\S+)/.exec(first.stdout)?.[1] ?? '';
    expect((await cases('list', '--limit', '1', '--cursor', cursor)).stdout).toContain(`${county}-H2/1`);
    expect((await cases('list', '--kind', 'review')).stdout).toContain('0 件 cases');
    expect((await cases('list', '--least', '600', '--certainty', 'verified')).stdout).toContain('2 件 cases');
  });

  it('shows a case with what may be done next and why the rest may not', async () => {
    const shown = await cases('show', household);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/financial-assets/);
    expect(shown.stdout).toMatch(/可办理[^]*screen 初筛[^]*不能办理[^]*decide/);
    expect((await cases('file', household, '--for', 'case-1')).stdout).toContain(
      '"householdId": "329901-H1"',
    );
  });

  it('takes steps as the person whose they are, and says why another may not', async () => {
    expect(await cases('step', household, 'screen')).toMatchObject({ code: 0 });
    const town = JSON.stringify({ town: '东乡' });
    const refused = await cases('step', household, 'dispatch', '--json', town, '--as', 'auditor');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/role-missing/);
    const taken = await cases('step', household, 'dispatch', '--json', town);
    expect(JSON.parse(taken.stdout)).toMatchObject({ state: 'dispatched', version: 3 });
    const early = await cases('step', household, 'decide', '--as', 'county-approver');
    expect(early.code).toBe(1);
    expect(early.stderr).toContain('notice-missing');
  });

  it('attaches a picture, and refuses other files', async () => {
    const good = join(folder, 'door.png');
    await writeFile(good, picture);
    const attached = await cases('attach', household, good, '--kind', 'photo', '--as', 'town-handler');
    expect(attached.code, attached.stderr).toBe(0);
    expect((await cases('show', household)).stdout).toContain('attach');
    const page = join(folder, 'page.png');
    await writeFile(page, '<html></html>');
    const refused = await cases('attach', household, page);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('attachment-unusable');
  });

  it('gets any other part of the API, and says when a path does not exist', async () => {
    const deliveries = await cases('get', '/api/deliveries');
    expect(JSON.parse(deliveries.stdout)).toMatchObject({ deliveries: [{ key: bankKey('b.csv') }, {}] });
    const nothing = await cases('get', '/api/nothing');
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).toContain('not-found');
  });

  it.each([
    [['list', '--least', 'much'], 'it is not an amount in yuan such as'],
    [['attach', household, 'nothing.png'], '没有此文件 there is no file'],
    [['step', household, 'screen', '--json', '{'], 'it is not JSON such as'],
  ])('%j is not understood, and says so', async (args, why) => {
    const { code, stderr } = await cases(...args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(why) as unknown });
  });

  it('stops cleanly, and works as well without a server, on the state that was left', async () => {
    server.kill('SIGINT');
    const [code] = (await once(server, 'exit')) as [number | null];
    expect(code).toBe(0);
    const alone = await run('cases', 'list', '--out', out, '--as', 'town-handler');
    expect(alone.code, alone.stderr).toBe(0);
    expect(alone.stdout).toMatch(/329901-H1\/1 .*已转办 dispatched/);
    expect((await run('cases', 'people', '--out', out)).stdout).toContain('town-handler');
  });
});

describe('npx hedui console', () => {
  it('prints where it is and who may sign in, serves the night, and stops cleanly on Ctrl-C', async () => {
    const console = spawn(process.execPath, [hedui, 'console', '--out', out, '--port', '0'], {
      cwd: root,
      env: plainOutput,
    });
    const lines: string[] = [];
    for await (const line of createInterface({ input: console.stdout })) {
      lines.push(line);
      if (line.includes('Ctrl-C')) break;
    }
    const [result] = lines.filter((line) => line.startsWith('工作台 console'));
    expect(result).toContain(`日期 day ${day}`);
    for (const person of ['county-handler', 'county-approver', 'town-leader', 'administrator', 'auditor'])
      expect(lines.join('\n')).toMatch(new RegExp(`${person} +\\S+ `));
    const address = /http:\S+/.exec(result ?? '')?.[0] ?? '';
    const page = await fetch(address, { redirect: 'manual' });
    expect(page.status).toBe(303);
    expect(page.headers.get('location')).toContain('/auth/sign-in');
    const second = await run('console', '--out', out, '--port', '0');
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(
      /^\S+ 不能打开.* state in \S+ cannot be opened; another command may be using it: stop the console .*\n$/,
    );
    console.kill('SIGINT');
    expect(await once(console, 'exit')).toEqual([0, null]);
  });

  it.each([
    [['--port', 'much'], /--port: much/],
    [['--out', 'nowhere'], /holds no night: run npm run nightly first/],
  ])('%j is not understood, and says so', async (args, why) => {
    const { code, stderr } = await run('console', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(why);
  });
});
