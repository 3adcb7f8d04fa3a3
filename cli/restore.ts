/** `hedui restore`: makes the tables of the stack equal to tables that were restored from a backup. */
import { makeEqual, readHeld, type Held } from '../shared/store/aws/whole-tables.ts';
import { defineCommand, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** A table of the stack, and the restored one that it is to be equal to. */
interface Pair {
  name: 'HouseholdsTable' | 'OperationsTable';
  kind: 'households' | 'operations';
  from: string;
  to: string;
}

/** @throws ArgumentError where a table is given twice, or is one that is to be overwritten */
function pairUp({ output }: Target, households: string, operations: string): Pair[] {
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
async function readRestored({ clients }: Target, { kind, from }: Pair): Promise<Held> {
  const held = await readHeld(clients.tables, from);
  const wrong = held.keys.size - held[kind];
  if (wrong > 0) throw new ArgumentError(`${from} is no table of ${kind}: ${wrong} of its items are others`);
  if (held.keys.size === 0) throw new ArgumentError(`${from} holds nothing; is it restored completely?`);
  return held;
}

async function show(target: Target, pairs: readonly Pair[], confirm: string): Promise<number> {
  for (const pair of pairs) {
    const restored = await readRestored(target, pair);
    const { keys } = await readHeld(target.clients.tables, pair.to);
    const surplus = [...keys].filter((key) => !restored.keys.has(key)).length;
    process.stdout.write(
      `${pair.name}: ${keys.size} items, of which ${surplus} would be removed; ${restored.keys.size} in ${pair.from}\n`,
    );
  }
  process.stdout.write(`nothing was changed; to make them equal: --confirm ${confirm}\n`);
  return 1;
}

async function restore(target: Target, pairs: readonly Pair[]): Promise<number> {
  for (const pair of pairs) await readRestored(target, pair);
  for (const { name, from, to } of pairs) {
    const { put, removed } = await makeEqual(target.clients.tables, { from, to });
    process.stdout.write(`${name}: ${put} items as in ${from}, ${removed} removed that it has not\n`);
  }
  return 0;
}

interface Flags extends TargetFlags {
  households: string;
  operations: string;
  confirm?: string | undefined;
}

export const command = defineCommand<Flags>({
  about: `使栈的两张表与从备份恢复的表一致；其后写入的内容不再存在。
Makes the tables of the stack equal to tables that were restored from a backup; what was written since is gone.

0 已一致 they are equal; 1 未改动 nothing was changed; 2 参数有误 wrong arguments, such as a table with items of another kind`,
  parameters: {
    flags: {
      households: {
        ...textFlag('TABLE', '恢复出的家庭表 the restored table of households'),
        optional: false,
      },
      operations: {
        ...textFlag('TABLE', '恢复到同一秒的运行表 the restored table of operations, of the same second'),
        optional: false,
      },
      confirm: textFlag(
        'TABLE',
        "栈自己的家庭表名称，不带此项只计数 the name of the stack's own table of households; without it, it only counts",
      ),
      ...targetFlags,
    },
  },
  run: ({ households, operations, confirm, ...where }) =>
    workOn(where, async (target) => {
      const pairs = pairUp(target, households, operations);
      const own = target.output('HouseholdsTable');
      if (confirm === undefined) return show(target, pairs, own);
      if (confirm !== own)
        throw new ArgumentError(`this is not ${confirm}: its table of households is ${own}`);
      return restore(target, pairs);
    }),
});
