/** Fifth table: a night of this version beside one of a version before, on the same data, in turn. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyFolder } from './cache.ts';
import { runNode } from './child.ts';
import { median, ratios, round, spread } from './statistics.ts';
import { readTableRequests, type TableRequests } from './table-requests.ts';
import type { Usage } from './usage.ts';
import { checkOut, nightOf, type Version } from './version.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** What one command took, from the start of its process to its end. */
export interface Run extends Usage {
  seconds: number;
  tables: TableRequests;
}

/** A night on an empty folder, and another on what it left, with the same files put once more. */
export interface Pair {
  first: Run;
  second: Run;
}

export interface BaseResult {
  commit: string;
  base: readonly Pair[];
  here: readonly Pair[];
}

/** What `--json` writes: this version over the base, by the medians of the rounds. */
export interface BaseRatios {
  commit: string;
  ratios: Record<'time' | 'cpu' | 'secondNight' | 'unchangedRequests' | 'memory', number> & {
    /** Of the tests that both have; null where they were not asked for. */
    tests: number | null;
  };
}

/**
 * Measures both versions in turn, so that what slows one slows the other too.
 * The data is the sample county as the base makes it: it is the same for both.
 */
export async function measureBase(commit: string, rounds: number): Promise<BaseResult> {
  const base = await checkOut(commit, await emptyFolder('base'));
  const here: Version = { commit: 'here', root };
  // Makes the base's sample, and synthesizes either: that is done once for many nights.
  await runNight(base, undefined, await emptyFolder('night'));
  const data = join(base.root, '.cache', 'sample-county');
  await runNight(here, data, await emptyFolder('night'));
  const result = { commit: base.commit, base: [] as Pair[], here: [] as Pair[] };
  for (let done = 0; done < rounds; done += 1) {
    result.base.push(await runPair(base, data));
    result.here.push(await runPair(here, data));
  }
  return result;
}

async function runPair(version: Version, data: string): Promise<Pair> {
  const out = await emptyFolder('night');
  return { first: await runNight(version, data, out), second: await runNight(version, data, out) };
}

async function runNight(version: Version, data: string | undefined, out: string): Promise<Run> {
  const usage = join(await emptyFolder('usage'), 'usage.json');
  const started = performance.now();
  await runNode(
    [
      ...['--import', import.meta.resolve('./report-usage.ts')],
      ...['--import', import.meta.resolve('./watch-tables.ts')],
      ...(await nightOf(version)),
      ...(data === undefined ? [] : ['--data', data, '--now', '2026-10-31']),
      ...['--out', out],
    ],
    { BENCH_USAGE_FILE: usage },
    version.root,
  );
  const seconds = (performance.now() - started) / 1000;
  const measured = JSON.parse(await readFile(usage, 'utf8')) as Usage;
  return { ...measured, seconds, tables: await readTableRequests(usage) };
}

const figures = {
  time: ({ first }: Pair) => first.seconds,
  cpu: ({ first }: Pair) => first.cpuSeconds,
  secondNight: ({ second }: Pair) => second.seconds,
  unchangedRequests: ({ second }: Pair) => second.tables.requests,
  memory: ({ first }: Pair) => first.peakMegabytes,
} as const;

export function summarizeBase(result: BaseResult, tests: number | null): BaseRatios {
  const of = (name: keyof typeof figures): number => compare(result, figures[name]).ratio;
  return {
    commit: result.commit,
    ratios: {
      ...{ time: of('time'), cpu: of('cpu'), secondNight: of('secondNight') },
      ...{ unchangedRequests: of('unchangedRequests'), memory: of('memory'), tests },
    },
  };
}

/** Rows of the table: what is measured, the medians of both, and their ratio round by round with its spread. */
export function compareFigures(
  result: BaseResult,
): { name: string; base: number; here: number; ratio: number; spread: number }[] {
  const named: [string, (pair: Pair) => number][] = [
    ['night, s', figures.time],
    ['night, processor s', figures.cpu],
    ['night, requests to tables', ({ first }) => first.tables.requests],
    ['night, MB to and from tables', ({ first }) => first.tables.bytes / 1e6],
    ['night, peak MB', figures.memory],
    ['second night, s', figures.secondNight],
    ['second night, processor s', ({ second }) => second.cpuSeconds],
    ['second night, requests to tables', figures.unchangedRequests],
    ['second night, MB to and from tables', ({ second }) => second.tables.bytes / 1e6],
    ['second night, peak MB', ({ second }) => second.peakMegabytes],
  ];
  return named.map(([name, figure]) => ({
    name,
    base: median(result.base.map(figure)),
    here: median(result.here.map(figure)),
    ...compare(result, figure),
  }));
}

function compare(
  { base, here }: BaseResult,
  figure: (pair: Pair) => number,
): { ratio: number; spread: number } {
  const found = ratios(here.map(figure), base.map(figure));
  return { ratio: round(median(found)), spread: round(spread(found)) };
}
