/** The cost table: measured, computed, and written as the README has it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { synthesizeAssembly } from '../../../cli/synthesize.ts';
import { readAssembly } from '../../../infra/embedded/assembly.ts';
import { measureCostBasis } from './cost-measurement.ts';
import {
  costOfMillionRows,
  totalOf,
  type CostBasis,
  type FunctionMemory,
  type PriceList,
} from './cost-model.ts';
import { formatCost } from './cost-report.ts';
import { round } from './statistics.ts';

export interface CostResult {
  usdPerMillionRows: number;
  /** For the README. */
  markdown: string;
}

export async function measureCost(): Promise<CostResult> {
  const prices = JSON.parse(await readFile(join(import.meta.dirname, 'prices.json'), 'utf8')) as PriceList;
  const memory = await readMemory();
  const matcher = Object.keys(memory).find((name) => name.startsWith('Deliveries'));
  if (matcher === undefined) throw new Error('the stack has no function that matches deliveries');
  const basis: CostBasis = { measured: await measureCostBasis(), matcher, memory, prices };
  const usdPerMillionRows = round(totalOf(costOfMillionRows(basis)));
  return { usdPerMillionRows, markdown: formatCost(basis, prices) };
}

/** What the template gives each function. */
async function readMemory(): Promise<FunctionMemory> {
  const { template } = readAssembly(await synthesizeAssembly(), undefined);
  const functions = Object.entries(template.Resources).filter(
    ([, { Type }]) => Type === 'AWS::Lambda::Function',
  );
  return Object.fromEntries(
    functions.map(([name, { Properties }]) => [name, Number(Properties['MemorySize'] ?? 128) / 1024]),
  );
}
