/** How long the tests take that this version and another both have, by their names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyFolder } from './cache.ts';
import { runNode } from './child.ts';
import { round } from './statistics.ts';
import { checkOut } from './version.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** What is read of the report of vitest. */
interface TestReport {
  testResults: { assertionResults: { fullName: string; status: string; duration?: number }[] }[];
}

/** Time here over time there, of the tests of that name that passed in both. */
export async function compareTests(commit: string): Promise<number> {
  const base = await checkOut(commit, await emptyFolder('base-tests'));
  const [there, here] = [await timeTests(base.root), await timeTests(root)];
  const both = [...here].filter(([name]) => there.has(name));
  const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);
  return round(sum(both.map(([, time]) => time)) / sum(both.map(([name]) => there.get(name) ?? 0)));
}

async function timeTests(folder: string): Promise<Map<string, number>> {
  const file = join(await emptyFolder('tests'), 'tests.json');
  const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  await runNode([vitest, 'run', '--reporter=json', `--outputFile=${file}`], {}, folder).catch(
    () => undefined,
  );
  const { testResults } = JSON.parse(await readFile(file, 'utf8')) as TestReport;
  const passed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed');
  return new Map(passed.map(({ fullName, duration = 0 }) => [fullName, duration]));
}
