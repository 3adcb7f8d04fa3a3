/** `npm run harness -- mutation [--mutate FILES]`: small changes of the domain, each of which a test should notice. */
import { spawnSync } from 'node:child_process';
import { runScript } from '../run-script.ts';

const usage = `npm run harness -- mutation [--mutate FILES]

  --mutate FILES  only these, such as shared/domain/kernel/money.ts (default: shared/domain)`;

const stryker = new URL('../../../node_modules/@stryker-mutator/core/bin/stryker.js', import.meta.url)
  .pathname;

await runScript({ usage, options: { mutate: { type: 'string' } } }, ({ values: { mutate } }) => {
  const only = mutate === undefined ? [] : ['--mutate', mutate];
  const { status } = spawnSync(process.execPath, [stryker, 'run', ...only], { stdio: 'inherit' });
  return Promise.resolve(status ?? 1);
});
