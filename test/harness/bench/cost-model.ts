/** What Hedui costs on AWS: pure arithmetic from what was measured, and list prices. */
import type { CostMeasurement } from './cost-measurement.ts';
import type { Billed, ItemKind } from './meter.ts';

export interface Prices {
  lambdaArm64PerGigabyteSecond: number;
  lambdaPerMillionRequests: number;
  dynamodbPerMillionWriteUnits: number;
  dynamodbPerMillionReadUnits: number;
  s3PerThousandWrites: number;
  s3PerThousandReads: number;
  sqsPerMillionRequests: number;
  kmsPerKeyMonth: number;
  cloudwatchPerAlarmMonth: number;
  cloudwatchPerDashboardMonth: number;
  secretsManagerPerSecretMonth: number;
}

/** Gigabytes that each function has, by logical id. */
export type FunctionMemory = Readonly<Record<string, number>>;

/** USD by what they are paid for. */
export type Cost = Readonly<Record<string, number>>;

export function totalOf(cost: Cost): number {
  return Object.values(cost).reduce((sum, usd) => sum + usd, 0);
}

/** What most of the money goes to. */
export function dominantOf(cost: Cost): { name: string; share: number } {
  const [name, usd] = Object.entries(cost).reduce((most, next) => (next[1] > most[1] ? next : most));
  return { name, share: usd / totalOf(cost) };
}

export function addCosts(...costs: readonly Cost[]): Cost {
  const sum: Record<string, number> = {};
  for (const cost of costs)
    for (const [name, usd] of Object.entries(cost)) sum[name] = (sum[name] ?? 0) + usd;
  return sum;
}

export function scaleCost(cost: Cost, times: number): Cost {
  return Object.fromEntries(Object.entries(cost).map(([name, usd]) => [name, usd * times]));
}

const sumOf = (units: Record<ItemKind, number>): number => units.pointers + units.run + units.other;

/** What AWS would bill for what was counted. */
export function priceOf(billed: Billed, memory: FunctionMemory, prices: Prices): Cost {
  const functions = Object.entries(billed.functions);
  const invocations = functions.reduce((sum, [, each]) => sum + each.invocations, 0);
  const gigabyteSeconds = functions.reduce(
    (sum, [name, each]) => sum + each.seconds * (memory[name] ?? 0),
    0,
  );
  // A batch is received once and deleted once, however many messages it has.
  const sqsRequests = billed.sqsSends + 2 * invocations;
  return {
    'Lambda time': gigabyteSeconds * prices.lambdaArm64PerGigabyteSecond,
    'Lambda requests': (invocations / 1e6) * prices.lambdaPerMillionRequests,
    'DynamoDB writes': (sumOf(billed.writeUnits) / 1e6) * prices.dynamodbPerMillionWriteUnits,
    'DynamoDB reads': (sumOf(billed.readUnits) / 1e6) * prices.dynamodbPerMillionReadUnits,
    'S3 requests': priceObjects(billed, prices),
    'SQS requests': (sqsRequests / 1e6) * prices.sqsPerMillionRequests,
  };
}

function priceObjects({ s3Reads, s3Writes }: Billed, prices: Prices): number {
  return (s3Writes / 1000) * prices.s3PerThousandWrites + (s3Reads / 1000) * prices.s3PerThousandReads;
}

/** Processor time at one core: a function has one at 1,769 MB, and a single thread gains nothing beyond it. */
export function priceCpu(cpuSeconds: number, gigabytes: number, prices: Prices): Cost {
  const slower = Math.max(1, 1.769 / gigabytes);
  return { 'Lambda time': cpuSeconds * slower * gigabytes * prices.lambdaArm64PerGigabyteSecond };
}

export interface CostBasis {
  measured: CostMeasurement;
  /** Logical ids of the functions that match deliveries. */
  matcher: string;
  memory: FunctionMemory;
  prices: Prices;
}

/**
 * A million rows in one delivery of which 3 % hit, which takes the place of the former one: matching by its processor
 * time, everything after it by its hits, as measured on the month's deliveries.
 */
export function costOfMillionRows(basis: CostBasis): Cost {
  const { measured, matcher, memory, prices } = basis;
  const matching = priceCpu(measured.matchCpuSeconds, memory[matcher] ?? 0, prices);
  return addCosts(matching, scaleCost(costAfterMatching(basis), 30_000 / measured.deliveries.hits));
}

/** All requests of the deliveries, and the time of all functions but the matching. */
function costAfterMatching({ measured, matcher, memory, prices }: CostBasis): Cost {
  return priceOf(measured.deliveries, { ...memory, [matcher]: 0 }, prices);
}

/** Share of a month's deliveries that comes on an ordinary day: every provider delivers once a month. */
const deliveriesADay = 1 / 30;

/** DynamoDB's units are of so many bytes; and the largest item. */
const writeUnitBytes = 1024;
const readUnitBytes = 4096;
export const largestItemBytes = 400 * 1024;
/** A number of up to six digits in a set. */
const chunkNumberBytes = 5;
/** One partition takes so much a second. */
export const partitionReadUnits = 3000;
export const partitionWriteUnits = 1000;
/** What a poller asks for when there is nothing: five of them a queue, every 20 seconds. */
const idleReceivesOfQueue = 5 * 3 * 60 * 24;
const idleReceivesADay = 4 * idleReceivesOfQueue;
const daysOfMonth = 30;

