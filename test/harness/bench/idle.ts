/** Seventh table: what a stack costs a month in which nothing is delivered, beside one of a version before. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { synthesizeInto } from '../../../cli/synthesize.ts';
import { readAssembly } from '../../../infra/embedded/assembly.ts';
import { emptyFolder } from './cache.ts';
import { type Cost, costOfIdleMonth, type PriceList, totalOf } from './cost-model.ts';
import { round } from './statistics.ts';
import { checkOut } from './version.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** US dollars by item. */
export interface IdleMonth {
  here: Cost;
  /** Undefined unless a base was named. */
  base: Cost | undefined;
}

export async function readPrices(): Promise<PriceList> {
  return JSON.parse(await readFile(join(import.meta.dirname, 'prices.json'), 'utf8')) as PriceList;
}

/** By the templates that would be deployed with the settings of either version. */
export async function priceIdleMonth(base: string | undefined): Promise<IdleMonth> {
  const prices = await readPrices();
  const costOf = async (checkout: string, folder: string): Promise<Cost> => {
    const assembly = await emptyFolder(folder);
    await synthesizeInto(assembly, checkout);
    return costOfIdleMonth(Object.values(readAssembly(assembly, undefined).template.Resources), prices);
  };
  const here = await costOf(root, 'assembly-here');
  if (base === undefined) return { here, base };
  const { root: checkout } = await checkOut(base, await emptyFolder('idle-base'));
  return { here, base: await costOf(checkout, 'assembly-base') };
}

/** This version over the base. */
export function compareIdle({ here, base }: IdleMonth): number | null {
  return base === undefined ? null : round(totalOf(here) / totalOf(base));
}
