/** `hedui migrate`: adds to items on record what the schemas of today fill in as they read. */
import { Table } from '../shared/store/aws/table.ts';
import { addToItems } from '../shared/store/whole-tables.ts';
import { migrations } from '../shared/domain/migrations/index.ts';
import { defineCommand, switchFlag } from './command.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

const tables = { households: 'HouseholdsTable', operations: 'OperationsTable' };

async function migrate({ clients, output }: Target, apply: boolean): Promise<number> {
  let lacking = 0;
  for (const { name, table, ...migration } of migrations) {
    const items = await addToItems(new Table(clients.tables, output(tables[table])), { ...migration, apply });
    process.stdout.write(`${name}: ${items} items ${apply ? 'migrated' : 'to migrate'}\n`);
    lacking += items;
  }
  return lacking;
}

interface Flags extends TargetFlags {
  apply: boolean;
}

export const command = defineCommand<Flags>({
  about: `为旧版本写入的记录补上新版本读取时填入的内容。
Adds to items on record what the schemas of today fill in as they read.

0 没有可补的 no item lacks anything; 1 有 some do`,
  parameters: {
    flags: {
      apply: switchFlag(
        '写入；不带此项只计数 adds it; without it, shows how many items each migration would touch',
      ),
      ...targetFlags,
    },
  },
  run: async ({ apply, ...where }) => {
    const lacking = await workOn(where, (target) => migrate(target, apply));
    return apply || lacking === 0 ? 0 : 1;
  },
});
