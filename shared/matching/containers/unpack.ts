/** The content of a container: an archive with one file, or a workbook. */
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Column } from '../../domain/kernel/header.ts';
import { boundInflation, ObjectUnusableError } from '../object-unusable.ts';
import { detectKind } from './sniff.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';
import { openZip, type ZipEntry } from './zip.ts';

/** A zip archive is read through its directory, at its end: it has to be held. */
const MOST_ZIP_BYTES = 512 * 1024 * 1024;

/** All bytes of an archive. @throws ObjectUnusableError where it is too large to be held */
export async function collectZip(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MOST_ZIP_BYTES) throw new ObjectUnusableError('file-too-large');
    pieces.push(chunk);
  }
  return Buffer.concat(pieces);
}

/**
 * The content of an archive: of a workbook its sheet, else of the one file in it, which may be a workbook or compressed
 * once more, and no archive of archives.
 */
export async function* readZip(bytes: Buffer, columns: readonly Column[]): AsyncGenerator<Uint8Array> {
  const entries = await openZip(bytes);
  if (isWorkbook(entries)) yield* readWorkbook(entries, columns, bytes.length);
  else yield* readOnlyFile(entries, columns, bytes.length);
}

async function* readOnlyFile(
  entries: readonly ZipEntry[],
  columns: readonly Column[],
  storedBytes: number,
): AsyncGenerator<Uint8Array> {
  const entry = onlyFile(entries);
  const inflated = boundInflation(entry.open(), () => storedBytes);
  const [head, content] = await peek(inflated);
  const found = detectKind(head);
  switch (found.kind) {
    case 'refused':
      throw new ObjectUnusableError(found.reason, found.detail);
    case 'text':
      yield* content;
      break;
    case 'gzip':
      yield* boundInflation(through(content, createGunzip()), () => storedBytes);
      break;
    case 'zstd':
      yield* boundInflation(through(content, createZstdDecompress()), () => storedBytes);
      break;
    case 'zip':
      yield* readWorkbook(await openInner(content), columns, storedBytes);
  }
}

async function openInner(content: AsyncIterable<Uint8Array>): Promise<ZipEntry[]> {
  const entries = await openZip(await collectZip(content));
  if (isWorkbook(entries)) return entries;
  throw unusable('压缩包中还有压缩包，请直接提供文件 it is an archive in an archive; send the file itself');
}

function onlyFile(entries: readonly ZipEntry[]): ZipEntry {
  const has = (start: string): boolean => entries.some(({ name }) => name.startsWith(start));
  if (has('xl/'))
    throw unusable('二进制工作簿（.xlsb），请另存为 .xlsx it is a binary workbook (.xlsb); save it as .xlsx');
  if (has('word/'))
    throw unusable('Word 文档，请提供 .xlsx 或 CSV it is a Word document; send the list as .xlsx or CSV');
  if (has('content.xml'))
    throw unusable('OpenDocument 文件，请另存为 .xlsx it is an OpenDocument file; save it as .xlsx');
  const [entry, ...others] = entries;
  if (entry === undefined) throw unusable('压缩包中没有文件 it is an archive without a file');
  if (others.length > 0)
    throw unusable(
      `压缩包中有 ${entries.length} 个文件，请每个压缩包只放一个文件 it is an archive of ${entries.length} files; send one file in an archive`,
    );
  return entry;
}

function unusable(detail: string): ObjectUnusableError {
  return new ObjectUnusableError('container-unusable', detail);
}

const HEAD_BYTES = 64 * 1024;

/** The first bytes, as many as there are up to 64 KiB, and all of it. What fails later fails where the content is read. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
): Promise<readonly [Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    // Some sources use their buffer again.
    first.push(Uint8Array.from(next.value));
    bytes += next.value.length;
  }
  return [Buffer.concat(first).subarray(0, HEAD_BYTES), resume(first, iterator)];
}

async function* resume(
  first: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** @throws ObjectUnusableError where the stream is damaged */
async function* through(
  chunks: AsyncIterable<Uint8Array>,
  inflate: NodeJS.ReadWriteStream,
): AsyncGenerator<Uint8Array> {
  try {
    yield* Readable.from(chunks, { objectMode: false }).pipe(inflate) as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw error instanceof ObjectUnusableError
      ? error
      : new ObjectUnusableError('gzip-damaged', undefined, { cause: error });
  }
}
