/** What was measured, as text that a person reads. */
import { compareFigures, type BaseResult } from './base.ts';
import { compareBundles, type BundlesResult } from './bundles.ts';
import { totalOf } from './cost-model.ts';
import { compareWays, findWrong, type FullPathResult } from './full-path.ts';
import { compareEnds, type GrowthResult } from './growth.ts';
import { compareIdle, type IdleMonth } from './idle.ts';
import { compareNights, summarizeStages, type NightResult } from './night.ts';
import type { WayRun } from './run-way.ts';
import { median } from './statistics.ts';
import { formatCount, formatRatio, formatTable } from './table.ts';
import type { WireTime } from './wire.ts';

export const fullPathNotes = `Full path: a delivery read from disk, compared, and its hits written, each way in a process of its own.
  hedui        one pass: digest, encoding, rows counted, probe; hits validated and staged as on Lambda
  hedui-first  the first pass over a file: its profile, and who was matched, on top
  hedui-2      as hedui, on two cores
  duckdb-1     one query on one thread: read_csv, upper(trim()), hash join with the registry, hits to CSV; GB18030 as Latin-1
  duckdb-2     the same on two threads
  reference    the readable definition that hedui must agree with
  csv-zod      csv-parse, a zod schema on every row, a Map of the people
  floor        newlines counted, nothing else
Modules and Hedui's index are loaded before the clock starts, and each way has matched 100,000 rows, as a function does
that runs again and again (load s). DuckDB builds its hash table in the query, from Parquet. Medians; spread is the longest
time over the shortest; cpu s is processor time, which a busy machine changes least.
No name has a character outside of GB 2312, because DuckDB refuses what Latin-1 does not have.`;

export function formatFullPath(result: FullPathResult): string {
  const { combination, delivery, runs } = result;
  const { rows, registry, encoding, hitShare, ways } = combination;
  const title = `${formatCount(rows)} rows, ${formatCount(registry)} people, ${encoding}, ${hitShare * 100} % hits, ${formatCount(delivery.bytes / 1e6)} MB`;
  const cells = ways.map(({ name, rowsPerSecond, peakMegabytes, hits, spread }) => [
    ...[name, formatCount(rowsPerSecond), formatCount((rowsPerSecond / rows) * (delivery.bytes / 1e6))],
    ...[formatCount(peakMegabytes), hits === null ? '' : formatCount(hits), spread.toFixed(2)],
    ...formatMedians(runs.get(name) ?? [], ['cpuSeconds', 'loadSeconds']),
  ]);
  return [
    title,
    formatTable(['way', 'rows/s', 'MB/s', 'peak MB', 'hits', 'spread', 'cpu s', 'load s'], cells),
    ...formatRatios(result),
    ...findWrong(result).map(
      (name) => `  ! ${name} found other hits than the ${delivery.hits} of the delivery`,
    ),
    ...(combination.noisy ? ['  ! the machine was too busy: take these ratios with care'] : []),
    '',
  ].join('\n');
}

function formatMedians(
  runs: readonly WayRun[],
  figures: readonly ('cpuSeconds' | 'loadSeconds')[],
): string[] {
  return figures.map((figure) => median(runs.map((run) => run[figure])).toFixed(2));
}

function formatRatios({ runs }: FullPathResult): string[] {
  const pairs = [
    ['hedui', 'duckdb-1'],
    ['hedui-2', 'duckdb-2'],
  ] as const;
  return pairs.flatMap((pair) => {
    const [speed, memory] = [compareWays(runs, pair), compareWays(runs, pair, 'peakMegabytes')];
    if (speed === undefined || memory === undefined) return [];
    return [`  ${pair.join(' to ')}: speed ${formatRatio(speed)}, peak memory ${formatRatio(memory)}`];
  });
}

export function formatGrowth(title: string, results: readonly GrowthResult[]): string {
  const cells = results.map(({ growth, runs }) => [
    ...[
      formatCount(growth.rows),
      formatCount(growth.registry),
      median(runs.map((run) => run.loadSeconds)).toFixed(2),
    ],
    ...[growth.seconds.toFixed(2), formatCount(growth.peakMegabytes)],
  ]);
  const { ratio, spread } = compareEnds(results);
  return [
    title,
    formatTable(['rows', 'people', 'load s', 'match s', 'peak MB'], cells),
    `  last to first: time ${formatRatio({ ratio, spread })}`,
    '',
  ].join('\n');
}

