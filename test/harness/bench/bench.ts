/** `npm run harness -- bench`: how fast Hedui is beside other tools, how it grows, how long a night takes, and what it costs;
 * and how a night stands to one of a version before. */
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import {
  ArgumentError,
  benchUsage,
  readBenchArguments,
  type BenchArguments,
  type TableName,
} from './arguments.ts';
import { type BaseRatios, measureBase, summarizeBase } from './base.ts';
import { compareBundles, measureBundles, type Bundle, type BundleRatios } from './bundles.ts';
import { removeScratch } from './cache.ts';
import { compareTests } from './compare-tests.ts';
import { measureCost } from './cost.ts';
import { totalOf } from './cost-model.ts';
import { findWrong, measureCombination, planCombinations, type Combination } from './full-path.ts';
import { compareIdle, priceIdleMonth } from './idle.ts';
import { measureGrowth, peoplePlans, rowPlans, type Growth } from './growth.ts';
import { measureNights, summarizeStages, type StageTime } from './night.ts';
import {
  formatBase,
  formatBundles,
  formatFullPath,
  formatGrowth,
  formatIdleMonth,
  formatNights,
  formatWire,
  fullPathNotes,
} from './print.ts';
import { round } from './statistics.ts';
import { measureWire, type WireTime } from './wire.ts';

/** What `--json` writes. A table that was not asked for is empty. */
interface BenchReport {
  fullPath: Combination[];
  growth: Growth[];
  night: StageTime[];
  /** `idleMonthToBase`: this version over the base. */
  cost: {
    usdPerMillionRows: number | null;
    usdPerIdleMonth: number | null;
    idleMonthToBase: number | null;
  };
  wire: WireTime[];
  bundles: { here: readonly Bundle[]; toBase: BundleRatios | null };
  /** Null unless a base was named. */
  base: BaseRatios | null;
}

/** Runs of everything that is compared. */
const rounds = { full: 5, quick: 3, people: 3, night: 2 };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const args = readBenchArguments(process.argv.slice(2));
  if (args === 'help') {
    say(benchUsage);
    return 0;
  }
  say(
    `${cpus()[0]?.model ?? 'processor'}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}, Node ${process.version}\n`,
  );
  const report: BenchReport = {
    fullPath: [],
    growth: [],
    night: [],
    cost: { usdPerMillionRows: null, usdPerIdleMonth: null, idleMonthToBase: null },
    wire: [],
    bundles: { here: [], toBase: null },
    base: null,
  };
  let wrong = 0;
  const tables: Record<TableName, () => Promise<void>> = {
    fullPath: async () => void (wrong = await fillFullPath(args, report)),
    growth: () => fillGrowth(report),
    night: () => fillNight(report),
    cost: () => fillCost(report),
    wire: () => fillWire(report),
    bundles: () => fillBundles(args, report),
    idle: () => fillIdle(args, report),
    base: () => fillBase(args, report),
  };
  for (const table of args.tables) await tables[table]();
  if (args.json !== undefined) await writeFile(args.json, `${JSON.stringify(report, null, 2)}\n`);
  return wrong === 0 ? 0 : 1;
}

/** @returns how many ways found other hits than there are */
async function fillFullPath({ quick }: BenchArguments, report: BenchReport): Promise<number> {
  say(`${fullPathNotes}\n`);
  let wrong = 0;
  for (const plan of planCombinations(quick ? 0.2 : 1)) {
    const result = await measureCombination(plan, quick ? rounds.quick : rounds.full);
    say(formatFullPath(result));
    report.fullPath.push(result.combination);
    wrong += findWrong(result).length;
  }
  return wrong;
}

async function fillGrowth(report: BenchReport): Promise<void> {
  const rows = await measureGrowth(rowPlans, rounds.full);
  say(formatGrowth('Growth with the rows of a delivery', rows));
  const people = await measureGrowth(peoplePlans, rounds.people);
  say(formatGrowth('Growth with the people of the registry (load: the index opened)', people));
  report.growth.push(...[...rows, ...people].map(({ growth }) => growth));
}

async function fillNight(report: BenchReport): Promise<void> {
  const result = await measureNights(rounds.night);
  say(formatNights(result));
  const twice = summarizeStages(result.twice).map(({ stage, seconds }) => ({
    stage: `${stage} ×2`,
    seconds,
  }));
  report.night.push(...summarizeStages(result.once), ...twice);
}

async function fillCost(report: BenchReport): Promise<void> {
  const cost = await measureCost();
  say(cost.markdown);
  report.cost.usdPerMillionRows = cost.usdPerMillionRows;
}

async function fillIdle({ base }: BenchArguments, report: BenchReport): Promise<void> {
  const month = await priceIdleMonth(base);
  say(formatIdleMonth(month));
  report.cost.usdPerIdleMonth = round(totalOf(month.here));
  report.cost.idleMonthToBase = compareIdle(month);
}

async function fillWire(report: BenchReport): Promise<void> {
  report.wire = await measureWire(rounds.people);
  say(formatWire(report.wire));
}

async function fillBundles({ base, rounds }: BenchArguments, report: BenchReport): Promise<void> {
  const result = await measureBundles(base, rounds);
  report.bundles = { here: result.here, toBase: compareBundles(result) };
  say(formatBundles(result));
}

async function fillBase({ base: commit = 'HEAD', rounds, tests }: BenchArguments, report: BenchReport) {
  const result = await measureBase(commit, rounds);
  report.base = summarizeBase(result, tests ? await compareTests(commit) : null);
  say(formatBase(result, report.base.ratios.tests));
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof ArgumentError ? error.message : String((error as Error).stack)}\n`,
  );
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
} finally {
  await removeScratch();
}
