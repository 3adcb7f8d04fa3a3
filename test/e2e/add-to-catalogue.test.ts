/** Carries out the recipes of docs/catalogue.md in a copy of the tree, word for word, and runs a night there. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseLine } from '../../shared/contracts/outputs.ts';
import { county, day, idOf, nameOf, rosterFile } from '../builders/county-files.ts';
import { plainOutput, root } from '../harness/run-command.ts';

const execute = promisify(execFile);
const catalogue = 'shared/domain/catalogue/catalogue.ts';

let tree: string;
let changed: string[];

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'add-to-catalogue-'));
  for (const part of [
    ...['cli', 'functions', 'infra', 'shared', 'events', 'test', 'docs'],
    ...['package.json', 'package-lock.json', 'cdk.json', 'tsconfig.json', 'vitest.config.ts'],
    ...['eslint.config.js', '.prettierrc.json', '.prettierignore', '.editorconfig'],
  ])
    await cp(join(root, part), join(tree, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
  changed = await carryOut(await readFile(join(root, 'docs', 'catalogue.md'), 'utf8'));
});
afterAll(() => rm(tree, { recursive: true, force: true }));

/** Writes the files and lines that the recipes name. @returns the files that were written */
async function carryOut(recipes: string): Promise<string[]> {
  const files = [...recipes.matchAll(/<!-- file: (\S+) -->\s+```ts\n(.*?)```/gs)];
  for (const [, path = '', text = ''] of files) await put(tree, path, text);
  const lines = [...recipes.matchAll(/<!-- line: (\S+) (\S+) (\S+) -->/g)];
  let text = await readFile(join(tree, catalogue), 'utf8');
  for (const [, list = '', name = '', from = ''] of lines) {
    const listed = new RegExp(`(export const ${list}: readonly \\w+\\[\\] = \\[[^\\]]*?),?\\s*\\];`);
    expect(text).toMatch(listed);
    text = `import { ${name} } from '${from}';\n${text.replace(listed, `$1, ${name}];`)}`;
  }
  await writeFile(join(tree, catalogue), text);
  return [...files.map(([, path = '']) => path), ...lines.map(() => catalogue)];
}

async function deliver(data: string): Promise<void> {
  const roster = rosterFile([
    { household: 'A1', person: 1 },
    { household: 'A2', person: 2 },
    { household: 'A3', person: 3 },
    { household: 'A4', person: 4 },
  ]);
  const metals = [
    '身份证号,姓名,贵金属账户,市值,截止日期,账户状态',
    `${idOf(1)},${nameOf(1)},AU00012345,"20,000.00",2026-10-30,正常`,
    `${idOf(3)},${nameOf(3)},AU00012346,两万,2026-10-30,正常`,
  ];
  const vehicles = [
    '身份证号,姓名,号牌号码,号牌种类,机动车状态,车辆价值',
    `${idOf(2)},${nameOf(2)},苏Z12345,07,正常,90000`,
    `${idOf(4)},${nameOf(4)},苏Z12346,07,正常,`,
  ];
  await put(data, `roster/${county}/2026-10-01/roster.csv`, roster);
  await put(data, 'inbox/precious-metals/a-bank/2026-10-30/metals.csv', metals.join('\n') + '\n');
  await put(data, 'inbox/vehicle/an-office/2026-10-30/vehicles.csv', vehicles.join('\n') + '\n');
}

async function put(data: string, key: string, text: string): Promise<void> {
  await mkdir(dirname(join(data, key)), { recursive: true });
  await writeFile(join(data, key), text);
}

const hedui = (...args: string[]) =>
  execute(process.execPath, [join(tree, 'cli', 'hedui.js'), ...args], { cwd: tree, env: plainOutput });

