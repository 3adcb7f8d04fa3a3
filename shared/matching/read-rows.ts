/**
 * Files read plainly: for rosters, which need every row, and as the definition that the fast engine is tested against.
 * A file is read several times over, each time for one thing.
 */
import { TextDecoder } from 'node:util';
import type { RejectionReason } from '../contracts/reasons.ts';
import type { Column } from '../domain/kernel/header.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import { readFileHeader, type RowFormat } from './file-header.ts';
import { LINE_LIMIT_BYTES } from './line-blocks.ts';
import type { Positions } from './match-row.ts';
import {
  digestObject,
  GzipUnusableError,
  hasText,
  type ObjectDigest,
  ObjectReading,
  type StoredObject,
} from './stored-object.ts';

/** A row by its physical line, the header being 1, without its end. A line over the limit is not read. */
export type FileRow =
  | { readonly kind: 'text'; readonly line: number; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: 'too-long'; readonly line: number };

/** A whole file was accepted or refused. SHA-256 (hex) and bytes are those of the object as stored. */
export type FileReading =
  | (ObjectDigest & {
      kind: 'rows';
      encoding: FileEncoding;
      endsWithNewline: boolean;
      positions: Positions;
      /** Opens the object again each time it is iterated. Whitespace-only lines are no rows. */
      rows: AsyncIterable<FileRow>;
    })
  | RejectedFile;

/** `detail` names columns and what the file looks like, and quotes nothing of it. */
export type RejectedFile = ObjectDigest & { kind: 'rejected'; reason: RejectionReason; detail?: string };

export type ReadOptions = {
  readonly gzipped: boolean;
  readonly columns: readonly Column[];
  readonly lineLimitBytes?: number;
};

/**
 * Reads a delimited file. Of several things that are wrong with it the first counts: damaged gzip, no text, header too
 * long, header in no encoding or without its columns, not valid in the header's encoding throughout, no rows.
 *
 * @throws what `open` or reading from it throws
 */
export async function readRows(
  open: StoredObject['open'],
  { gzipped, columns, lineLimitBytes = LINE_LIMIT_BYTES }: ReadOptions,
): Promise<FileReading> {
  const object = { open, gzipped };
  const whole = await inspect(object);
  if (whole.kind === 'rejected') return whole;
  const { sha256, bytes, endsWithNewline } = whole;
  const reject = (reason: RejectionReason, detail?: string): RejectedFile => ({
    ...{ kind: 'rejected', reason, sha256, bytes },
    ...(detail === undefined ? {} : { detail }),
  });
  const first = await firstOf(readLines(object, lineLimitBytes));
  if (first?.bytes === undefined) return reject('header-too-long');
  const header = readFileHeader(first.bytes, columns);
  if (header.kind === 'rejected') return reject(header.reason, header.detail);
  const format = header.formats.find(({ encoding }) => whole.validIn.includes(encoding));
  if (format === undefined) return reject('encoding-invalid');
  const rows = {
    [Symbol.asyncIterator]: () => decodeRows(readLines(object, lineLimitBytes), format.encoding),
  };
  if ((await firstOf(rows)) === undefined) return reject('header-only');
  return { kind: 'rows', sha256, bytes, ...format, endsWithNewline, rows };
}

type WholeFile = ObjectDigest & {
  kind: 'text';
  endsWithNewline: boolean;
  validIn: readonly FileEncoding[];
};

/** What only the whole file tells. */
async function inspect(object: StoredObject): Promise<WholeFile | RejectedFile> {
  const reading = new ObjectReading(object);
  const decoders = new Map<FileEncoding, TextDecoder>();
  for (const encoding of ['utf-8', 'gb18030'] as const)
    decoders.set(encoding, new TextDecoder(encoding, { fatal: true }));
  let text = false;
  let lastByte: number | undefined;
  try {
    for await (const chunk of reading.content()) {
      text ||= hasText(chunk);
      lastByte = chunk.at(-1) ?? lastByte;
      for (const [encoding, decoder] of decoders)
        if (!decodes(decoder, chunk, true)) decoders.delete(encoding);
    }
  } catch (error) {
    if (!(error instanceof GzipUnusableError)) throw error;
    return { kind: 'rejected', reason: error.reason, ...(await digestObject(object)) };
  }
  if (!text) return { kind: 'rejected', reason: 'file-empty', ...reading.digest() };
  const validIn = [...decoders].filter(([, decoder]) => decodes(decoder, new Uint8Array(0), false));
  return {
    kind: 'text',
    ...reading.digest(),
    endsWithNewline: lastByte === 0x0a,
    validIn: validIn.map(([encoding]) => encoding),
  };
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

const RETURN = 0x0d;

/** A physical line without its newline; without bytes where it is over the limit. */
type Line = { readonly line: number; readonly bytes?: Uint8Array };

async function* readLines(object: StoredObject, lineLimitBytes: number): AsyncGenerator<Line> {
  let line = 0;
  let pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= lineLimitBytes) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): Line => {
    line += 1;
    const finished = length > lineLimitBytes ? { line } : { line, bytes: Buffer.concat(pieces) };
    [pieces, length] = [[], 0];
    return finished;
  };
  for await (const chunk of new ObjectReading(object).content()) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      add(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}

async function* decodeRows(
  lines: AsyncIterable<Line>,
  encoding: RowFormat['encoding'],
): AsyncGenerator<FileRow> {
  // A byte order mark belongs to the header; anywhere else it is a character like others.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const { line, bytes } of lines) {
    if (line === 1) continue;
    if (bytes === undefined) yield { kind: 'too-long', line };
    else {
      const row = bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
      const text = decoder.decode(row);
      if (text.trim() !== '') yield { kind: 'text', line, text, bytes: row };
    }
  }
}
