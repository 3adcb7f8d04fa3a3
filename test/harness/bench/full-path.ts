/** First table: Hedui's full path beside other ways, on the same deliveries and registries. */
import { ensureDelivery, type Delivery, type DeliveryPlan } from './delivery.ts';
import { runWay } from './child.ts';
import { ensureIndexObjects, ensurePeopleCsv, ensurePeopleParquet } from './registry.ts';
import type { WayRun } from './run-way.ts';
import { median, ratios, round, spread } from './statistics.ts';
import { wayNames, type WayName } from './ways/index.ts';

export interface WayFigures {
  name: WayName;
  rowsPerSecond: number;
  peakMegabytes: number;
  /** Null where the way does not count them. */
  hits: number | null;
  /** Longest over shortest time. */
  spread: number;
}

export interface Combination {
  rows: number;
  registry: number;
  encoding: DeliveryPlan['encoding'];
  hitShare: number;
  /** The machine was too busy with other things for the ratios to mean much. */
  noisy: boolean;
  ways: WayFigures[];
}

/** Everything that was measured of one combination, by way and round. */
export interface FullPathResult {
  combination: Combination;
  delivery: Delivery;
  runs: ReadonlyMap<WayName, readonly WayRun[]>;
}

/** Beyond this spread of a way that is in a ratio, a combination is noisy. */
const quietSpread = 1.25;
const comparedWays: readonly WayName[] = ['hedui', 'hedui-2', 'duckdb-1', 'duckdb-2'];

export function planCombinations(share: number): DeliveryPlan[] {
  const encodings = ['utf-8', 'gb18030'] as const;
  return [
    ...[37_133, 1_000_000].flatMap((people) =>
      encodings.map((encoding) => ({ rows: 2_000_000 * share, people, encoding, hitShare: 0.03 })),
    ),
    // As when a bank answers a list of people.
    ...encodings.map((encoding) => ({ rows: 200_000 * share, people: 1_000_000, encoding, hitShare: 1 })),
  ];
}

/** Functions run again and again: every way has matched this before it is measured. */
export function warmUpOf(plan: DeliveryPlan): DeliveryPlan {
  return { ...plan, rows: 100_000 };
}

/** Measures one combination: the ways in turn (A B C, A B C, …), each in a process of its own. */
export async function measureCombination(plan: DeliveryPlan, rounds: number): Promise<FullPathResult> {
  const delivery = await ensureDelivery(plan);
  const job = {
    delivery: delivery.path,
    warmUp: (await ensureDelivery(warmUpOf(plan))).path,
    encoding: plan.encoding,
    people: plan.people,
    indexObjects: await ensureIndexObjects(plan.people),
    peopleCsv: await ensurePeopleCsv(plan.people),
    peopleParquet: await ensurePeopleParquet(plan.people),
  };
  const runs = new Map<WayName, WayRun[]>(wayNames.map((name) => [name, []]));
  for (let done = 0; done < rounds; done += 1) {
    for (const way of wayNames) runs.get(way)?.push(await runWay({ way, ...job }));
  }
  return { combination: summarize(delivery, runs), delivery, runs };
}

export function summarize(
  delivery: DeliveryPlan,
  runs: ReadonlyMap<WayName, readonly WayRun[]>,
): Combination {
  const ways = [...runs].map(([name, all]) => ({
    name,
    rowsPerSecond: Math.round(delivery.rows / median(all.map(({ seconds }) => seconds))),
    peakMegabytes: round(median(all.map(({ peakMegabytes }) => peakMegabytes))),
    hits: all[0]?.hits ?? null,
    spread: round(spread(all.map(({ seconds }) => seconds))),
  }));
  const { rows, people: registry, encoding, hitShare } = delivery;
  const noisy = ways.some((way) => comparedWays.includes(way.name) && way.spread > quietSpread);
  return { rows, registry, encoding, hitShare, noisy, ways };
}

/** Ways that found other hits than the delivery has, in any run. */
export function findWrong({
  delivery,
  runs,
}: Pick<FullPathResult, 'runs'> & { delivery: { hits: number } }): WayName[] {
  return [...runs].flatMap(([name, all]) =>
    all.every(({ hits }) => hits === null || hits === delivery.hits) ? [] : [name],
  );
}

/** How many times as fast one way was as another: median and spread of the rounds' ratios; undefined if one did not run. */
export function compareWays(
  runs: FullPathResult['runs'],
  [fast, slow]: readonly [WayName, WayName],
  figure: 'seconds' | 'peakMegabytes' = 'seconds',
): { ratio: number; spread: number } | undefined {
  const [of, to] = [runs.get(fast), runs.get(slow)];
  if (of === undefined || to === undefined) return undefined;
  const take = (all: readonly WayRun[]): number[] => all.map((run) => run[figure]);
  // Speeds stand to each other as times do the other way round.
  const found = figure === 'seconds' ? ratios(take(to), take(of)) : ratios(take(of), take(to));
  return { ratio: median(found), spread: spread(found) };
}
