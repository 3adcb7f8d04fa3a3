/** Seventh table: the same delivery plain and compressed, through a wire that gives as much as one GET of S3. */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { cached } from './cache.ts';
import { runWay } from './child.ts';
import { ensureDelivery, type DeliveryPlan } from './delivery.ts';
import { ensureIndexObjects } from './registry.ts';
import { median, round } from './statistics.ts';

const plan: DeliveryPlan = { rows: 2_000_000, people: 37_133, encoding: 'utf-8', hitShare: 0.03 };

export interface WireTime {
  file: 'plain' | 'gz' | 'zst';
  megabytes: number;
  /** From the first byte to the last hit that was staged. */
  seconds: number;
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
  const times = new Map<string, number[]>(files.map(({ file }) => [file, []]));
  for (let done = 0; done < rounds; done += 1)
    for (const { file, path } of files) {
      const run = await runWay({ way: 'hedui-wire', delivery: path, ...job, ...registry });
      if (run.hits !== delivery.hits) throw new Error(`${file}: ${run.hits ?? 0} hits, not ${delivery.hits}`);
      times.get(file)?.push(run.seconds);
    }
  const plain = median(times.get('plain') ?? []);
  const measured: WireTime[] = [];
  for (const { file, path } of files) {
    const seconds = median(times.get(file) ?? []);
    const { size } = await stat(path);
    measured.push({
      file,
      megabytes: round(size / 1e6),
      seconds: round(seconds),
      toPlain: round(plain / seconds),
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
