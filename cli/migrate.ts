/** `hedui migrate`: writes into stored items what today's schemas fill in when they read them. */
import { Table } from '../shared/store/aws/table.ts';
import { addToItems } from '../shared/store/table-maintenance.ts';
import { migrations } from '../shared/domain/migrations/index.ts';
import { defineCommand, switchFlag } from './command.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

const tables = { households: 'HouseholdsTable', operations: 'OperationsTable' };

async function migrate({ clients, output }: Target, apply: boolean): Promise<number> {
  let lacking = 0;
  for (const { name, table, ...migration } of migrations) {
    const items = await addToItems(new Table(clients.tables, output(tables[table])), { ...migration, apply });
    process.stdout.write(`${name}: ${items} 项${apply ? '已补 items migrated' : '待补 items to migrate'}\n`);
    lacking += items;
  }
  return lacking;
}

interface Flags extends TargetFlags {
  apply: boolean;
}

export const command = defineCommand<Flags>({
  about: `为旧版本写入的记录补上新版本读取时填入的内容。
Writes into stored items what today's schemas fill in when they read items of an older version.

0 没有可补的，或已补 no item lacks anything, or all were migrated; 1 有待补的 some do`,
  parameters: {
    flags: {
      apply: switchFlag(
        '写入；不带此项只计数 writes; without it, the items of each migration are only counted',
      ),
      ...targetFlags,
    },
  },
  run: async ({ apply, ...where }) => {
    const lacking = await workOn(
      where,
      (target) => migrate(target, apply),
      apply ? { action: 'migrate --apply', isDone: () => true } : undefined,
    );
    return apply || lacking === 0 ? 0 : 1;
  },
});
