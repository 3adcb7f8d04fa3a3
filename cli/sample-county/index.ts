/**
 * The sample county: a folder that mirrors the inbox bucket, as large and as dirty as a real county's, and the same in every
 * byte each time. Its people are invented, and no identity number in it can be anybody's.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ruleNames, sourceNames } from '../../shared/domain/catalogue/catalogue.ts';
import { listDeliveries } from './deliveries.ts';
import { drawApplicants, writeApplicants } from './applicants.ts';
import { plantAmounts } from './amount-plots.ts';
import { describeAmounts, type PlantedAmounts } from './describe-amounts.ts';
import { composeHouseholds } from './families.ts';
import { sampleCounty } from './identities.ts';
import { readSamples } from './samples.ts';
import { plantHoldings } from './planting.ts';
import type { Raise } from './plots.ts';
import { SAMPLE_DAY } from './providers.ts';
import { rosterKey, writeRoster } from './roster.ts';
import { writeCsv, type RowCounts } from './write.ts';

export { SAMPLE_DAY } from './providers.ts';
export type { Raise } from './plots.ts';
export type { RowCounts } from './write.ts';

export interface SampleCounty {
  directory: string;
  county: string;
  /** The day to compare it on. */
  day: string;
  people: number;
  households: number;
  roster: { key: string; rows: number };
  /** What a match must count in each delivery, by its key. */
  deliveries: Record<string, RowCounts>;
  /** The households that each plot was planted in. */
  planted: Record<string, string[]>;
  /** The findings that must be raised, by household; no other household has any. */
  expected: Record<string, Raise[]>;
  amounts: PlantedAmounts;
}

const generatedFile = 'generated.json';

/** Writes the county below the directory, which is made if need be. */
export async function generateSampleCounty(directory: string): Promise<SampleCounty> {
  await mkdir(directory, { recursive: true });
  const taken = new Set<string>();
  const households = composeHouseholds(taken);
  const amounts = describeAmounts(plantAmounts(households));
  const samples = await readSamples();
  const { ledger, planted, expected } = plantHoldings(households, samples);
  const urban = households.find(({ scheme }) => scheme === 'urban')?.place;
  await writeApplicants(directory, drawApplicants(ledger, households, taken), urban);
  const roster = await writeRoster(directory, households);
  const deliveries: Record<string, RowCounts> = {};
  for (const delivery of listDeliveries(ledger, samples, taken)) {
    deliveries[delivery.key] = await writeCsv({ directory, ...delivery });
  }
  const county = {
    county: sampleCounty,
    day: SAMPLE_DAY,
    people: roster.rows,
    households: households.length,
    roster: { key: rosterKey, rows: roster.rows },
    deliveries,
    planted,
    expected,
    amounts,
  };
  // Written last, so that a generation that was cut off is not taken for a county.
  await writeFile(join(directory, generatedFile), JSON.stringify({ version: await readVersion(), county }));
  return { directory, ...county };
}

/**
 * The county from the cache, generated first where it is missing or was made by another version of the generator.
 *
 * @throws Error where the directory holds something else, which is left alone
 */
export async function ensureSampleCounty(cacheDirectory: string): Promise<SampleCounty> {
  const directory = resolve(cacheDirectory);
  const cached = await readGenerated(directory);
  if (cached?.version === (await readVersion())) return { directory, ...cached.county };
  await refuseOthers(directory, cached);
  await mkdir(dirname(directory), { recursive: true });
  // Made aside and moved, so that two who need it at once do not write into each other's files.
  const aside = await mkdtemp(`${directory}-`);
  const county = await generateSampleCounty(aside);
  await rm(directory, { recursive: true, force: true });
  try {
    await rename(aside, directory);
  } catch (error) {
    // Somebody else was quicker between the two steps; what they made is the same.
    await rm(aside, { recursive: true, force: true });
    if ((await readGenerated(directory))?.version !== (await readVersion())) throw error;
  }
  return { ...county, directory };
}

async function refuseOthers(directory: string, cached: Generated | undefined): Promise<void> {
  const present = await readdir(directory).catch((): string[] => []);
  if (cached === undefined && present.length > 0)
    throw new Error(`${directory} is not empty and no sample county`);
}

interface Generated {
  version: string;
  county: Omit<SampleCounty, 'directory'>;
}

async function readGenerated(directory: string): Promise<Generated | undefined> {
  const text = await readFile(join(directory, generatedFile), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Generated);
}

/** The digest of the generator's own modules and those of the catalogue: it changes whenever the county might. */
async function readVersion(): Promise<string> {
  const digest = createHash('sha256');
  const catalogue = resolve(import.meta.dirname, '../../shared/domain/catalogue');
  for (const folder of [import.meta.dirname, join(catalogue, 'sources'), join(catalogue, 'rules')]) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
    for (const name of names) digest.update(await readFile(join(folder, name)));
  }
  digest.update([...sourceNames, ...ruleNames].join());
  return digest.digest('hex');
}
