/** `hedui restore`: makes the tables of the stack equal to tables that were restored from a backup. */
import { Table } from '../shared/store/aws/table.ts';
import { makeEqual, readHeld, type Held } from '../shared/store/table-maintenance.ts';
import { defineCommand, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** A table of the stack, and the restored one that it is to be equal to. */
interface Pair {
  name: 'HouseholdsTable' | 'OperationsTable';
  kind: 'households' | 'operations';
  from: Table;
  to: Table;
}

/** @throws ArgumentError where a table is given twice, or is one that is to be overwritten */
function pairUp({ clients, output }: Target, households: string, operations: string): Pair[] {
  const pair = (name: Pair['name'], kind: Pair['kind'], from: string): Pair => {
    const open = (table: string) => new Table(clients.tables, table);
    return { name, kind, from: open(from), to: open(output(name)) };
  };
  const pairs = [
    pair('HouseholdsTable', 'households', households),
    pair('OperationsTable', 'operations', operations),
  ];
  if (households === operations)
    throw new ArgumentError(
      `两张表都是 ${households}，请分别给出 ${households} is given for both tables; name each`,
    );
  for (const { from } of pairs)
    if (pairs.some(({ to }) => to.name === from.name))
      throw new ArgumentError(
        `${from.name} 是此栈自己的表，请给出恢复出的表 ${from.name} is a table of this stack; name the restored ones`,
      );
  return pairs;
}

const titles = { households: '家庭表', operations: '运行表' } as const;

/** @throws ArgumentError where it holds nothing, or items of the other table */
async function readRestored({ kind, from }: Pair): Promise<Held> {
  const held = await readHeld(from);
  const wrong = held.keys.size - held[kind];
  if (wrong > 0)
    throw new ArgumentError(
      `${from.name} 不是${titles[kind]}：有 ${wrong} 项属于另一张表 ${from.name} is not a table of ${kind}: ${wrong} of its items belong to the other`,
    );
  if (held.keys.size === 0)
    throw new ArgumentError(
      `${from.name} 是空表，恢复完成了吗？${from.name} is empty; is its restore complete?`,
    );
  return held;
}

async function show(pairs: readonly Pair[], confirm: string): Promise<number> {
  for (const pair of pairs) {
    const restored = await readRestored(pair);
    const { keys } = await readHeld(pair.to);
    const surplus = [...keys].filter((key) => !restored.keys.has(key)).length;
    process.stdout.write(
      `${pair.name}: 现有 ${keys.size} 项，将删除 ${surplus} 项；${pair.from.name} 有 ${restored.keys.size} 项 ${keys.size} items, of which ${surplus} would be removed; ${restored.keys.size} in ${pair.from.name}\n`,
    );
  }
  process.stdout.write(`尚未改动；确认恢复请加 nothing was changed; to restore, add: --confirm ${confirm}\n`);
  return 1;
}

async function restore(pairs: readonly Pair[]): Promise<number> {
  for (const pair of pairs) await readRestored(pair);
  for (const { name, from, to } of pairs) {
    const { put, removed } = await makeEqual({ from, to });
    process.stdout.write(
      `${name}: 已写入 ${put} 项，与 ${from.name} 一致，删除 ${removed} 项 ${put} items as in ${from.name}, ${removed} others removed\n`,
    );
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

0 已一致 they are equal; 1 未改动 nothing was changed; 2 参数有误，如表不对 wrong arguments, such as the wrong table`,
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
        "确认恢复：栈自己的家庭表名称，不带此项只计数 restores: the name of the stack's own table of households; without it, items are only counted",
      ),
      ...targetFlags,
    },
  },
  run: ({ households, operations, confirm, ...where }) =>
    workOn(
      where,
      async (target) => {
        const pairs = pairUp(target, households, operations);
        const own = target.output('HouseholdsTable');
        if (confirm === undefined) return show(pairs, own);
        if (confirm !== own)
          throw new ArgumentError(
            `--confirm: 此栈的家庭表不是 ${confirm}，而是 ${own}; the table of households here is ${own}, not ${confirm}`,
          );
        return restore(pairs);
      },
      confirm === undefined ? undefined : { action: 'restore', isDone: (code) => code === 0 },
    ),
});
