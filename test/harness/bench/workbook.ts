/** `npm run harness -- workbook`: how much memory reading a workbook takes. */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bank } from '../../../shared/domain/catalogue/sources/bank.ts';
import { readRows } from '../../../shared/matching/read-rows.ts';
import { workbookOf } from '../corpus/workbook.ts';
import { runScript } from '../run-script.ts';

const usage = `npm run harness -- workbook [--rows N]

  --rows N  rows of ten columns (default: 200000)`;

const header = '身份证号,姓名,开户行,账号,子账号,账户类型,币种,余额,余额日期,账户状态';

function rowOf(n: number): string {
  const identity = `32990119700101${String(n % 10_000).padStart(4, '0')}`;
  return `${identity},张三,柳湾支行,6299010${String(n).padStart(12, '0')},,活期,人民币,${n}.50,2026-10-29,正常`;
}

/** In another process, so that only reading counts. */
function make(path: string, rows: string): void {
  const script = [import.meta.filename, '--rows', rows, '--make', path];
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=8000', ...script], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the workbook was not made');
}

async function read(path: string): Promise<string> {
  const began = performance.now();
  const open = () => createReadStream(path);
  const reading = await readRows(open, { gzipped: false, columns: bank.columns });
  if (reading.kind === 'rejected') throw new Error(reading.reason);
  let rows = 0;
  const each = reading.rows[Symbol.asyncIterator]();
  while ((await each.next()).done !== true) rows += 1;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${rows} rows of ten columns (${Math.round(statSync(path).size / 1e6)} MB): ${seconds} s, at most ${peak} MB`;
}

const options = { rows: { type: 'string', default: '200000' }, make: { type: 'string' } } as const;

await runScript({ usage, options }, async ({ values: { rows, make: path } }) => {
  if (path !== undefined) {
    const lines = Array.from({ length: Number(rows) }, (_, n) => rowOf(n));
    writeFileSync(path, workbookOf([[header, ...lines].join('\n')]));
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hedui-workbook-'));
  try {
    const file = join(folder, 'a.xlsx');
    make(file, rows);
    process.stdout.write(`${await read(file)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return 0;
});
