import { describe, expect, it } from 'vitest';
import { readBenchArguments } from '../../harness/bench/arguments.ts';
import { compareFigures, summarizeBase } from '../../harness/bench/base.ts';
import { compareBundles } from '../../harness/bench/bundles.ts';
import {
  addCosts,
  costOfIdleMonth,
  costOfMillionRows,
  costOfNight,
  dominantOf,
  findLimits,
  priceOf,
  sizeSharedItems,
  totalOf,
  type CostBasis,
} from '../../harness/bench/cost-model.ts';
import { compareWays, findWrong, planCombinations, summarize } from '../../harness/bench/full-path.ts';
import { nothingBilled } from '../../harness/bench/meter.ts';
import { firstStranger, identityOf, listCounties, peopleInCounty } from '../../harness/bench/people.ts';
import type { WayRun } from '../../harness/bench/run-way.ts';
import { median, ratios, round, spread } from '../../harness/bench/statistics.ts';
import { formatTable } from '../../harness/bench/table.ts';
import type { WayName } from '../../harness/bench/ways/index.ts';

describe('the figures of several runs', () => {
  it('have the middle value as their median, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([10, 9, 100])).toBe(10);
    expect(() => median([])).toThrow(RangeError);
  });

  it('spread by the largest over the smallest', () => {
    expect(spread([2, 3, 2.5])).toBe(1.5);
    expect(spread([7])).toBe(1);
    expect(() => spread([])).toThrow(RangeError);
  });

  it('stand to each other round by round', () => {
    expect(ratios([2, 9], [1, 3])).toEqual([2, 3]);
    expect(() => ratios([1], [1, 2])).toThrow(RangeError);
  });

  it('are rounded to what means something', () => {
    expect(round(1234.5)).toBe(1230);
    expect(round(0.034567, 2)).toBe(0.035);
  });
});

describe('a night beside one of a version before', () => {
  const run = (seconds: number, requests: number) => ({
    ...{ seconds, cpuSeconds: 2 * seconds, peakMegabytes: 10 * seconds },
    tables: { requests, bytes: 1000 * requests },
  });
  const result = {
    commit: '274e2cc',
    base: [10, 20, 30].map((seconds) => ({ first: run(seconds, 1000), second: run(seconds / 2, 400) })),
    here: [4, 10, 6].map((seconds) => ({ first: run(seconds, 100), second: run(1, 20) })),
  };

  it('stands to it by the median of the rounds', () => {
    expect(summarizeBase(result, null)).toEqual({
      commit: '274e2cc',
      ratios: {
        ...{ time: 0.4, cpu: 0.4, secondNight: 0.1, unchangedRequests: 0.05, memory: 0.4 },
        tests: null,
      },
    });
  });

  it('shows every figure of both, with the spread of their ratios', () => {
    const rows = compareFigures(result);
    expect(rows).toContainEqual({ name: 'night, s', base: 20, here: 6, ratio: 0.4, spread: 2.5 });
    expect(rows).toContainEqual({
      ...{ name: 'second night, requests to tables', base: 400, here: 20 },
      ...{ ratio: 0.05, spread: 1 },
    });
  });
});

const wayRun = (seconds: number, hits: number | null = 30, peakMegabytes = 100): WayRun => ({
  ...{ seconds, hits, peakMegabytes },
  ...{ cpuSeconds: seconds, loadSeconds: 0 },
});
const plan = { rows: 1000, people: 100, encoding: 'utf-8', hitShare: 0.03 } as const;

