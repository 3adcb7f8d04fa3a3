/** `npm run migrate`: adds to items on record what the schemas of today fill in as they read. */
import { addToItems } from '../shared/store/aws/whole-tables.ts';
import { migrations } from '../shared/domain/migrations/index.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run migrate -- [--apply] [--out DIR | --stack NAME [--region NAME]]

  --apply        adds it; without it, shows how many items each migration would add something to
${placeUsage}

Exit code 0: no item lacks anything; 1: otherwise.`;

const tables = { households: 'HouseholdsTable', operations: 'OperationsTable' };

async function migrate({ clients, output }: Place, apply: boolean): Promise<number> {
  let lacking = 0;
  for (const { name, table, ...migration } of migrations) {
    const items = await addToItems(clients.tables, { table: output(tables[table]), ...migration, apply });
    process.stdout.write(`${name}: ${items} items ${apply ? 'migrated' : 'to migrate'}\n`);
    lacking += items;
  }
  return lacking;
}

await runTool({ usage, options: { apply: { type: 'boolean', default: false } } }, async ({ values }) => {
  const { apply, ...where } = values;
  const lacking = await workAt(where, (place) => migrate(place, apply));
  return apply || lacking === 0 ? 0 : 1;
});
