import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runScript } from './deployment.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const tools = Object.keys(scripts).filter((name) => scripts[name]?.startsWith('node --import ') === true);

it.each(tools)('%s tells its options when it is asked, and when there is none of that name', async (tool) => {
  const helped = await runScript(tool, ['--help']);
  expect(helped).toMatchObject({ code: 0, stderr: '' });
  expect(helped.stdout).toContain(`npm run ${tool}`);
  const unknown = await runScript(tool, ['--no-such-option']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain(`npm run ${tool}`);
  expect(unknown.stderr).not.toMatch(/^ +at /m);
});

it('a file in place of a folder, and a folder in place of a file, are told as such', async () => {
  for (const [tool, args, told] of [
    ['nightly', ['--data', 'package.json'], 'is no folder'],
    ['nightly', ['--policy', 'docs'], 'is a folder'],
    ['check-file', ['docs', '--source', 'bank'], 'is a folder'],
  ] as const) {
    const refused = await runScript(tool, args);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(told) as string });
  }
});

/** No credentials of AWS, wherever the tests run. */
const nobody = {
  PATH: process.env['PATH'],
  HOME: '/nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
};

it('without credentials, and without a region, a tool says what to set', async () => {
  const region = ['--region', 'cn-north-1'];
  const unknown = await runScript('status', ['--stack', 'Hedui', ...region], nobody);
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toMatch(/^no credentials of AWS are set/);
  const nowhere = await runScript('status', ['--stack', 'Hedui'], nobody);
  expect(nowhere).toMatchObject({ code: 1, stderr: 'no region is set; give it: --region cn-north-1\n' });
});