describe('the full path', () => {
  const runs = new Map<WayName, WayRun[]>([
    ['hedui', [wayRun(1, 30, 50), wayRun(2, 30, 50), wayRun(1.2, 30, 50)]],
    ['duckdb-1', [wayRun(2), wayRun(4), wayRun(3.6)]],
    ['floor', [wayRun(0.1, null), wayRun(0.1, null), wayRun(0.1, null)]],
  ]);

  it('is summarized by medians, and noisy where a compared way varied', () => {
    const { ways, noisy } = summarize(plan, runs);
    expect(noisy).toBe(true);
    expect(ways[0]).toEqual({ name: 'hedui', rowsPerSecond: 833, peakMegabytes: 50, hits: 30, spread: 2 });
    expect(ways[2]?.hits).toBeNull();
  });

  it('is quiet where only other ways varied', () => {
    const quiet = new Map<WayName, WayRun[]>([
      ['hedui', [wayRun(1), wayRun(1.2)]],
      ['csv-zod', [wayRun(1), wayRun(9)]],
    ]);
    expect(summarize(plan, quiet).noisy).toBe(false);
  });

  it('compares speed and memory round by round', () => {
    expect(compareWays(runs, ['hedui', 'duckdb-1'])).toEqual({ ratio: 2, spread: 1.5 });
    expect(compareWays(runs, ['hedui', 'duckdb-1'], 'peakMegabytes')?.ratio).toBe(0.5);
    expect(compareWays(runs, ['hedui', 'csv-zod'])).toBeUndefined();
  });

  it('names the ways whose hits are wrong in any run', () => {
    const wrong = new Map<WayName, WayRun[]>([
      ['hedui', [wayRun(1, 30), wayRun(1, 30)]],
      ['csv-zod', [wayRun(1, 30), wayRun(1, 29)]],
      ['floor', [wayRun(1, null)]],
    ]);
    expect(findWrong({ delivery: { hits: 30 }, runs: wrong })).toEqual(['csv-zod']);
  });

  it('covers both registries, both encodings and an answered list', () => {
    const plans = planCombinations(1).map(({ rows, people, encoding, hitShare }) =>
      [rows, people, encoding, hitShare].join(' '),
    );
    expect(plans).toEqual([
      '2000000 37133 utf-8 0.03',
      '2000000 37133 gb18030 0.03',
      '2000000 1000000 utf-8 0.03',
      '2000000 1000000 gb18030 0.03',
      '200000 1000000 utf-8 1',
      '200000 1000000 gb18030 1',
    ]);
  });
});

describe('the people of the benchmark', () => {
  it('have numbers of their own, and strangers none of theirs', () => {
    const members = new Set(Array.from({ length: peopleInCounty }, (_, place) => identityOf(3, place)));
    expect(members.size).toBe(peopleInCounty);
    for (let place = firstStranger; place < firstStranger + 50_000; place += 1)
      expect(members.has(identityOf(3, place))).toBe(false);
  });

  it('fill counties of the same size, and the last with those who are left', () => {
    expect([...listCounties(80_000)].map(({ size }) => size)).toEqual([37_133, 37_133, 5734]);
  });
});

/** Each price is a power of ten, so that a sum shows what it is made of. */
const prices = {
  lambdaArm64PerGigabyteSecond: 1,
  lambdaPerMillionRequests: 1e6,
  dynamodbPerMillionWriteUnits: 1e6,
  dynamodbPerMillionReadUnits: 1e6,
  s3PerThousandWrites: 1e3,
  s3PerThousandReads: 1e3,
  sqsPerMillionRequests: 1e6,
  kmsPerKeyMonth: 1,
  cloudwatchPerAlarmMonth: 0.1,
  cloudwatchPerDashboardMonth: 3,
  secretsManagerPerSecretMonth: 0.4,
};

function basis(): CostBasis {
  const night = nothingBilled();
  night.requests.pointers.reads = 10;
  night.requests.run = { reads: 10, writes: 10 };
  return {
    measured: {
      matchCpuSeconds: 2,
      deliveries: { ...nothingBilled(), s3Writes: 60, rows: 1e6, hits: 60_000, files: 1 },
      night,
      county: { households: 1000, chunks: 10, providers: 5, pointerBytes: 200, countyBytes: 300 },
    },
    matcher: 'Matcher',
    memory: { Matcher: 2 },
    prices,
  };
}

