/** `npm run restore-tables`: makes the tables of the stack equal to tables that were restored from a backup. */
import { makeEqual } from '../../../shared/adapters/whole-tables.ts';
import { ArgumentError } from './arguments.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run restore-tables -- --households TABLE --operations TABLE [--out DIR | --stack NAME [--region NAME]]

  --households TABLE  what the household files are made equal to; what was written since is gone
  --operations TABLE  the same of the operations, restored to the same second
${placeUsage}`;

async function restore({ clients, output }: Place, from: string, name: string): Promise<void> {
  const { put, removed } = await makeEqual(clients.tables, { from, to: output(name) });
  process.stdout.write(`${name}: ${put} items as in ${from}, ${removed} removed that it has not\n`);
}

const text = { type: 'string' } as const;

await runTool({ usage, options: { households: text, operations: text } }, async ({ values }) => {
  const { households, operations, ...where } = values;
  if (households === undefined || operations === undefined) throw new ArgumentError(usage);
  await workAt(where, async (place) => {
    await restore(place, households, 'HouseholdsTable');
    await restore(place, operations, 'OperationsTable');
  });
  return 0;
});
