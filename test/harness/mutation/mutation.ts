/** `npm run harness -- mutation [--mutate FILES]`: Stryker, with the options that it takes itself. */
import { spawnSync } from 'node:child_process';

const stryker = new URL('../../../node_modules/@stryker-mutator/core/bin/stryker.js', import.meta.url)
  .pathname;
const { status } = spawnSync(process.execPath, [stryker, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
