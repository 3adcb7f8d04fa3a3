/** `hedui delete`: deletes all data of a stack, except what is under lock, which it counts. */
import { Table } from '../shared/store/aws/table.ts';
import {
  countLocked,
  emptyBucket,
  listVersions,
  type Emptied,
} from '../shared/store/aws/bucket-maintenance.ts';
import { scanKeys } from '../shared/store/table-maintenance.ts';
import { defineCommand, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

const tables = ['HouseholdsTable', 'OperationsTable'];
/** The bucket whose objects are under lock. */
const lockedBucket = 'AuditBucket';
const buckets = ['InboxBucket', 'StoreBucket', lockedBucket, 'AccessLogsBucket'];

async function showAll(target: Target, name: string): Promise<number> {
  const { clients, output } = target;
  let removable = 0;
  const show = (what: string, count: number, locked = 0, lockedUntil?: Date) => {
    removable += count - locked;
    process.stdout.write(`${what}${describeLocked(locked, lockedUntil)}\n`);
  };
  for (const table of tables) {
    const items = await countOf(scanKeys(new Table(clients.tables, output(table))));
    show(`${table}: ${items} 项 items`, items);
  }
  for (const bucket of buckets) {
    const { all, locked, lockedUntil } = await countObjects(target, bucket);
    show(`${bucket}: ${all} 个对象 objects`, all, locked, lockedUntil);
  }
  process.stdout.write(
    removable === 0
      ? '已无可删除的数据 nothing is left to delete\n'
      : `尚未删除；确认删除请加 nothing was deleted; to delete it all, add: --confirm ${name}\n`,
  );
  return removable === 0 ? 0 : 1;
}

/** Only where there are locks each object is asked for its own. */
async function countObjects({ clients, output }: Target, bucket: string) {
  if (bucket === lockedBucket) return countLocked(clients.objects, output(bucket));
  const all = await countOf(listVersions(clients.objects, output(bucket)));
  return { all, locked: 0, lockedUntil: undefined };
}

async function deleteAll({ clients, output }: Target): Promise<number> {
  for (const table of tables) {
    const removed = await emptyTable(new Table(clients.tables, output(table)));
    process.stdout.write(`${table}: 已删除 ${removed} 项 items deleted\n`);
  }
  for (const bucket of buckets)
    process.stdout.write(`${bucket}: ${describe(await emptyBucket(clients.objects, output(bucket)))}\n`);
  return 0;
}

async function emptyTable(table: Table): Promise<number> {
  let removed = 0;
  const keys = async function* () {
    for await (const key of scanKeys(table)) {
      removed += 1;
      yield key;
    }
  };
  await table.deleteAll(keys());
  return removed;
}

function describe({ removed, locked, lockedUntil }: Emptied): string {
  return `已删除 ${removed} 个对象，含旧版本 objects deleted, former versions included${describeLocked(locked, lockedUntil)}`;
}

function describeLocked(locked: number, until: Date | undefined): string {
  if (until === undefined) return '';
  return `；${locked} 个在锁定期内，最晚至 remain under lock, the last until ${until.toISOString().slice(0, 10)}`;
}

/** The engines of this machine mark deleted bytes as free, and may never overwrite them. */
function describeFolder(out: string): string {
  return `本机的文件中仍有残留，请删除整个文件夹 ${out} deleted bytes stay in the files of ${out}/.state, and results beside it: delete the folder ${out}`;
}

async function countOf(all: AsyncIterable<unknown>): Promise<number> {
  const counted = all[Symbol.asyncIterator]();
  let count = 0;
  while ((await counted.next()).done !== true) count += 1;
  return count;
}

interface Flags extends TargetFlags {
  confirm?: string | undefined;
}

export const command = defineCommand<Flags>({
  about: `删除一个栈中的全部数据；锁定期内的存档留下并说明。删除后无法恢复。
Deletes all data of a stack. What is under lock stays, and is counted. Nothing brings deleted data back.

0 已无数据，或只剩锁定的 nothing is left, or only what is under lock; 1 仍有数据 data is left, as without --confirm; 2 参数有误 wrong arguments`,
  parameters: {
    flags: {
      confirm: textFlag(
        'TABLE',
        '确认删除：家庭表的名称，不带此项时显示 deletes: the name of the table of households, which is shown without it',
      ),
      ...targetFlags,
    },
  },
  run: ({ confirm, ...where }) =>
    workOn(
      where,
      async (target) => {
        const name = target.output('HouseholdsTable');
        if (confirm === undefined) return showAll(target, name);
        if (confirm !== name)
          throw new ArgumentError(
            `--confirm: 此栈的家庭表不是 ${confirm}，而是 ${name}; the table of households here is ${name}, not ${confirm}`,
          );
        const code = await deleteAll(target);
        if (where.stack === undefined) process.stdout.write(`${describeFolder(where.out ?? 'out')}\n`);
        return code;
      },
      // What is deleted takes the log along; a try that was refused is on record.
      confirm === undefined ? undefined : { action: 'delete', isDone: () => true, isNotedWithin: true },
    ),
});
