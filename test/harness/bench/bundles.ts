/** Sixth table: what a function's instance reads and runs before it can answer: its bundle, and the time to load it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { synthesizeInto } from '../../../cli/synthesize.ts';
import { emptyFolder } from './cache.ts';
import { runNode } from './child.ts';
import { median, round } from './statistics.ts';
import { checkOut } from './version.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export interface Bundle {
  name: string;
  /** All chunks of it, loaded at the start or later. */
  megabytes: number;
  /** Processor time, from the start of the import until the module is there or says which variable it lacks. */
  loadMilliseconds: number;
}

/** What `--json` writes: this version over the base. */
export interface BundleRatios {
  largest: number;
  loadOfConsole: number;
}

export interface BundlesResult {
  here: readonly Bundle[];
  base: readonly Bundle[] | undefined;
}

/** Measures the bundles as they are deployed, and those of a version before where one is named, in turn. */
export async function measureBundles(base: string | undefined, rounds: number): Promise<BundlesResult> {
  const here = await bundlesOf(root, 'assembly-here');
  if (base === undefined) return { here: await measureAll(here, rounds), base: undefined };
  const { root: checkout } = await checkOut(base, await emptyFolder('bundles-base'));
  const before = await bundlesOf(checkout, 'assembly-base');
  const measured = await measureAll([...before, ...here], rounds);
  return { base: measured.slice(0, before.length), here: measured.slice(before.length) };
}

export function compareBundles({ here, base }: BundlesResult): BundleRatios | null {
  if (base === undefined) return null;
  const largest = (all: readonly Bundle[]): number => Math.max(...all.map(({ megabytes }) => megabytes));
  const load = (all: readonly Bundle[]): number =>
    all.find(({ name }) => name === 'console')?.loadMilliseconds ?? Number.NaN;
  return { largest: round(largest(here) / largest(base)), loadOfConsole: round(load(here) / load(base)) };
}

interface Assembled {
  name: string;
  file: string;
}

async function bundlesOf(checkout: string, folder: string): Promise<Assembled[]> {
  const assembly = await emptyFolder(folder);
  await synthesizeInto(assembly, checkout);
  const found: Assembled[] = [];
  for (const name of await readdir(join(checkout, 'functions'))) {
    // A bundle says in a comment, or in its map, which function it was made of.
    const file = await findBundle(assembly, `functions/${name}/index.ts`);
    if (file !== undefined) found.push({ name, file });
  }
  return found;
}

async function findBundle(assembly: string, entry: string): Promise<string | undefined> {
  for (const asset of await readdir(assembly)) {
    if (!asset.startsWith('asset.')) continue;
    const map = await readFile(join(assembly, asset, 'index.mjs.map'), 'utf8').catch(() => '');
    if (map.includes(`${entry}"`)) return join(assembly, asset, 'index.mjs');
  }
  return undefined;
}

/** Each is loaded once a round, so that what else the machine does weighs on all of them alike. */
async function measureAll(bundles: readonly Assembled[], rounds: number): Promise<Bundle[]> {
  const times = bundles.map((): number[] => []);
  for (let done = 0; done < rounds; done += 1)
    for (const [at, { file }] of bundles.entries()) times[at]?.push(await load(file));
  return Promise.all(
    bundles.map(async ({ name, file }, at) => ({
      name,
      megabytes: round((await sizeOf(dirname(file))) / 1e6),
      loadMilliseconds: round(median(times[at] ?? [])),
    })),
  );
}

async function sizeOf(bundle: string): Promise<number> {
  const modules = (await readdir(bundle)).filter((file) => file.endsWith('.mjs'));
  const sizes = await Promise.all(modules.map(async (file) => (await stat(join(bundle, file))).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** Everything is evaluated by the time that a missing setting is reported: settings are read last. */
async function load(file: string): Promise<number> {
  const program = `const before = process.cpuUsage();
    await import(${JSON.stringify(file)}).catch(() => undefined);
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(String((user + system) / 1000), () => process.exit());`;
  return Number(await runNode(['--input-type=module', '--eval', program]));
}
