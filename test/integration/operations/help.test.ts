import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { subcommands } from '../../../cli/subcommands.ts';
import { runHedui } from './deployment.ts';

const names = Object.keys(subcommands);

it('the list names every subcommand, in both languages', async () => {
  const { code, stdout } = await runHedui('--help', []);
  expect(code).toBe(0);
  for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} +[\\u4e00-\\u9fff].* [a-z]`, 'm'));
});

it.each(names)('%s lists its flags on --help, and refuses an unknown one', async (name) => {
  const helped = await runHedui(name, ['--help']);
  expect(helped).toMatchObject({ code: 0, stderr: '' });
  expect(helped.stdout).toContain(`hedui ${name}`);
  expect(helped.stdout).toMatch(/[\u4e00-\u9fff]/);
  const unknown = await runHedui(name, ['--no-such-option']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain(`npx hedui ${name} --help`);
  expect(unknown.stderr).not.toMatch(/^ +at /m);
});

it('an unknown subcommand is refused, with the likely one', async () => {
  const refused = await runHedui('expain', []);
  expect(refused).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('explain') as string,
  });
});

it('a shell completes subcommands, their flags and what these take', async () => {
  const propose = async (...words: string[]) =>
    (await runHedui('completion', ['propose', '--', ...words])).stdout.trim().split('\n');
  expect(await propose('ex')).toEqual(['explain', 'export']);
  expect(await propose('night', '--re')).toEqual(['--release', '--reject']);
  expect(await propose('check', '--source', '')).toContain('roster');
  expect(await propose('policy', 're')).toEqual(['rehearse']);
  expect((await runHedui('completion', ['bash'])).stdout).toContain('complete -o default -F _hedui hedui');
});

it('a file in place of a folder, and a folder in place of a file, are refused with the reason', async () => {
  for (const [tool, args, result] of [
    ['night', ['--data', 'package.json'], '不是文件夹 is not a folder'],
    ['night', ['--policy', 'docs'], 'is a folder'],
    ['check', ['docs', '--source', 'bank'], 'is a folder'],
  ] as const) {
    const refused = await runHedui(tool, args);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(result) as string });
  }
});

/** No credentials of AWS, wherever the tests run. */
const nobody = {
  PATH: process.env['PATH'],
  HOME: '/nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
};

it('without credentials, and without a region, a subcommand says what to set', async () => {
  const region = ['--region', 'cn-north-1'];
  const unknown = await runHedui('status', ['--stack', 'Hedui', ...region], nobody);
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toMatch(/^没有可用的 AWS 凭证.*no AWS credentials are set/);
  const nowhere = await runHedui('status', ['--stack', 'Hedui'], nobody);
  expect(nowhere).toMatchObject({
    code: 1,
    stderr: '没有指定区域，请加 no region is set; add: --region cn-north-1\n',
  });
});

it('a command keeps what Node made of its modules, for the next one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedui-compiled-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { code } = await runHedui('explain', ['--help'], { ...process.env, NODE_COMPILE_CACHE: folder });
  expect(code).toBe(0);
  expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(10);
});
