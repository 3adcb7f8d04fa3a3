/**
 * Files read plainly: for rosters, which need every row, and as the definition that the fast engine is tested against.
 * A file is read several times over, each time for one thing.
 */
import type { RejectionReason } from '../contracts/reasons.ts';
import type { Column } from '../domain/kernel/header.ts';
import { EncodingDamage } from './encoding-damage.ts';
import { isValidIn } from './encoding-validator.ts';
import { type FileHeader, HeaderSearch, type RowFormat } from './file-header.ts';
import { endsLine, LINE_LIMIT_BYTES } from './line-blocks.ts';
import { SampleChoice } from './sample-choice.ts';
import {
  digestObject,
  hasText,
  type ObjectDigest,
  ObjectReading,
  ObjectUnusableError,
  type StoredObject,
} from './stored-object.ts';

/** A row by its physical line, the header being 1, without its end. A line over the limit is not read. */
export type FileRow =
  | {
      readonly kind: 'text';
      readonly line: number;
      readonly text: string;
      readonly bytes: Buffer;
      /** Whether its bytes are of the file's encoding; where they are not, the text has U+FFFD in their place. */
      readonly valid: boolean;
      /** Whether the engine shows it as one of the sample. */
      readonly sampled: boolean;
    }
  | { readonly kind: 'too-long'; readonly line: number };

/** A whole file was accepted or refused. SHA-256 (hex) and bytes are those of the object as stored. */
export type FileReading =
  | (ObjectDigest &
      RowFormat & {
        kind: 'rows';
        endsWithNewline: boolean;
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
 * Reads a delimited file. Of several things that are wrong with it the first counts: an object that cannot be unpacked, no
 * text, header too long, no header, no rows, too many lines that are not of the encoding.
 *
 * @throws what `open` or reading from it throws
 */
export async function readRows(
  open: StoredObject['open'],
  { gzipped, columns, lineLimitBytes = LINE_LIMIT_BYTES }: ReadOptions,
): Promise<FileReading> {
  const file = { open, gzipped, columns, lineLimitBytes };
  const whole = await inspect(file);
  if (whole.kind === 'rejected') return whole;
  const { sha256, bytes, endsWithNewline } = whole;
  const reject = (reason: RejectionReason, detail?: string): RejectedFile => ({
    ...{ kind: 'rejected', reason, sha256, bytes },
    ...(detail === undefined ? {} : { detail }),
  });
  const header = await findHeader(file);
  if (header.kind === 'rejected') return reject(header.reason, header.detail);
  const { format, damage, rows: count } = await chooseFormat(file, header.formats);
  if (count === 0) return reject('header-only');
  const damaged = damage.rejects(count);
  if (damaged !== undefined) return reject('encoding-invalid', damaged);
  const rows = { [Symbol.asyncIterator]: () => decodeRows(readLines(file), format) };
  return { kind: 'rows', sha256, bytes, ...format, endsWithNewline, rows };
}

type ReadFile = StoredObject & { readonly columns: readonly Column[]; readonly lineLimitBytes: number };
type WholeFile = ObjectDigest & { kind: 'text'; endsWithNewline: boolean };

/** What only the whole file tells. */
async function inspect(file: ReadFile): Promise<WholeFile | RejectedFile> {
  const reading = await ObjectReading.begin(file, file.columns);
  let text = false;
  let ends = true;
  try {
    for await (const chunk of reading.content()) {
      text ||= hasText(chunk);
      ends = endsLine(chunk, ends);
    }
  } catch (error) {
    if (!(error instanceof ObjectUnusableError)) throw error;
    const { reason, detail } = error;
    const described = detail === undefined ? {} : { detail };
    return { kind: 'rejected', reason, ...described, ...(await digestObject(file)) };
  }
  if (!text) return { kind: 'rejected', reason: 'file-empty', ...reading.digest() };
  return { kind: 'text', ...reading.digest(), endsWithNewline: ends };
}

async function findHeader(file: ReadFile): Promise<FileHeader> {
  const search = new HeaderSearch(file.columns);
  for await (const { bytes } of readLines(file)) {
    if (bytes === undefined) return { kind: 'rejected', reason: 'header-too-long' };
    const found = search.take(bytes);
    if (found) return found;
  }
  return search.end();
}

type Choice = { readonly format: RowFormat; readonly damage: EncodingDamage; readonly rows: number };

/** The format in which fewer lines are invalid, the first where there are as many. */
async function chooseFormat(file: ReadFile, formats: readonly RowFormat[]): Promise<Choice> {
  const choices: Choice[] = [];
  for (const format of formats) {
    const damage = new EncodingDamage();
    let rows = 0;
    for await (const row of decodeRows(readLines(file), format)) {
      rows += 1;
      if (row.kind === 'text' && !row.valid) damage.note(row.line);
    }
    choices.push({ format, damage, rows });
  }
  return choices.reduce((best, each) => (each.damage.lines < best.damage.lines ? each : best));
}

const RETURN = 0x0d;

/** A physical line without its newline; without bytes where it is over the limit. */
type Line = { readonly line: number; readonly bytes?: Buffer };

async function* readLines(file: ReadFile): AsyncGenerator<Line> {
  const { lineLimitBytes } = file;
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
  const reading = await ObjectReading.begin(file, file.columns);
  for await (const chunk of reading.content()) {
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
  { encoding, headerLine }: RowFormat,
): AsyncGenerator<FileRow> {
  // A byte order mark belongs to the header; anywhere else it is a character like others.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const sample = new SampleChoice();
  let before = 0;
  for await (const { line, bytes } of lines) {
    if (line <= headerLine) continue;
    if (bytes === undefined) yield { kind: 'too-long', line };
    else {
      const sampled = sample.takes(before);
      before += bytes.length + 1;
      const row = bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
      const text = decoder.decode(row);
      if (text.trim() !== '')
        yield { kind: 'text', line, text, bytes: row, valid: isValidIn(encoding, bytes), sampled };
    }
  }
}
