/** Rows to files: encoding, line ends, compression, blank lines and manifests; streaming, so that size costs no memory. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { FileForm } from '../../shared/domain/catalogue/sample.ts';
import { encodeGb18030 } from './gb18030-encoder.ts';
import type { Lot } from './ledger.ts';

export interface Line {
  text: string;
  lot: Lot;
}

/** What a match must count. */
export interface RowCounts {
  rows: number;
  matched: number;
  unmatched: number;
  quarantined: number;
}

export interface CsvFile {
  directory: string;
  /** Path below the directory: the key in the inbox bucket. */
  key: string;
  form: FileForm;
  header: string;
  lines: Iterable<Line>;
  /** Present where a manifest comes with the file. */
  part?: { part: number; of: number };
}

export async function writeCsv(file: CsvFile): Promise<RowCounts> {
  const path = join(file.directory, file.key);
  await mkdir(dirname(path), { recursive: true });
  const counts: RowCounts = { rows: 0, matched: 0, unmatched: 0, quarantined: 0 };
  const digest = createHash('sha256');
  const observe = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      digest.update(chunk);
      yield chunk;
    }
  };
  const chunks = Readable.from(encodeChunks(file, counts));
  await (file.form.gzip
    ? pipeline(chunks, createGzip(), observe, createWriteStream(path))
    : pipeline(chunks, observe, createWriteStream(path)));
  if (file.part !== undefined) {
    const manifest = { rows: counts.rows, sha256: digest.digest('hex'), ...file.part };
    await writeFile(`${path}.manifest.json`, `${JSON.stringify(manifest)}\n`);
  }
  return counts;
}

const linesPerChunk = 2000;

function* encodeChunks({ form, header, lines }: CsvFile, counts: RowCounts): Generator<Uint8Array> {
  const encode = form.encoding === 'gb18030' ? encodeGb18030 : (text: string) => Buffer.from(text);
  const mark = form.encoding === 'utf-8-bom' ? '\u{feff}' : '';
  let pending = [mark + header];
  for (const { text, lot } of lines) {
    pending.push(text);
    counts.rows += 1;
    counts[lot] += 1;
    if (form.blankEvery !== undefined && counts.rows % form.blankEvery === 0)
      pending.push(blankLine(counts.rows));
    if (pending.length < linesPerChunk) continue;
    yield encode(pending.join(form.newline) + form.newline);
    pending = [];
  }
  yield encode(pending.map((text) => text + form.newline).join(''));
}

function blankLine(rows: number): string {
  return rows % 2 === 0 ? '' : '  \t';
}

/** RFC 4180: quotes only where they are needed, unless the exporting system quotes everything. */
export function joinCells(cells: readonly string[], quoteAll = false): string {
  return cells
    .map((cell) => (quoteAll || /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
