/** Third table: the sample county's night by stage, on its rows once and twice, each night in a process of its own. */
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { synthesizeAssembly } from '../../../cli/synthesize.ts';
import { ensureSampleCounty, SAMPLE_DAY } from '../../../cli/sample-county/index.ts';
import { emptyFolder } from './cache.ts';
import { runNode } from './child.ts';
import { median, ratios, round, spread } from './statistics.ts';
import type { Usage } from './usage.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export interface StageTime {
  stage: string;
  seconds: number;
}

export interface Night {
  rows: number;
  stages: StageTime[];
  /** From the start of the process to its end. */
  seconds: number;
  peakMegabytes: number;
}

export interface NightResult {
  once: Night[];
  twice: Night[];
}

/** Measures nights in turn: once, twice, once, twice, … */
export async function measureNights(rounds: number): Promise<NightResult> {
  const county = await ensureSampleCounty(join(root, '.cache', 'sample-county'));
  const doubled = await doubleProviders(county.directory);
  // Synthesized beforehand: it is done once for many nights.
  await synthesizeAssembly();
  const result: NightResult = { once: [], twice: [] };
  for (let done = 0; done < rounds; done += 1) {
    result.once.push(await runNight(county.directory));
    result.twice.push(await runNight(doubled));
  }
  return result;
}

/**
 * The county with twice as many rows: every provider has a twin under another name, which delivers the same files, so that
 * twice as many rows arrive, match, miss and are quarantined. The households stay; each has twice as many holdings.
 */
async function doubleProviders(directory: string): Promise<string> {
  const folder = await emptyFolder('county-twice');
  await cp(join(directory, 'roster'), join(folder, 'roster'), { recursive: true });
  for (const source of await readdir(join(directory, 'inbox'))) {
    await mkdir(join(folder, 'inbox', source), { recursive: true });
    for (const provider of await readdir(join(directory, 'inbox', source))) {
      for (const name of [provider, `${provider}-2`])
        await cp(join(directory, 'inbox', source, provider), join(folder, 'inbox', source, name), {
          recursive: true,
        });
    }
  }
  return folder;
}

/** What of the command's summary is read. */
interface NightSummary {
  rows: { delivered: number };
  seconds: StageTime[];
}

async function runNight(directory: string): Promise<Night> {
  const out = await emptyFolder('night');
  const report = join(out, 'usage.json');
  const started = performance.now();
  await runNode(
    [
      ...['--import', import.meta.resolve('./report-usage.ts')],
      join(root, 'cli', 'nightly.ts'),
      ...['--data', directory, '--now', SAMPLE_DAY, '--out', out],
    ],
    { BENCH_USAGE_FILE: report },
  );
  const seconds = (performance.now() - started) / 1000;
  const { peakMegabytes } = JSON.parse(await readFile(report, 'utf8')) as Usage;
  const summary = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) as NightSummary;
  return { rows: summary.rows.delivered, stages: summary.seconds, seconds, peakMegabytes };
}

/** Medians of the stages, and of the whole, in the order in which they were. */
export function summarizeStages(nights: readonly Night[]): StageTime[] {
  const stages = (nights[0]?.stages ?? []).map(({ stage }) => ({
    stage,
    seconds: round(median(nights.flatMap((night) => findSeconds(night, stage)))),
  }));
  return [...stages, { stage: 'whole', seconds: round(median(nights.map(({ seconds }) => seconds))) }];
}

function findSeconds({ stages }: Night, stage: string): number[] {
  return stages.filter((other) => other.stage === stage).map(({ seconds }) => seconds);
}

/** Time on twice the rows over time on the rows once, round by round. */
export function compareNights({ once, twice }: NightResult): { ratio: number; spread: number } {
  const seconds = (nights: readonly Night[]) => nights.map((night) => night.seconds);
  const found = ratios(seconds(twice), seconds(once));
  return { ratio: median(found), spread: spread(found) };
}
