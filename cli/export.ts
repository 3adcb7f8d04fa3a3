/** `hedui export`: everything that a stack holds, as files that can be read without Hedui. */
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Bucket, ObjectArchivedError } from '../shared/store/aws/objects.ts';
import { Table } from '../shared/store/aws/table.ts';
import { readableItem, scanTable } from '../shared/store/table-maintenance.ts';
import { defineCommand, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';
import { nameOf } from './receipt-path.ts';

const tables = { households: 'HouseholdsTable', operations: 'OperationsTable' };
const buckets = { inbox: 'InboxBucket', store: 'StoreBucket', audit: 'AuditBucket' };

/** A file of the export, as its list describes it. */
interface Exported {
  path: string;
  bytes: number;
  sha256: string;
  /** Of an object: its key, which its path may not be. */
  key?: string;
  /** Of a table: how many it has. */
  items?: number;
}

async function exportAll(target: Target, folder: string): Promise<{ files: number; bytes: number }> {
  const list = createWriteStream(join(folder, 'files.ndjson'));
  const total = { files: 0, bytes: 0 };
  const note = async (exported: Exported) => {
    await writeLine(list, exported);
    total.files += 1;
    total.bytes += exported.bytes;
  };
  for (const [name, output] of Object.entries(tables))
    await note(await exportTable(target, name, output, folder));
  for (const [name, output] of Object.entries(buckets)) {
    const bucket = new Bucket(target.clients.objects, target.output(output));
    for await (const { key } of bucket.list()) await note(await exportObject(bucket, name, key, folder));
  }
  list.end();
  await finished(list);
  return total;
}

async function exportTable(
  { clients, output }: Target,
  name: string,
  table: string,
  folder: string,
): Promise<Exported> {
  let items = 0;
  const lines = async function* () {
    for await (const item of scanTable(new Table(clients.tables, output(table)))) {
      items += 1;
      yield Buffer.from(`${JSON.stringify(readableItem(item))}\n`);
    }
  };
  const written = await writeFileOf(folder, `tables/${name}.ndjson`, lines());
  return { ...written, items };
}

async function exportObject(bucket: Bucket, name: string, key: string, folder: string): Promise<Exported> {
  const opened = await bucket.open(key);
  if (opened.kind === 'archived') throw new ObjectArchivedError(name);
  const body = opened.kind === 'gone' ? Readable.from([]) : opened.body;
  const path = ['buckets', name, ...key.split('/').map(nameOf)].join('/');
  return { ...(await writeFileOf(folder, path, body)), key };
}

async function writeFileOf(folder: string, path: string, body: AsyncIterable<Uint8Array>): Promise<Exported> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  const hash = createHash('sha256');
  const count = { bytes: 0 };
  await pipeline(measured(body, hash, count), createWriteStream(target));
  return { path, bytes: count.bytes, sha256: hash.digest('hex') };
}

async function* measured(body: AsyncIterable<Uint8Array>, hash: Hash, count: { bytes: number }) {
  for await (const piece of body) {
    hash.update(piece);
    count.bytes += piece.byteLength;
    yield piece;
  }
}

async function writeLine(list: WriteStream, line: unknown): Promise<void> {
  if (!list.write(`${JSON.stringify(line)}\n`)) await once(list, 'drain');
}

interface Flags extends TargetFlags {
  to: string;
}

export const command = defineCommand<Flags>({
  about: `把一个栈的全部数据导出为文件，不需要 Hedui 也能读。与原数据同等保密。
Exports everything that a stack holds as files that need nothing of Hedui to be read; they are as secret as the stack.`,
  parameters: {
    flags: {
      to: { ...textFlag('DIR', '空目录，没有则新建 an empty folder, or one that is made'), optional: false },
      ...targetFlags,
    },
  },
  run: async ({ to, ...where }) => {
    const folder = resolve(to);
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0)
      throw new ArgumentError(`--to ${to}: 不是空文件夹，请换一个 this folder is not empty; name another`);
    const { files, bytes } = await workOn(where, (target) => exportAll(target, folder), {
      ...{ action: 'export', isDone: () => true, code: 'everything-exported' },
    });
    process.stdout.write(
      `${files} 个文件，${bytes} 字节 files, bytes: ${folder}；清单 their list: files.ndjson\n`,
    );
    return 0;
  },
});
