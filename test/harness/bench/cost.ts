/** The cost table: measured, computed, and written as the README has it. */
import { synthesizeAssembly } from '../../../cli/synthesize.ts';
import { readAssembly } from '../../../infra/embedded/assembly.ts';
import { measureCostBasis } from './cost-measurement.ts';
import { costOfMillionRows, totalOf, type CostBasis, type FunctionMemory } from './cost-model.ts';
import { formatCost } from './cost-report.ts';
import { readPrices } from './idle.ts';
import { round } from './statistics.ts';

type Resources = ReturnType<typeof readAssembly>['template']['Resources'];

export interface CostResult {
  usdPerMillionRows: number;
  /** For the README. */
  markdown: string;
}

export async function measureCost(): Promise<CostResult> {
  const prices = await readPrices();
  const { template } = readAssembly(await synthesizeAssembly(), undefined);
  const memory = readMemory(template.Resources);
  const matcher = Object.keys(memory).find((name) => name.startsWith('Deliveries'));
  if (matcher === undefined) throw new Error('the stack has no function that matches deliveries');
  const basis: CostBasis = { measured: await measureCostBasis(), matcher, memory, prices };
  const usdPerMillionRows = round(totalOf(costOfMillionRows(basis)));
  return { usdPerMillionRows, markdown: formatCost(basis, prices) };
}

/** What the template gives each function. */
function readMemory(resources: Resources): FunctionMemory {
  const functions = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
  return Object.fromEntries(
    functions.map(([name, { Properties }]) => [name, Number(Properties['MemorySize'] ?? 128) / 1024]),
  );
}
