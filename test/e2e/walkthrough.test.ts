/** Carries out every command of docs/walkthrough.md as a reader would, in a folder of its own. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainOutput, root } from '../harness/run-command.ts';

const execute = promisify(execFile);
const page = join(root, 'docs', 'walkthrough.md');

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'walkthrough-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

async function blocksOf(path: string): Promise<string[]> {
  return [...(await readFile(path, 'utf8')).matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
}

/** What a block of commands prints; `npx hedui` is this checkout's, and `out` is the test's own folder. */
async function carryOut(block: string, given: Readonly<Record<string, string>> = {}): Promise<string> {
  const hedui = `'${process.execPath}' cli/hedui.js`;
  const script = Object.entries(given)
    .reduce((text, [name, value]) => text.replaceAll(`<${name}>`, value), block)
    .replaceAll('npm run nightly --', `${hedui} night`)
    .replaceAll('npx hedui', hedui)
    .replaceAll('out/walk', join(out, 'walk'));
  const { stdout } = await execute('bash', ['-euc', script], { cwd: root, env: plainOutput });
  return stdout;
}

async function addEntry(): Promise<void> {
  const [, entry = ''] =
    /<!-- entry: rules -->\s+```json\n(.*?)```/s.exec(await readFile(page, 'utf8')) ?? [];
  const file = join(out, 'walk-policy.json');
  const policy = JSON.parse(await readFile(file, 'utf8')) as { rules: unknown[] };
  await writeFile(file, JSON.stringify({ ...policy, rules: [...policy.rules, JSON.parse(entry)] }));
}

it('every command of the walkthrough does what the page says', async () => {
  const [
    night = '',
    apply = '',
    deliver = '',
    look = '',
    release = '',
    show = '',
    propose = '',
    approve = '',
  ] = await blocksOf(page);
  expect(await carryOut(night)).toMatch(/fails +financial-assets[^]+accounts\.csv:\d+/);
  const applied = await carryOut(apply);
  expect(applied).toContain('可以报送 can be sent');
  expect(applied).toContain('已核对 checked 2，其中有疑点 with findings 2');
  expect(await carryOut(deliver)).toContain('last-line-unfinished');
  const stamp = /戳记 stamp: (\S+)/.exec(await carryOut(look))?.[1] ?? '';
  expect(await carryOut(release, { stamp })).toContain('"state": "current"');
  await carryOut(show);
  await addEntry();
  const version = /policy rehearse (\S+)/.exec(await carryOut(propose))?.[1] ?? '';
  const approved = await carryOut(approve, { version });
  expect(approved).toContain('financial-assets: 新增 0 户，减少 1 户');
  expect(approved).toContain('Deposits 12,600.01 are within the limit of 25,200.00');
});

it('both languages give the same commands', async () => {
  expect(await blocksOf(join(root, 'docs', 'walkthrough.zh.md'))).toEqual(await blocksOf(page));
});