/** One item that all chunks of a night touch, or all providers are in. */
export interface SharedItems {
  pointersBytes: number;
  /** Of the run's record when its last chunk is finished. */
  runBytes: number;
  mapBytes: number;
  pointerReadUnits: number;
  runReadUnits: number;
  runWriteUnits: number;
}

/** What the items that all counties share come to on a night of so many counties. */
export function sizeSharedItems({ county, night }: CostMeasurement, counties: number): SharedItems {
  const pointersBytes = counties * county.providers * county.pointerBytes;
  const mapBytes = counties * county.countyBytes;
  const runBytes = mapBytes + counties * county.chunks * chunkNumberBytes;
  // The set of finished chunks grows from nothing to the whole: half of it on average.
  const meanRunBytes = (mapBytes + runBytes) / 2;
  const { pointers, run } = night.requests;
  return {
    ...{ pointersBytes, runBytes, mapBytes },
    pointerReadUnits: counties * pointers.reads * Math.ceil(pointersBytes / readUnitBytes),
    runReadUnits: counties * run.reads * Math.ceil(meanRunBytes / readUnitBytes),
    runWriteUnits: counties * run.writes * Math.ceil(meanRunBytes / writeUnitBytes),
  };
}

/** An ordinary night of so many counties: all households assessed, and a day's share of the deliveries. */
export function costOfNight(basis: CostBasis, counties: number): Cost {
  const { measured, matcher, memory, prices } = basis;
  const { night, deliveries, matchCpuSeconds } = measured;
  const own: Billed = {
    ...night,
    readUnits: { pointers: 0, run: 0, other: night.readUnits.other },
    writeUnits: { pointers: 0, run: 0, other: night.writeUnits.other },
  };
  const shared = sizeSharedItems(measured, counties);
  const matching = priceCpu((deliveries.rows / 1e6) * matchCpuSeconds, memory[matcher] ?? 0, prices);
  const arriving = scaleCost(addCosts(matching, costAfterMatching(basis)), deliveriesADay);
  return addCosts(scaleCost(addCosts(priceOf(own, memory, prices), arriving), counties), {
    'reads of the pointers': (shared.pointerReadUnits / 1e6) * prices.dynamodbPerMillionReadUnits,
    'record of the run':
      (shared.runWriteUnits / 1e6) * prices.dynamodbPerMillionWriteUnits +
      (shared.runReadUnits / 1e6) * prices.dynamodbPerMillionReadUnits,
    'idle polling': (idleReceivesADay / 1e6) * prices.sqsPerMillionRequests,
  });
}

/** A resource of a synthesized template, as far as its price depends on it. */
export interface TemplateResource {
  Type: string;
  Properties?: Readonly<Record<string, unknown>>;
}

/** What a stack costs a month in which nothing is delivered, no night runs and nobody looks: what it has, by type. */
export function costOfIdleMonth(resources: readonly TemplateResource[], prices: Prices): Cost {
  const countOf = (type: string): number => resources.filter(({ Type }) => Type === type).length;
  const receives = countOf('AWS::Lambda::EventSourceMapping') * idleReceivesOfQueue * daysOfMonth;
  return {
    keys: countOf('AWS::KMS::Key') * prices.kmsPerKeyMonth,
    alarms: countAlarmedMetrics(resources) * prices.cloudwatchPerAlarmMonth,
    dashboards: countOf('AWS::CloudWatch::Dashboard') * prices.cloudwatchPerDashboardMonth,
    secrets: countOf('AWS::SecretsManager::Secret') * prices.secretsManagerPerSecretMonth,
    'polling of empty queues': (receives / 1e6) * prices.sqsPerMillionRequests,
  };
}

/** An alarm on a sum is charged for each of its metrics. */
function countAlarmedMetrics(resources: readonly TemplateResource[]): number {
  return resources
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .map(({ Properties }) => Properties?.['Metrics'])
    .map((metrics) => (Array.isArray(metrics) ? metrics.filter(isMetric).length : 1))
    .reduce((sum, metrics) => sum + metrics, 0);
}

/** Not the expression over the others. */
function isMetric(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'MetricStat' in query;
}

export interface Limit {
  name: string;
  /** The largest number of counties that stays within it. */
  counties: number;
}

/** The hours that a night may take. */
const nightSeconds = 8 * 3600;

/** Service limits in the order in which a growing deployment meets them. */
export function findLimits(measured: CostMeasurement): Limit[] {
  const fits = (within: (shared: SharedItems) => boolean): number => {
    let counties = 0;
    while (counties < 100_000 && within(sizeSharedItems(measured, counties + 1))) counties += 1;
    return counties;
  };
  const limits = [
    {
      name: 'record of the run: 400 KB an item',
      counties: fits(({ runBytes }) => runBytes <= largestItemBytes),
    },
    { name: 'registry map: 400 KB an item', counties: fits(({ mapBytes }) => mapBytes <= largestItemBytes) },
    {
      name: 'record of the run: 1,000 write units a second on one item, in a night of 8 hours',
      counties: fits(({ runWriteUnits }) => runWriteUnits <= partitionWriteUnits * nightSeconds),
    },
    {
      name: 'pointers: 3,000 read units a second on one partition, in a night of 8 hours',
      counties: fits(({ pointerReadUnits }) => pointerReadUnits <= partitionReadUnits * nightSeconds),
    },
  ];
  return limits.sort((a, b) => a.counties - b.counties);
}

/** Prices, and where and when they were listed. */
export type PriceList = Prices & { what: string; asOf: string; sources: readonly string[] };
