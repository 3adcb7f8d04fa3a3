import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bankFile, idOf, rosterFile } from '../../builders/county-files.ts';
import { runHedui } from './deployment.ts';

const folder = mkdtempSync(join(tmpdir(), 'hedui-check-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = bankFile([{ person: 1 }, { person: 2 }]);
const totals = { rows: 2, sha256: createHash('sha256').update(whole).digest('hex') };
const manifestOf = (file: string) => `${file}.manifest.json`;

function put(name: string, content: string, manifest?: object): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  if (manifest !== undefined) writeFileSync(manifestOf(file), JSON.stringify(manifest));
  return file;
}

async function check(file: string, ...more: string[]) {
  const source = more.includes('--source') ? [] : ['--source', 'bank'];
  const { code, stdout, stderr } = await runHedui('check', [file, ...source, ...more]);
  return { code, stderr, first: stdout.split('\n')[0] ?? '', stdout };
}

it('a file as it should be can be sent, and its manifest is written beside it on demand', async () => {
  const file = put('whole.csv', whole);
  const result = await check(file);
  expect(result).toMatchObject({ code: 0, first: `可以报送 can be sent ${file}: 2 行 rows, utf-8` });
  expect(result.stdout).toContain(`its manifest: ${JSON.stringify(totals)}\n`);
  expect(existsSync(manifestOf(file))).toBe(false);
  expect(await check(file, '--write-manifest')).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(manifestOf(file), 'utf8'))).toEqual(totals);
  expect(await check(file)).toMatchObject({ code: 0 });
});

it('a file that is one of several stays so: its part is kept', async () => {
  const file = put('part.csv', whole, { part: 1, of: 2 });
  const result = await check(file, '--write-manifest');
  expect(result).toMatchObject({ code: 0 });
  expect(result.stdout).toContain('"part":1,"of":2}\n');
  expect(JSON.parse(readFileSync(manifestOf(file), 'utf8'))).toEqual({ ...totals, part: 1, of: 2 });
});

it('the first line says what would be rejected, by its manifest or by its name, which is not repeated', async () => {
  const rejected = '将被退回 would be rejected';
  const differing = put('differing.csv', whole, { rows: 3 });
  const differs = await check(differing, '--write-manifest');
  expect(differs).toMatchObject({ code: 1, first: expect.stringContaining(rejected) as string });
  expect(differs.stdout).toContain('manifest 3, file 2): 行数与清单不符');
  expect(differs.stdout).toContain('no manifest was written');
  expect(JSON.parse(readFileSync(manifestOf(differing), 'utf8'))).toEqual({ rows: 3 });

  const unknown = await check(put('unknown.csv', whole, { rows: 2, digest: '', [idOf(1)]: '' }));
  expect(unknown).toMatchObject({ code: 1, first: expect.stringContaining(rejected) as string });
  expect(unknown.stdout).toContain(
    'other fields than rows, sha256, part, of, months: digest, (未显示 not shown))',
  );

  const named = await check(put(`${idOf(1)}.csv`, whole));
  expect(named).toMatchObject({
    code: 1,
    first: expect.stringContaining(`${rejected} ${folder}/***`) as string,
  });
  expect(named.stdout).toContain('key-holds-identity-number');
  expect(named.stdout).not.toContain(idOf(1));
});

it('a file whose last line is not ended may be cut off, and no manifest certifies it', async () => {
  const file = put('cut.csv', whole.trimEnd().slice(0, -1));
  const result = await check(file, '--write-manifest');
  expect(result).toMatchObject({
    code: 1,
    first: expect.stringContaining('可能不完整 may be cut off') as string,
  });
  expect(result.stdout).toContain('held as last-line-unfinished');
  expect(existsSync(manifestOf(file))).toBe(false);
});

it('rows that would be quarantined do not keep the rest from being sent', async () => {
  const result = await check(put('rows.csv', bankFile([{ person: 1 }, { person: 2, balance: '-' }])));
  expect(result).toMatchObject({
    code: 1,
    first: expect.stringContaining('can be sent, without some rows') as string,
  });
  expect(result.stdout).toContain('balance-invalid: 1 行（第 3 行）');
});

it('a county checks its own roster', async () => {
  const roster = rosterFile([
    { household: 'H1', person: 1 },
    { household: 'H1', person: 1 },
    { household: 'H2', person: 2 },
  ]);
  const result = await check(put('roster.csv', roster), '--source', 'roster');
  expect(result.first).toMatch(/can be sent, without some rows .*: 3 行 rows，2 户 households, utf-8$/);
  expect(result.stdout).toContain('member-repeated: 1 行（第 3 行）');
  const people = rosterFile([{ household: idOf(1), person: 1 }]);
  const rejected = await check(put('people.csv', people), '--source', 'roster');
  expect(rejected.stdout).toContain('household-numbers-are-identity-numbers');
});

it('says that a path is not a file', async () => {
  expect(await check(folder)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      `${folder} 是文件夹，请指明一个文件 is a folder; name one file\n`,
    ) as string,
  });
  expect(await check(join(folder, 'never.csv'))).toMatchObject({ code: 2 });
});