describe('the cost model', () => {
  it('prices time by memory, batches by receiving and deleting, and the rest by number', () => {
    const billed = nothingBilled();
    billed.functions = { Matcher: { invocations: 3, messages: 5, seconds: 10 } };
    billed.writeUnits.run = 4;
    billed.readUnits.other = 5;
    billed.s3Reads = 1;
    billed.s3Writes = 2;
    billed.sqsSends = 7;
    expect(priceOf(billed, { Matcher: 2 }, prices)).toEqual({
      'Lambda time': 20,
      'Lambda requests': 3,
      'DynamoDB writes': 4,
      'DynamoDB reads': 5,
      'S3 requests': 3,
      'SQS requests': 13,
    });
  });

  it('counts a million rows by processor time and by 30,000 hits', () => {
    // 2 s at 2 GB, and half of what 60,000 hits took.
    expect(totalOf(costOfMillionRows(basis()))).toBeCloseTo(4 + 30);
  });

  it('lets what all counties share grow with each of them', () => {
    const { measured } = basis();
    const [one, thousand] = [sizeSharedItems(measured, 1), sizeSharedItems(measured, 1000)];
    expect(one).toMatchObject({ pointersBytes: 1000, mapBytes: 300, runBytes: 350, pointerReadUnits: 10 });
    // 1,000,000 bytes are 245 units, read ten times by each of a thousand counties.
    expect(thousand.pointerReadUnits).toBe(1000 * 10 * 245);
  });

  it('makes a nation dearer than its counties one by one', () => {
    const [county, nation] = [costOfNight(basis(), 1), costOfNight(basis(), 2800)];
    expect(totalOf(nation)).toBeGreaterThan(2800 * totalOf({ ...county, 'idle polling': 0 }));
  });

  it('names the limit that is met first', () => {
    const [first, ...others] = findLimits(basis().measured);
    expect(first?.name).toContain('record of the run: 400 KB');
    expect(first?.counties).toBe(Math.floor(409_600 / 350));
    expect(others.every(({ counties }) => counties >= (first?.counties ?? 0))).toBe(true);
  });

  it('of a month without deliveries is that of what appears there, by item', () => {
    const types = ['KMS::Key', 'KMS::Key', 'CloudWatch::Alarm', 'Lambda::EventSourceMapping', 'SQS::Queue'];
    const resources = types.map((type) => ({ Type: `AWS::${type}` }));
    expect(costOfIdleMonth(resources, prices)).toEqual({
      ...{
        keys: 2 * prices.kmsPerKeyMonth,
        alarms: prices.cloudwatchPerAlarmMonth,
        dashboards: 0,
        secrets: 0,
      },
      'polling of empty queues': 0.648 * prices.sqsPerMillionRequests,
    });
  });

  it('of an alarm on several metrics is that of each of them', () => {
    const sum = [{ Expression: 'm0+m1' }, { MetricStat: {} }, { MetricStat: {} }];
    const alarms = [{ Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: sum } }];
    expect(costOfIdleMonth(alarms, prices)).toMatchObject({ alarms: 2 * prices.cloudwatchPerAlarmMonth });
  });

  it('adds costs by name and says which is most', () => {
    const cost = addCosts({ a: 1, b: 2 }, { b: 3 });
    expect(cost).toEqual({ a: 1, b: 5 });
    expect(dominantOf(cost)).toEqual({ name: 'b', share: 5 / 6 });
  });
});

describe('the command', () => {
  it('fills all tables, or one, or the first alone when it has to be quick', () => {
    expect(readBenchArguments([])).toMatchObject({ quick: false, json: undefined });
    expect(readBenchArguments(['--only', 'night'])).toMatchObject({ tables: ['night'] });
    expect(readBenchArguments(['--quick'])).toMatchObject({ tables: ['fullPath'], quick: true });
    expect(() => readBenchArguments(['--only', 'days'])).toThrow('there is no table days');
    expect(() => readBenchArguments(['--quick', '--only', 'night'])).toThrow('--quick');
    expect(() => readBenchArguments(['--fast'])).toThrow('--fast');
  });

  it('sets a night against a version before only where one is named', () => {
    expect(readBenchArguments([])).toMatchObject({
      tables: ['fullPath', 'growth', 'night', 'cost', 'wire', 'bundles', 'idle'],
    });
    expect(readBenchArguments(['--base', '274e2cc'])).toMatchObject({
      ...{
        tables: ['fullPath', 'growth', 'night', 'cost', 'wire', 'bundles', 'idle', 'base'],
        base: '274e2cc',
      },
      ...{ rounds: 3, tests: false },
    });
    expect(readBenchArguments(['--only', 'base', '--base', 'main', '--rounds', '1'])).toMatchObject({
      ...{ tables: ['base'], rounds: 1 },
    });
    expect(() => readBenchArguments(['--only', 'base'])).toThrow('--base COMMIT');
    expect(() => readBenchArguments(['--base', 'main', '--rounds', '0'])).toThrow('--rounds');
  });

  it('compares the largest bundle, and the loading of the console, with those of a version before', () => {
    const bundle = (name: string, megabytes: number, loadMilliseconds: number) => ({
      ...{ name, megabytes, loadMilliseconds },
    });
    const here = [bundle('console', 2, 90), bundle('match-delivery', 1.5, 50)];
    expect(compareBundles({ here, base: undefined })).toBeNull();
    expect(
      compareBundles({ here, base: [bundle('console', 4, 120), bundle('match-delivery', 2, 60)] }),
    ).toEqual({
      largest: 0.5,
      loadOfConsole: 0.75,
    });
  });

  it('lines numbers up under their titles', () => {
    expect(formatTable(['way', 'MB'], [['floor', '7']])).toBe('  way    MB\n  floor   7');
  });
});
