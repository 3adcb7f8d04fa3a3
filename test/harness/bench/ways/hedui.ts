/** Hedui's full path on one core and on two, and its readable definition: hits are staged as the function that matches does it. */
import { closeSync, openSync, readSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { ProfiledPass } from '../../../../shared/app/deliveries/pass/profiled-pass.ts';
import { StagedPass } from '../../../../shared/app/deliveries/pass/staged-pass.ts';
import { bank } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { matchFile } from '../../../../shared/matching/match-file.ts';
import type { MatchOutcome, MatchRequest, SampledRow } from '../../../../shared/matching/match-request.ts';
import { MatchThread } from '../../../../shared/matching/match-thread.ts';
import { matchFileByDefinition } from '../../../../shared/matching/reference.ts';
import { openRegistryFrom, type Registry } from '../../../../shared/matching/registry-index.ts';
import { readIndexObjects } from '../index-objects.ts';
import { benchDay, chunkBytes, type Job, type Pass, type Way } from './way.ts';

type Engine = (request: MatchRequest) => Promise<MatchOutcome>;

export const hedui: Way = (job) => prepare(job, matchFile);

/** A first pass over a file also takes its profile, and keeps who was matched. */
export const heduiFirst: Way = (job) => prepare(job, matchFile, { isFirst: true });

/** The definition keeps the end of a chunk until the next one has come. */
export const reference: Way = (job) =>
  prepare(job, (request) => matchFileByDefinition({ ...request, open: () => copies(request.open()) }));

async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Uint8Array.from(chunk);
}

/** On two cores, with a second thread. */
export const heduiOnTwoCores: Way = (job) => {
  const thread = new MatchThread();
  return prepare(job, (request) => thread.matchFile(request));
};

/** Through a wire that gives no more than one GET of S3 does. */
export const heduiThroughWire: Way = (job) =>
  prepare(job, (request) => matchFile({ ...request, open: () => throttled(request.open()) }));

/** By AWS's own guidance. */
const wireBytesPerSecond = 85_000_000;
/** What is on its way while nobody takes it; then the wire stands still. */
const windowBytes = 4 * 1024 * 1024;

async function* throttled(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let cameAt = performance.now();
  for await (const chunk of chunks) {
    const oldest = performance.now() - (1000 * windowBytes) / wireBytesPerSecond;
    cameAt = Math.max(cameAt, oldest) + (1000 * chunk.length) / wireBytesPerSecond;
    const wait = cameAt - performance.now();
    if (wait > 1) await setTimeout(wait);
    // What unpacks a file still has a chunk when it asks for the next.
    yield Uint8Array.from(chunk);
  }
}

interface Options {
  isFirst: boolean;
}

async function prepare(job: Job, engine: Engine, options: Options = { isFirst: false }): Promise<Pass> {
  const registry = await openRegistryFrom(job.people, readIndexObjects(job.indexObjects));
  return async (delivery) => {
    const staging = createStaging({ delivery, out: job.out }, registry, options);
    const outcome = await engine({
      open: () => readChunks(delivery),
      gzipped: delivery.endsWith('.gz'),
      spec: bank,
      registry,
      day: benchDay,
      beginPass: staging.beginPass,
      ...(options.isFirst && { sample: staging.sample }),
    });
    if (outcome.kind === 'rejected') throw new Error(`the delivery was rejected: ${outcome.reason}`);
    await staging.finish(outcome.rows);
    return outcome.matched;
  };
}

/** Read by the thread that matches, into one buffer: the engine keeps nothing of a chunk once it asks for the next. */
// eslint-disable-next-line @typescript-eslint/require-await -- a stored object is read asynchronously
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  for (let bytes = 1; bytes > 0;) {
    bytes = readSync(file, chunk);
    yield chunk.subarray(0, bytes);
  }
  closeSync(file);
}

/** Chunk objects of hits, and what a first pass puts beside the bytes, as files of the folder. */
export function createStaging(
  { out, delivery }: Pick<Job, 'out' | 'delivery'>,
  registry: Registry,
  { isFirst }: Options,
) {
  const facts = {
    provider: 'bank',
    asOf: benchDay,
    file: `inbox/bank/bank/${benchDay}/${basename(delivery)}`,
  };
  // A bucket as far as staging needs one: whole objects are written.
  const store = {
    write: (key: string, body: string | Uint8Array) => writeFile(join(out, basename(key)), body),
    writeStream: (key: string, body: Readable) => writeFile(join(out, basename(key)), body),
  };
  let staged: StagedPass | undefined;
  let profiled: ProfiledPass | undefined;
  const beginPass: MatchRequest['beginPass'] = (format) => {
    staged = new StagedPass({
      ...{ store, registry, staged: 'staged/', columns: bank.columns },
      facts: { ...facts, ...format },
    });
    profiled = isFirst ? new ProfiledPass(staged, { spec: bank, asOf: benchDay, format }) : undefined;
    return profiled ?? staged;
  };
  const finish = async (rows: number): Promise<void> => {
    await staged?.finish();
    if (profiled === undefined) return;
    await profiled.writePersons('persons', store);
    await store.write('sample', JSON.stringify([profiled.sample, profiled.profile(rows)]));
  };
  return { beginPass, sample: (row: SampledRow) => profiled?.sampled(row), finish };
}
