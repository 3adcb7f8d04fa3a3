/** Encodings, line ends, sizes and compression: what the bytes of a file may be. */
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import {
  bankHeader,
  bankHeaderEnglish,
  bankRow,
  csv,
  goodFile,
  joinBytes,
  member,
  stranger,
  type CorpusFiles,
} from './corpus-file.ts';
import { workbookOf } from './workbook.ts';

const bom = [0xef, 0xbb, 0xbf];
const mebibyte = 1024 * 1024;
/** A row of so many bytes, most of them in a column that nobody reads. */
const rowOfBytes = (bytes: number) => `${bankRow()},${'x'.repeat(bytes - Buffer.byteLength(bankRow()) - 1)}`;
const withRemarks = `${bankHeader},备注`;
/** Half a character behind a row about a stranger. */
const halved = joinBytes(bankRow({ id: stranger }), [0xd6, 0x0a]);
const strangers = (count: number): string => `${bankRow({ id: stranger })}\n`.repeat(count);

export const encodings: CorpusFiles = {
  'utf-8': { content: goodFile },
  'utf-8-mark': { content: joinBytes(bom, goodFile) },
  gb18030: { content: encodeGb18030(goodFile) },
  'gb18030-four-bytes': { content: encodeGb18030(csv(bankHeader, bankRow({ name: '测䶮' }))) },
  'utf-16-little': { content: joinBytes([0xff, 0xfe], Buffer.from(goodFile, 'utf16le')) },
  'utf-16-big': { content: joinBytes([0xfe, 0xff], Buffer.from(goodFile, 'utf16le').swap16()) },
  'gb18030-row-in-utf-8': { content: joinBytes(goodFile, encodeGb18030(bankRow({ name: '测试员' }))) },
  'utf-8-row-in-gb18030': { content: joinBytes(encodeGb18030(goodFile), csv(bankRow({ name: '测试员' }))) },
  'english-header-gb18030': {
    content: joinBytes(csv(bankHeaderEnglish), encodeGb18030(csv(bankRow({ name: '测试员' })))),
  },
  'latin-1': { content: joinBytes(csv(bankHeader), member, [0x2c, 0x4d, 0xfc, 0x2c, 0x0a]) },
  'nul-in-a-field': { content: csv(bankHeader, bankRow({ branch: 'a\u0000b' })) },
  'cut-in-a-character': { content: joinBytes(goodFile, Buffer.from('测').subarray(0, 2)) },
  'overlong-form': { content: joinBytes(goodFile, [0xc0, 0xaf, 0x0a]) },
  'half-a-surrogate': { content: joinBytes(goodFile, [0xed, 0xa0, 0x80, 0x0a]) },
  'byte-ff': { content: joinBytes(encodeGb18030(goodFile), [0xff, 0x0a]) },
  'mark-in-the-middle': { content: csv(bankHeader, `\uFEFF${bankRow()}`) },
  'replacement-characters': { content: csv(bankHeader, bankRow({ name: '测\uFFFD' })) },
  'utf-16-without-mark': { content: Buffer.from(goodFile, 'utf16le') },
  'half-a-character-in-one-row': {
    content: joinBytes(goodFile, strangers(198), halved, strangers(103)),
  },
  'half-a-character-in-three-rows': {
    content: joinBytes(goodFile, halved, strangers(296), halved, halved),
  },
  'spreadsheet-as-csv': { content: joinBytes([0x50, 0x4b, 3, 4, 0x14, 0, 0xff, 0xff, 0, 0x0a], goodFile) },
};

