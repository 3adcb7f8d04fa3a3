/**
 * `npm run harness -- invariants [N…]`: breaks each invariant in a copy of the code and runs the test that has to notice. Ends
 * with `N noticed, N not noticed`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ArgumentError } from '../../../cli/errors.ts';
import { runScript } from '../run-script.ts';
import { invariants, type Break } from './breaks.ts';

const root = resolve(import.meta.dirname, '../../..');
const copy = join(root, '.cache', 'invariants');
const copied = ['shared', 'functions', 'infra', 'cli', 'test', 'docs', 'events'];
const files = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'cdk.json', 'README.md'];

function makeCopy(): void {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of [...copied, ...files]) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** Whether the test passes in the copy. */
function passes({ test, title }: Break): boolean {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const pattern = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const { status, stdout } = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', 'unit', test, '-t', pattern],
    { cwd: copy, encoding: 'utf8' },
  );
  if (!/Tests .*\d (passed|failed)/.test(stdout)) throw new Error(`${test} has no test "${title}"`);
  return status === 0;
}

function isNoticed(change: Break): boolean {
  const path = join(copy, change.file);
  const whole = readFileSync(path, 'utf8');
  if (!passes(change)) throw new Error(`${change.test} fails without any change`);
  writeFileSync(
    path,
    whole.replace(change.from, () => change.to),
  );
  const noticed = !passes(change);
  writeFileSync(path, whole);
  return noticed;
}

function breakAll(wanted: readonly number[]): number {
  const chosen = invariants.filter(({ number }) => wanted.length === 0 || wanted.includes(number));
  makeCopy();
  let [noticed, missed] = [0, 0];
  for (const { number, says, breaks } of chosen) {
    console.log(`${number}. ${says}`);
    for (const change of breaks) {
      const seen = isNoticed(change);
      if (seen) noticed += 1;
      else missed += 1;
      console.log(`   ${seen ? 'noticed' : 'NOT NOTICED'}: ${change.file}, by "${change.title}"`);
    }
  }
  rmSync(copy, { recursive: true, force: true });
  console.log(`${noticed} noticed, ${missed} not noticed`);
  return missed === 0 ? 0 : 1;
}

const usage = `npm run harness -- invariants [N…]

  N…  only these invariants of docs/invariants.md, by number; without, all of them`;

await runScript({ usage, takesWords: true }, ({ positionals }) => {
  const wanted = positionals.map(Number);
  const unknown = wanted.findIndex((number) => !invariants.some((each) => each.number === number));
  if (unknown >= 0)
    throw new ArgumentError(`there is no invariant ${positionals[unknown] ?? ''}\n\n${usage}`);
  return Promise.resolve(breakAll(wanted));
});