export function formatNights(result: NightResult): string {
  const [once, twice] = [summarizeStages(result.once), summarizeStages(result.twice)];
  const rows = (nights: NightResult['once']) => formatCount(nights[0]?.rows ?? 0);
  const peak = (nights: NightResult['once']) => median(nights.map(({ peakMegabytes }) => peakMegabytes));
  const cells = once.map(({ stage, seconds }, at) => {
    const other = twice[at]?.seconds ?? Number.NaN;
    return [stage, seconds.toFixed(1), other.toFixed(1), (other / seconds).toFixed(2)];
  });
  const [least, most] = [peak(result.once), peak(result.twice)];
  cells.push(['peak MB', formatCount(least), formatCount(most), (most / least).toFixed(2)]);
  return [
    'Night of the sample county: seconds by stage. Twice: every provider has a twin that delivers as many rows, matched and',
    'unmatched alike; the roster stays.',
    formatTable(['stage', `${rows(result.once)} rows`, `${rows(result.twice)} rows`, 'ratio'], cells),
    `  twice to once: time ${formatRatio(compareNights(result))}, ${result.once.length} nights each`,
    '',
  ].join('\n');
}

export function formatWire(times: readonly WireTime[]): string {
  const cells = times.map(({ file, megabytes, seconds, cpuSeconds, toPlain }) => [
    ...[file, formatCount(megabytes), seconds.toFixed(2), cpuSeconds.toFixed(2), toPlain.toFixed(2)],
  ]);
  return [
    'Through a wire of 85 MB a second, as one GET of S3 gives: 2 million rows of a county, on one core.',
    formatTable(['file', 'MB', 'seconds', 'cpu s', 'to plain'], cells),
    '',
  ].join('\n');
}

export function formatIdleMonth(month: IdleMonth): string {
  const { here, base } = month;
  const usd = (cost: number | undefined): string => cost?.toFixed(2) ?? '';
  const cells = Object.entries(here).map(([item, cost]) => [item, usd(cost), usd(base?.[item])]);
  const ratio = compareIdle(month);
  return [
    'A month without deliveries, nights or people: US dollars by what the template has, list prices without free tiers.',
    formatTable(
      ['item', 'USD', 'base USD'],
      [...cells, ['all', usd(totalOf(here)), usd(base && totalOf(base))]],
    ),
    ...(ratio === null ? [] : [`  to base: ${ratio}`]),
    '',
  ].join('\n');
}

export function formatBundles(result: BundlesResult): string {
  const before = new Map((result.base ?? []).map((bundle) => [bundle.name, bundle]));
  const cells = result.here.map(({ name, megabytes, loadMilliseconds }) => {
    const base = before.get(name);
    const former =
      base === undefined ? ['', ''] : [base.megabytes.toFixed(2), base.loadMilliseconds.toFixed(0)];
    return [name, megabytes.toFixed(2), loadMilliseconds.toFixed(0), ...former];
  });
  const ratios = compareBundles(result);
  return [
    "Bundles: size, and processor time until one is loaded, as when a function's instance starts.",
    formatTable(['function', 'MB', 'load ms', 'base MB', 'base load ms'], cells),
    ...(ratios === null
      ? []
      : [`  to base: largest ${ratios.largest}, loading the console ${ratios.loadOfConsole}`]),
    '',
  ].join('\n');
}

export function formatBase(result: BaseResult, tests: number | null): string {
  const cells = compareFigures(result).map(({ name, base, here, ratio, spread }) => [
    ...[name, formatFigure(base), formatFigure(here), ratio.toFixed(3), spread.toFixed(2)],
  ]);
  return [
    `The sample county's night beside one of ${result.commit.slice(0, 7)}, ${result.here.length} of each in turn: medians, and the`,
    'ratio round by round with its spread. Second night: the same files put once more, on what the first one left.',
    formatTable(['what', 'base', 'here', 'ratio', 'spread'], cells),
    ...(tests === null ? [] : [`  tests that are in both: time ${tests.toFixed(2)}`]),
    '',
  ].join('\n');
}

function formatFigure(value: number): string {
  return value >= 100 ? formatCount(value) : value.toFixed(1);
}