export const lines: CorpusFiles = {
  crlf: { content: goodFile.replaceAll('\n', '\r\n') },
  'mixed-line-ends': { content: `${bankHeader}\r\n${bankRow()}\n${bankRow({ account: '62000002' })}\r\n` },
  'lone-returns': { content: goodFile.replaceAll('\n', '\r') },
  'no-last-newline': { content: goodFile.trimEnd() },
  'blank-lines': { content: csv(bankHeader, '', bankRow(), '   ', '\t', '') },
  'line-of-1-mib': { content: csv(withRemarks, rowOfBytes(mebibyte)) },
  'line-over-1-mib': { content: csv(withRemarks, rowOfBytes(mebibyte + 1), bankRow()) },
  'ten-megabyte-line': { content: csv(bankHeader, 'x'.repeat(10_000_000), bankRow()) },
  'hundred-thousand-columns': { content: csv(bankHeader, bankRow() + ','.repeat(100_000)) },
  'quote-never-closed': { content: csv(bankHeader, bankRow({ name: '"测一' }), bankRow()) },
  'quote-over-two-lines': { content: csv(bankHeader, bankRow({ name: '"测\n一"' }), bankRow()) },
  'columns-missing': { content: csv('姓名,账号,余额,余额日期,账户状态,身份证号', '测一,62000001') },
  'rows-of-commas': { content: csv(bankHeader, ',,,,,,,,', bankRow()) },
};

/** So many bytes that a few hundred kilobytes of gzip inflate to them. */
const hugeBytes = 80_000_000;
const zipped = gzipSync(goodFile);
const altered = Buffer.from(zipped);
altered.writeUInt8(altered.readUInt8(altered.length - 6) ^ 0xff, altered.length - 6);

const gzipOf = (name: string, content: Uint8Array) => ({
  key: `inbox/bank/${name}/2026-10-30/${name}.csv.gz`,
  content,
});

const zipOf = (name: string, files: Readonly<Record<string, string | Uint8Array>>) => ({
  key: `inbox/bank/${name}/2026-10-30/${name}.zip`,
  content: zipSync(
    Object.fromEntries(Object.entries(files).map(([file, content]) => [file, Buffer.from(content)])),
  ),
});

const listWithTitle = `某银行存款明细\n\n${goodFile}`;

export const compression: CorpusFiles = {
  gzip: gzipOf('gzip', zipped),
  'gzip-two-members': gzipOf(
    'gzip-two-members',
    joinBytes(gzipSync(csv(bankHeader)), gzipSync(csv(bankRow()))),
  ),
  'gzip-and-zeros': gzipOf('gzip-and-zeros', joinBytes(zipped, Buffer.alloc(10_240))),
  'gzip-in-capitals': { key: 'inbox/bank/gzip-in-capitals/2026-10-30/A.CSV.GZ', content: zipped },
  zstd: { key: 'inbox/bank/zstd/2026-10-30/a.csv.zst', content: zstdCompressSync(goodFile) },
  'zip-of-one': zipOf('zip-of-one', { '名单/a.csv': goodFile }),
  'zip-of-two': zipOf('zip-of-two', { 'a.csv': goodFile, 'b.csv': goodFile }),
  'zip-of-gzip': zipOf('zip-of-gzip', { 'a.csv.gz': zipped }),
  workbook: { key: 'inbox/bank/workbook/2026-10-30/a.xlsx', content: workbookOf([listWithTitle, '']) },
  'workbook-of-two-lists': {
    key: 'inbox/bank/workbook-of-two-lists/2026-10-30/a.xlsx',
    content: workbookOf([listWithTitle, goodFile]),
  },
  'gzip-cut-off': gzipOf('gzip-cut-off', gzipSync(goodFile.repeat(50)).subarray(0, 60)),
  'gzip-altered': gzipOf('gzip-altered', altered),
  'gzip-that-is-none': gzipOf('gzip-that-is-none', Buffer.from(goodFile)),
  'gzip-with-more-behind': gzipOf('gzip-with-more-behind', joinBytes(zipped, 'more')),
  'gzip-without-bytes': gzipOf('gzip-without-bytes', Buffer.alloc(0)),
  'gzip-of-nothing': gzipOf('gzip-of-nothing', gzipSync('')),
  'gzip-in-gzip': gzipOf('gzip-in-gzip', gzipSync(zipped)),
  'gzip-named-csv': { content: zipped },
  'zip-named-gz': gzipOf('zip-named-gz', joinBytes([0x50, 0x4b, 3, 4], zipped)),
  'bomb-of-zeros': gzipOf('bomb-of-zeros', gzipSync(joinBytes(goodFile, Buffer.alloc(hugeBytes)))),
  'bomb-of-rows': gzipOf(
    'bomb-of-rows',
    gzipSync(joinBytes(goodFile, Buffer.alloc(hugeBytes, csv(bankRow())))),
  ),
};
