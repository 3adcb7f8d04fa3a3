/** `npm run delete-all`: removes everything that a stack holds; what is under lock stays, and is told. */
import { deleteItems } from '../../../shared/adapters/tables.ts';
import { emptyBucket, listVersions, type Emptied } from '../../../shared/adapters/whole-buckets.ts';
import { scanTable } from '../../../shared/adapters/whole-tables.ts';
import { ArgumentError } from './arguments.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run delete-all -- [--confirm TABLE] [--out DIR | --stack NAME [--region NAME]]

  --confirm TABLE  the name of the table of households, which this shows without it; nothing brings back what is removed
${placeUsage}`;

const tables = ['HouseholdsTable', 'OperationsTable'];
const buckets = ['InboxBucket', 'StoreBucket', 'AuditBucket', 'AccessLogsBucket'];

async function showAll({ clients, output }: Place, name: string): Promise<number> {
  for (const table of tables) {
    const items = await countOf(
      scanTable(clients.tables, { TableName: output(table), ProjectionExpression: 'pk' }),
    );
    process.stdout.write(`${table}: ${items} items\n`);
  }
  for (const bucket of buckets)
    process.stdout.write(
      `${bucket}: ${await countOf(listVersions(clients.objects, output(bucket)))} objects\n`,
    );
  process.stdout.write(`nothing was removed; to remove all of it: --confirm ${name}\n`);
  return 1;
}

async function deleteAll({ clients, output }: Place): Promise<number> {
  for (const table of tables) {
    const removed = await emptyTable(clients.tables, output(table));
    process.stdout.write(`${table}: ${removed} items removed\n`);
  }
  for (const bucket of buckets)
    process.stdout.write(`${bucket}: ${describe(await emptyBucket(clients.objects, output(bucket)))}\n`);
  return 0;
}

async function emptyTable(client: Place['clients']['tables'], table: string): Promise<number> {
  let removed = 0;
  const keys = async function* () {
    for await (const { pk, sk } of scanTable(client, { TableName: table, ProjectionExpression: 'pk, sk' })) {
      removed += 1;
      yield { pk: String(pk), sk: String(sk) };
    }
  };
  await deleteItems(client, table, keys());
  return removed;
}

function describe({ removed, locked, lockedUntil }: Emptied): string {
  const kept =
    lockedUntil === undefined
      ? ''
      : `; ${locked} remain under lock, the last until ${lockedUntil.toISOString().slice(0, 10)}`;
  return `${removed} objects removed, former versions included${kept}`;
}

async function countOf(all: AsyncIterable<unknown>): Promise<number> {
  const counted = all[Symbol.asyncIterator]();
  let count = 0;
  while ((await counted.next()).done !== true) count += 1;
  return count;
}

await runTool({ usage, options: { confirm: { type: 'string' } } }, async ({ values }) => {
  const { confirm, ...where } = values;
  return workAt(where, async (place) => {
    const name = place.output('HouseholdsTable');
    if (confirm === undefined) return showAll(place, name);
    if (confirm !== name)
      throw new ArgumentError(`this is not ${confirm}: its table of households is ${name}`);
    return deleteAll(place);
  });
});
