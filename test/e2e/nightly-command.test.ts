import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { outputSchemas } from '../../shared/contracts/outputs.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import { writeKnownCounty, type KnownCounty } from '../harness/known-county/index.ts';
import { run, type Ended } from '../harness/run-command.ts';

const receiptSchema = outputSchemas['receipt.json'];
/** Every output file with its text; of the summary all but the seconds. */
async function readOutputs(out: string): Promise<Record<string, string>> {
  const names = (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('.state'));
  const texts = await Promise.all(names.map((path) => readFile(path, 'utf8')));
  return Object.fromEntries(
    names.map((path, n) => [path.slice(out.length + 1), (texts[n] ?? '').replace(/"seconds": \[.*\]/s, '')]),
  );
}

/** Runs of digits that only represent one person, account or title. */
function longNumbers(text: string): string[] {
  return [...text.matchAll(/\d{14,}[\dX]/g)].map(([number]) => number);
}

async function readNumbers(directory: string): Promise<Set<string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.csv'));
  // Digits are the same bytes in every encoding.
  const texts = await Promise.all(
    files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
  return new Set(texts.flatMap(longNumbers));
}

describe('npm run nightly', () => {
  let folder: string;
  let county: KnownCounty;
  let out: string;
  let first: Ended;
  let outputs: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nightly-'));
    county = await writeKnownCounty(join(folder, 'data'));
    out = join(folder, 'out');
    first = await run('night', '--data', county.directory, '--out', out, '--now', county.day);
    outputs = await readOutputs(out);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('ends well, and says what it found so that a person can read it', () => {
    expect(first.stderr).not.toMatch(/Error/);
    expect(first.code).toBe(0);
    const suspensions = county.cases.filter(({ kind }) => kind === 'suspension').length;
    expect(first.stdout).toContain(`拟停发 suspension ${suspensions}`);
    expect(first.stdout).toContain('逾期 overdue   bank/silent-bank');
  });

  it('writes files that keep to their published schemas', () => {
    for (const [name, text] of Object.entries(outputs)) {
      const schema = new Map<string, z.ZodType>(Object.entries(outputSchemas)).get(name) ?? receiptSchema;
      if (name.endsWith('.ndjson')) {
        for (const line of text.split('\n').filter(Boolean)) schema.parse(JSON.parse(line));
      } else if (name !== 'summary.json') schema.parse(JSON.parse(text));
    }
    expect(Object.keys(outputs).sort()).toEqual(
      [
        ...Object.keys(outputSchemas).filter((name) => name !== 'receipt.json'),
        ...county.deliveries.map(({ key }) => join('receipts', `${key}.json`)),
      ].sort(),
    );
  });

  it('tells no identity number, account or certificate outside the household files', async () => {
    const delivered = await readNumbers(county.directory);
    // Every household brings at least one person's number: a reader that found none would prove nothing.
    expect(delivered.size).toBeGreaterThan(Object.keys(county.households).length);
    const said = new Set(longNumbers([...Object.values(outputs), first.stdout, first.stderr].join('\n')));
    expect([...delivered].filter((number) => said.has(number))).toEqual([]);
  });

  it('changes nothing but the seconds when it runs again', async () => {
    const again = await run('night', '--data', county.directory, '--out', out, '--now', county.day);
    expect(again.code).toBe(0);
    expect(await readOutputs(out)).toEqual(outputs);
  });

  it('refuses a policy that contradicts itself, says where, and keeps the one in force', async () => {
    const policy = join(folder, 'policy.json');
    await writeFile(
      policy,
      JSON.stringify({ ...defaultPolicy, rules: [...defaultPolicy.rules, defaultPolicy.rules[0]] }),
    );
    const refused = await run(
      'night',
      '--data',
      county.directory,
      '--out',
      out,
      '--now',
      county.day,
      '--policy',
      policy,
    );
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`rules.${defaultPolicy.rules.length}`);
    expect(await readOutputs(out)).toEqual(outputs);
  });

  it('uses another policy, and puts its version on every case', async () => {
    const policy = join(folder, 'shadow.json');
    const rules = defaultPolicy.rules.map((rule) => ({ ...rule, mode: 'shadow' as const }));
    await writeFile(policy, JSON.stringify({ ...defaultPolicy, rules }));
    const elsewhere = join(folder, 'shadow');
    const ended = await run(
      'night',
      '--data',
      county.directory,
      '--out',
      elsewhere,
      '--now',
      county.day,
      '--policy',
      policy,
    );
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('in shadow');
    expect((await readOutputs(elsewhere))['cases.ndjson']).toBe('');
  });

  it('says which release was none', async () => {
    const ended = await run(
      'night',
      '--data',
      county.directory,
      '--out',
      out,
      '--now',
      county.day,
      '--release',
      'inbox/bank/nobody/2026-10-01/x.csv',
    );
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('Cannot release inbox/bank/nobody/2026-10-01/x.csv');
  });

  it.each([
    [['--now', '2026-02-30'], '--now: 2026-02-30'],
    [['--data', '/no/such/folder'], '--data: 没有此路径 there is no'],
    [['--nonsense'], 'npx hedui night --help'],
  ])('with %j ends with what is wrong', async (args, message) => {
    const ended = await run('night', ...args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
  });

  it('npm run explain tells every rule of a household, passed ones too', async () => {
    const [one] = county.cases;
    const ended = await run('explain', one?.householdId ?? '', '--out', out);
    expect(ended.code).toBe(0);
    for (const rule of defaultPolicy.rules) expect(ended.stdout).toContain(rule.rule);
    expect(ended.stdout).toContain('通过 passes');
    expect((await run('explain', '329902-NOBODY', '--out', out)).code).toBe(2);
  });
});
