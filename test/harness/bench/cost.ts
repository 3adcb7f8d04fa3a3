/** The cost table: measured, computed, and written as the README has it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { synthesizeAssembly } from '../../../cli/synthesize.ts';
import { readAssembly } from '../../../infra/embedded/assembly.ts';
import { measureCostBasis } from './cost-measurement.ts';
import {
  type Cost,
  costOfIdleMonth,
  costOfMillionRows,
  totalOf,
  type CostBasis,
  type FunctionMemory,
  type PriceList,
} from './cost-model.ts';
import { formatCost, formatIdleMonth } from './cost-report.ts';
import { round } from './statistics.ts';

type Resources = ReturnType<typeof readAssembly>['template']['Resources'];

export interface CostResult {
  usdPerMillionRows: number;
  /** By item. */
  usdPerIdleMonth: Cost;
  /** For the README. */
  markdown: string;
}

export async function measureCost(): Promise<CostResult> {
  const prices = JSON.parse(await readFile(join(import.meta.dirname, 'prices.json'), 'utf8')) as PriceList;
  const { template } = readAssembly(await synthesizeAssembly(), undefined);
  const resources = Object.values(template.Resources);
  const usdPerIdleMonth = costOfIdleMonth(resources, prices);
  const memory = readMemory(template.Resources);
  const matcher = Object.keys(memory).find((name) => name.startsWith('Deliveries'));
  if (matcher === undefined) throw new Error('the stack has no function that matches deliveries');
  const basis: CostBasis = { measured: await measureCostBasis(), matcher, memory, prices };
  const usdPerMillionRows = round(totalOf(costOfMillionRows(basis)));
  const markdown = `${formatCost(basis, prices)}\n${formatIdleMonth(usdPerIdleMonth)}`;
  return { usdPerMillionRows, usdPerIdleMonth, markdown };
}

/** What the template gives each function. */
function readMemory(resources: Resources): FunctionMemory {
  const functions = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
  return Object.fromEntries(
    functions.map(([name, { Properties }]) => [name, Number(Properties['MemorySize'] ?? 128) / 1024]),
  );
}
