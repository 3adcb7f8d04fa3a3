import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Column, column } from '../../../shared/domain/kernel/header.ts';
import { type FileReading, type FileRow, readRows } from '../../../shared/matching/read-rows.ts';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { inChunks } from './generated-files.ts';

const columns: readonly Column[] = [
  column('编号', 'number', 'required'),
  column('姓名', 'name', 'required', 'name'),
  column('乡镇', 'town', 'optional'),
];

function read(
  content: string | Uint8Array,
  { gzipped = false, lineLimitBytes = 100, chunkBytes = [7] } = {},
) {
  const stored = Buffer.from(content);
  return readRows(() => inChunks({ stored, chunkBytes }), { gzipped, columns, lineLimitBytes });
}

function aRow(line: number, text: string): FileRow {
  return { kind: 'text', line, text, bytes: Buffer.from(text), valid: true, sampled: true };
}

async function rowsOf(reading: FileReading): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  if (reading.kind === 'rows') for await (const row of reading.rows) rows.push(row);
  return rows;
}

describe('reading the rows of a file', () => {
  it('gives every row its physical line and its text', async () => {
    const reading = await read('乡镇,编号,姓名\r\n,1,张三\n\n  \n"东街,镇",2,"李 ""四"""\r\n');
    expect(reading).toMatchObject({ kind: 'rows', encoding: 'utf-8', endsWithNewline: true });
    expect(reading).toMatchObject({ positions: { town: 0, number: 1, name: 2 } });
    expect(await rowsOf(reading)).toEqual([aRow(2, ',1,张三'), aRow(5, '"东街,镇",2,"李 ""四"""')]);
  });

  it('gives the same rows each time they are asked for', async () => {
    const reading = await read(gzipSync('number,name\n1,张三\n2,李四'), { gzipped: true });
    expect(await rowsOf(reading)).toEqual(await rowsOf(reading));
    expect(await rowsOf(reading)).toHaveLength(2);
  });

  it('reads GB18030 where an English header leaves the choice and the file is not UTF-8', async () => {
    const reading = await read(encodeGb18030('number,name\n1,张三\n'));
    expect(reading).toMatchObject({ kind: 'rows', encoding: 'gb18030' });
    expect(await rowsOf(reading)).toEqual([
      { ...aRow(2, '1,张三'), bytes: Buffer.from(encodeGb18030('1,张三')) },
    ]);
  });

  it('does not read a line over the limit', async () => {
    const rows = await rowsOf(await read(`number,name\n${'1'.repeat(101)}\n${'1'.repeat(100)}\n`));
    expect(rows.map(({ kind, line }) => [kind, line])).toEqual([
      ['too-long', 2],
      ['text', 3],
    ]);
  });

  it.each([
    ['an empty file', '', 'file-empty'],
    ['whitespace', '\uFEFF \n', 'file-empty'],
    ['a header alone', 'number,name\n \n', 'header-only'],
    ['a column that is missing', 'number,town\n1,2\n', 'column-missing'],
    ['a column that is doubled', 'number,name,姓名\n1,2,3\n', 'column-doubled'],
    ['a header over the limit', `number,name,${'x'.repeat(100)}\n1,2\n`, 'header-too-long'],
    [
      'bytes of no encoding',
      Buffer.from(`number,name\n${'1,\xff\n'.repeat(3)}`, 'latin1'),
      'encoding-invalid',
    ],
  ])('rejects %s', async (_, content, reason) => {
    expect(await read(content)).toMatchObject({
      kind: 'rejected',
      reason,
      bytes: Buffer.byteLength(content),
    });
  });

  it('rejects a gzip stream that is cut off', async () => {
    const stored = gzipSync('number,name\n1,张三\n').subarray(0, -1);
    expect(await read(stored, { gzipped: true })).toMatchObject({
      reason: 'gzip-damaged',
      bytes: stored.length,
    });
  });
});
