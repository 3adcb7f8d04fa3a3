/** `npm run harness -- NAME …`: what proves more than tests do, and takes longer. */
import { spawnSync } from 'node:child_process';
import { harnesses } from './harnesses.ts';

const [, , name = '', ...args] = process.argv;
const harness = harnesses[name];
if (harness === undefined) {
  const list = Object.entries(harnesses).map(([each, { shows }]) => `  ${each.padEnd(12)} ${shows}\n`);
  process.stderr.write(`npm run harness -- NAME [--help]\n\n${list.join('')}`);
  process.exitCode = name === '' || name === '--help' ? 0 : 2;
} else {
  const script = new URL(harness.script, import.meta.url).pathname;
  process.exitCode = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status ?? 1;
}