/** Runs a tool of the project in the copy; a failure says what it printed. */
async function tool(name: string, ...args: string[]): Promise<void> {
  await execute(join(tree, 'node_modules', '.bin', name), args, { cwd: tree, env: plainOutput }).catch(
    (error: unknown) => {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${name} fails:\n${stdout}\n${stderr}`);
    },
  );
}

/** Tests that take the catalogue as it is, and those that write its pages. */
const testsOfCatalogue = [
  ...['domain/assessment/assessment-rules', 'domain/catalogue', 'domain/policy', 'matching/acceptable-rows'],
  ...['harness/known-county', 'cli/sample-county', 'cli/rule-samples'],
  ...['docs/catalogue-page', 'docs/file-specifications', 'docs/policy-page', 'docs/reference-pages'],
].map((file) => `test/unit/${file}`);

/** The files of a folder that the copy has otherwise than the project, or alone. */
async function listChanged(folder: string): Promise<string[]> {
  const entries = await readdir(join(tree, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const compared = await Promise.all(
    paths.map(async (path) => {
      const [here, there] = await Promise.all([
        readFile(path),
        readFile(join(root, relative(tree, path))).catch(() => undefined),
      ]);
      return there?.equals(here) ? [] : [relative(join(tree, folder), path)];
    }),
  );
  return compared.flat().sort();
}

/** What `explain` says of a rule. */
async function verdictOf(
  household: string,
  out: string,
  rule = 'costly-vehicle',
): Promise<string | undefined> {
  const { stdout } = await hedui('explain', `${county}-${household}`, '--out', join(tree, out));
  return new RegExp(`^ *(\\S+ \\w+) +${rule}$`, 'm').exec(stdout)?.[1];
}

async function readLines<Line>(path: string): Promise<Line[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** Runs a module of the copy by the Node that its command runs on. */
const run = (code: string) =>
  execute(join(tree, 'node_modules', '.bin', 'node'), ['--input-type=module', '--eval', code], { cwd: tree });

describe('a source and a rule', () => {
  it('are a module and a line each', () => {
    expect(changed).toEqual([
      'shared/domain/catalogue/sources/precious-metals.ts',
      'shared/domain/catalogue/rules/costly-vehicle.ts',
      catalogue,
      catalogue,
    ]);
  });

  it('and what the page shows is formatted, type-correct and in the style of the project', async () => {
    const modules = changed.filter((path) => path !== catalogue);
    await tool('prettier', '--write', catalogue);
    await tool('prettier', '--check', ...modules);
    await tool('tsc', '-p', tree);
    await tool('eslint', 'shared/domain/catalogue');
  });

  it('and no test has to be changed, once the pages are made', async () => {
    await tool('vitest', 'run', '-u', '--project', 'unit', ...testsOfCatalogue);
    expect(await listChanged('docs')).toEqual([
      'catalogue.md',
      'files/README.md',
      'files/precious-metals.md',
      'reference/commands.md',
      'reference/policy.md',
      'reference/reasons.md',
      'reference/rules.md',
    ]);
  });

  it('and the sample county has the source, and the finding of the rule, as well', async () => {
    const { stdout } = await run(
      "const { readSamples } = await import('./cli/sample-county/samples.ts'); const { sources, rules } = await readSamples(); console.log([...sources.keys(), ...rules.keys()].join(' '));",
    );
    expect(stdout.trim().split(' ')).toEqual(expect.arrayContaining(['precious-metals', 'costly-vehicle']));
  });

  it('and are in every loop: their findings come out of a night, a row that cannot be read has its reason', async () => {
    const [data, out] = [join(tree, 'data'), join(tree, 'out')];
    await deliver(data);
    await hedui('night', '--data', data, '--out', out, '--now', day);
    const cases = await readLines<CaseLine>(join(out, 'cases.ndjson'));
    expect(cases.map(({ householdId, findings }) => [householdId, findings.map(({ rule }) => rule)])).toEqual(
      [
        [`${county}-A1`, ['financial-assets']],
        [`${county}-A2`, ['costly-vehicle']],
        // Its row leads to a member and cannot be read: unknown is not nothing.
        [`${county}-A3`, ['unclear-asset']],
      ],
    );
    const [money] = cases[0]?.findings ?? [];
    expect(money).toMatchObject({
      amountFen: 20_000_00,
      evidence: [{ source: 'precious-metals', provider: 'a-bank', line: 2, countedFen: 20_000_00 }],
    });
    expect(money?.explanation.zh).toContain('贵金属 20,000.00 元，超过限额');
    expect(cases[1]?.findings[0]).toMatchObject({
      explanation: { en: expect.stringContaining('1 vehicle worth more than 50,000.00 yuan') as string },
      evidence: [{ source: 'vehicle', countedFen: null }],
    });
    expect(await readLines(join(out, 'quarantine.ndjson'))).toEqual([
      {
        key: 'inbox/precious-metals/a-bank/2026-10-30/metals.csv',
        line: 3,
        reason: 'market-value-invalid',
      },
    ]);
  });

  it('and the commands of the page show the finding of the source', async () => {
    const recipes = await readFile(join(root, 'docs', 'catalogue.md'), 'utf8');
    const [, commands = ''] = /```sh\n(mkdir .*?)```/s.exec(recipes) ?? [];
    const here = `'${process.execPath}' cli/hedui.js`;
    const script = commands.replaceAll('npm run nightly --', `${here} night`).replaceAll('npx hedui', here);
    const { stdout } = await execute('bash', ['-euc', script], { cwd: tree, env: plainOutput });
    expect(stdout).toMatch(/未过 fails +financial-assets\n.*贵金属 20,000.00 元，超过限额 2,400.00 元/);
  });

  it('and a source is counted differently by one entry of the policy', async () => {
    const { stdout } = await run(
      "const { defaultPolicy } = await import('./shared/domain/policy/default-policy.ts'); console.log(JSON.stringify(defaultPolicy));",
    );
    const policy = JSON.parse(stdout) as { rules: { rule: string; sources?: string[] }[] };
    const money = policy.rules.find(({ rule }) => rule === 'financial-assets');
    expect(money?.sources).toContain('precious-metals');
    money!.sources = money!.sources!.filter((source) => source !== 'precious-metals');
    await put(tree, 'policy.json', JSON.stringify(policy));
    const [data, out] = [join(tree, 'data'), join(tree, 'out-by-policy')];
    const unread = `身份证号,姓名,号牌号码,号牌种类,机动车状态,车辆价值\n${idOf(4)},${nameOf(4)},苏Z12346,07,正常,九万\n`;
    await put(data, 'inbox/vehicle/an-office/2026-10-30/vehicles.csv', unread);
    await hedui('night', '--data', data, '--out', out, '--now', day, '--policy', join(tree, 'policy.json'));
    const cases = await readLines<CaseLine>(join(out, 'cases.ndjson'));
    expect(cases.map(({ householdId }) => householdId)).not.toContain(`${county}-A1`);
  });

  it('and what is unknown is not nothing: a vehicle whose value is not given, or cannot be read, passes nobody', async () => {
    expect(await verdictOf('A4', 'out')).toBe('未判 unjudged');
    const verdicts = [
      await verdictOf('A4', 'out-by-policy'),
      await verdictOf('A4', 'out-by-policy', 'unclear-asset'),
    ];
    expect(verdicts).not.toEqual(['通过 passes', '通过 passes']);
    expect(verdicts).not.toContain(undefined);
  });
});
