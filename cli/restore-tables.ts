/** `npm run restore-tables`: makes the tables of the stack equal to tables that were restored from a backup. */
import { makeEqual, readHeld, type Held } from '../shared/store/aws/whole-tables.ts';
import { ArgumentError } from './arguments.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run restore-tables -- --households TABLE --operations TABLE [--confirm TABLE] [--out DIR | --stack NAME [--region NAME]]

  --households TABLE  what the household files are made equal to; what was written since is gone
  --operations TABLE  the same of the operations, restored to the same second
  --confirm TABLE     the name of the stack's own table of households, which this shows without it; without it, it only
                      counts
${placeUsage}

Exit code 0: the tables are equal; 1: nothing was changed; 2: wrong arguments, such as a table with items of another kind.`;

/** A table of the stack, and the restored one that it is to be equal to. */
interface Pair {
  name: 'HouseholdsTable' | 'OperationsTable';
  kind: 'households' | 'operations';
  from: string;
  to: string;
}

/** @throws ArgumentError where a table is given twice, or is one that is to be overwritten */
function pairUp({ output }: Place, households: string, operations: string): Pair[] {
  const pairs: Pair[] = [
    { name: 'HouseholdsTable', kind: 'households', from: households, to: output('HouseholdsTable') },
    { name: 'OperationsTable', kind: 'operations', from: operations, to: output('OperationsTable') },
  ];
  if (households === operations) throw new ArgumentError(`${households} is given for both tables`);
  for (const { from } of pairs)
    if (pairs.some(({ to }) => to === from))
      throw new ArgumentError(`${from} is a table of the stack itself: give the ones that were restored`);
  return pairs;
}

/** @throws ArgumentError where it holds nothing, or items of the other table */
async function readRestored({ clients }: Place, { kind, from }: Pair): Promise<Held> {
  const held = await readHeld(clients.tables, from);
  const wrong = held.keys.size - held[kind];
  if (wrong > 0) throw new ArgumentError(`${from} is no table of ${kind}: ${wrong} of its items are others`);
  if (held.keys.size === 0) throw new ArgumentError(`${from} holds nothing; is it restored completely?`);
  return held;
}

async function show(place: Place, pairs: readonly Pair[], confirm: string): Promise<number> {
  for (const pair of pairs) {
    const restored = await readRestored(place, pair);
    const { keys } = await readHeld(place.clients.tables, pair.to);
    const surplus = [...keys].filter((key) => !restored.keys.has(key)).length;
    process.stdout.write(
      `${pair.name}: ${keys.size} items, of which ${surplus} would be removed; ${restored.keys.size} in ${pair.from}\n`,
    );
  }
  process.stdout.write(`nothing was changed; to make them equal: --confirm ${confirm}\n`);
  return 1;
}

async function restore(place: Place, pairs: readonly Pair[]): Promise<number> {
  for (const pair of pairs) await readRestored(place, pair);
  for (const { name, from, to } of pairs) {
    const { put, removed } = await makeEqual(place.clients.tables, { from, to });
    process.stdout.write(`${name}: ${put} items as in ${from}, ${removed} removed that it has not\n`);
  }
  return 0;
}

const text = { type: 'string' } as const;

await runTool(
  { usage, options: { households: text, operations: text, confirm: text } },
  async ({ values }) => {
    const { households, operations, confirm, ...where } = values;
    if (households === undefined || operations === undefined) throw new ArgumentError(usage);
    return workAt(where, async (place) => {
      const pairs = pairUp(place, households, operations);
      const own = place.output('HouseholdsTable');
      if (confirm === undefined) return show(place, pairs, own);
      if (confirm !== own)
        throw new ArgumentError(`this is not ${confirm}: its table of households is ${own}`);
      return restore(place, pairs);
    });
  },
);
