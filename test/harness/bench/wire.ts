/** Seventh table: the same delivery plain and compressed, through a wire that gives as much as one GET of S3. */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { cached } from './cache.ts';
import { runWay } from './child.ts';
import { ensureDelivery, type DeliveryPlan } from './delivery.ts';
import { ensureIndexObjects } from './registry.ts';
import type { WayRun } from './run-way.ts';
import { median, round } from './statistics.ts';

const plan: DeliveryPlan = { rows: 2_000_000, people: 37_133, encoding: 'utf-8', hitShare: 0.03 };

export interface WireTime {
  file: 'plain' | 'gz' | 'zst';
  megabytes: number;
  /** From the first byte to the last hit that was staged. */
  seconds: number;
  cpuSeconds: number;
  /** How many times as fast as the plain file. */
  toPlain: number;
}

/** Measures the files in turn. */
export async function measureWire(rounds: number): Promise<WireTime[]> {
  const delivery = await ensureDelivery(plan);
  const warmUp = (await ensureDelivery({ ...plan, rows: 100_000 })).path;
  const files = [
    { file: 'plain', path: delivery.path },
    { file: 'gz', path: await compressed(delivery.path, 'gz') },
    { file: 'zst', path: await compressed(delivery.path, 'zst') },
  ] as const;
  const job = { warmUp, encoding: plan.encoding, people: plan.people };
  const registry = { indexObjects: await ensureIndexObjects(plan.people), peopleCsv: '', peopleParquet: '' };
  const runs = new Map<string, WayRun[]>(files.map(({ file }) => [file, []]));
  for (let done = 0; done < rounds; done += 1)
    for (const { file, path } of files) {
      const run = await runWay({ way: 'hedui-wire', delivery: path, ...job, ...registry });
      if (run.hits !== delivery.hits) throw new Error(`${file}: ${run.hits ?? 0} hits, not ${delivery.hits}`);
      runs.get(file)?.push(run);
    }
  const medianOf = (file: string, figure: 'seconds' | 'cpuSeconds'): number =>
    median((runs.get(file) ?? []).map((run) => run[figure]));
  const plain = medianOf('plain', 'seconds');
  const measured: WireTime[] = [];
  for (const { file, path } of files) {
    const seconds = medianOf(file, 'seconds');
    const { size } = await stat(path);
    measured.push({
      ...{ file, megabytes: round(size / 1e6), seconds: round(seconds) },
      ...{ cpuSeconds: round(medianOf(file, 'cpuSeconds')), toPlain: round(plain / seconds) },
    });
  }
  return measured;
}

/** As the tools compress that people have: gzip and zstd at their usual levels. */
function compressed(path: string, kind: 'gz' | 'zst'): Promise<string> {
  const name = `${path.slice(path.lastIndexOf('/') + 1)}.${kind}`;
  return cached(name, (aside) =>
    pipeline(
      createReadStream(path),
      kind === 'gz' ? createGzip() : createZstdCompress(),
      createWriteStream(aside),
    ),
  );
}
