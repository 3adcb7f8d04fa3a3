/** What the first lines of a file decide: whether it can be read, in which encoding, and where each column is. */
import type { RejectionReason } from '../contracts/reasons.ts';
import { type Column, type HeaderReading, readHeader, namesOtherUnit } from '../domain/kernel/header.ts';
import { splitAtReturns, splitRecord } from '../domain/kernel/csv.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import { seemsEncodedTwice, seemsSeparatedBy } from './detect-mistakes.ts';
import { seemsOfAnotherSource } from './detect-other-source.ts';

/** The index of each column that is there, by field. */
export type Positions = Readonly<Record<string, number>>;

/** How the rows of a file are to be read. */
export type RowFormat = {
  readonly encoding: FileEncoding;
  readonly positions: Positions;
  /** Fields of the header, empty ones at its end aside: a row with more is never read. */
  readonly width: number;
  /** Physical line of the header: the rows come after it. */
  readonly headerLine: number;
};

/**
 * `formats` has two where the header fits both encodings: of these the one with fewer invalid lines is the file's, the
 * first where they have as many.
 */
export type FileHeader =
  | { kind: 'header'; formats: readonly RowFormat[] }
  | {
      kind: 'rejected';
      reason: RejectionReason;
      /** Names of columns, lines, and what the file looks like. */ detail?: string;
    };

/** So many lines with text are looked at: a title, who made it, when, in which unit. */
const LINES_WITH_TEXT = 20;
/** A header whose names hold line breaks takes at most so many lines. */
const LINES_OF_A_HEADER = 12;
/** So many known names make a line a header, however many are missing. */
const LEAST_KNOWN = 2;
const ENCODINGS: readonly FileEncoding[] = ['utf-8', 'gb18030'];

type Line = { readonly number: number; readonly bytes: Uint8Array };
type Missing = Extract<HeaderReading, { columns: string[] }>;

/**
 * Looks for the header among the first lines of a file, which it takes one by one. Lines above it are a title; one that
 * says 万元 behind 单位 refuses the file. The encoding is the one in which more of the header's names are known: in the
 * wrong one none of the Chinese names is. A header of ASCII names fits both, unless a title decides. A byte order mark of
 * UTF-8 leaves no choice.
 */
export class HeaderSearch {
  readonly #columns: readonly Column[];
  readonly #lines: Line[] = [];
  #number = 0;
  /** The line that looks most like a header and is not one. */
  #nearest: { line: number; reading: Missing; text: string } | undefined;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  /** Takes the next line (its line end may be there); undefined where the header is still to come. */
  take(bytes: Uint8Array): FileHeader | undefined {
    this.#number += 1;
    if (isBlank(bytes)) return undefined;
    this.#lines.push({ number: this.#number, bytes: Uint8Array.from(bytes) });
    for (let count = 1; count <= Math.min(this.#lines.length, LINES_OF_A_HEADER); count += 1) {
      const found = this.#read(this.#lines.slice(-count));
      if (found) return found;
    }
    return this.#lines.length < LINES_WITH_TEXT ? undefined : this.end();
  }

  /** There are no more lines, and none was a header. */
  end(): FileHeader {
    const nearest = this.#nearest;
    if (nearest === undefined) return { kind: 'rejected', reason: 'file-empty' };
    const { reading, text } = nearest;
    const other = this.#rejectOfAnother(text);
    if (other) return other;
    const seems =
      seemsSeparatedBy(text, this.#columns, reading.known) ??
      seemsEncodedTwice(text, this.#columns, reading.known) ??
      (reading.known === 0 ? noHeader : undefined);
    return this.#reject(nearest, seems);
  }

  /** One line, or several as one where a quoted name goes over their ends. */
  #read(lines: readonly Line[]): FileHeader | undefined {
    const readings = this.#encodings().flatMap((encoding) => {
      const text = lines.map(({ bytes }) => decode(bytes, encoding)).join('\n');
      if (lines.length > 1 && !isOpenUntilItsEnd(text)) return [];
      return [{ encoding, text, reading: readHeader(text, this.#columns) }];
    });
    const known = Math.max(...readings.map(({ reading }) => reading.known));
    const fitting = readings.filter(({ reading }) => reading.known === known);
    const formats = fitting.flatMap(({ encoding, reading }) =>
      reading.kind === 'header'
        ? [{ encoding, positions: reading.positions, width: reading.width, headerLine: this.#number }]
        : [],
    );
    if (known >= LEAST_KNOWN && fitting.some(({ text }) => isFollowedByRows(text, this.#columns)))
      return { kind: 'rejected', reason: 'line-ends-mixed', detail: describeLine(this.#number) };
    if (formats.length > 0) {
      const header = fitting.find(({ reading }) => reading.kind === 'header');
      const rejected =
        this.#refuseOtherUnit(formats[0]!.encoding) ?? this.#rejectOfAnother(header?.text ?? '');
      return rejected ?? { kind: 'header', formats };
    }
    for (const { text, reading } of fitting) {
      if (reading.kind === 'header') continue;
      const place = { line: this.#number, reading, text };
      if (reading.kind !== 'missing') return this.#reject(place, undefined);
      if (known > (this.#nearest?.reading.known ?? -1)) this.#nearest = place;
    }
    return undefined;
  }

  /** The encodings in which all bytes so far are valid; both where none is, since bytes are damaged then. */
  #encodings(): readonly FileEncoding[] {
    const [first] = this.#lines;
    if (first && isMarked(first.bytes)) return ['utf-8'];
    const valid = ENCODINGS.filter((each) => this.#lines.every(({ bytes }) => isValid(bytes, each)));
    return valid.length > 0 ? valid : ENCODINGS;
  }

  #refuseOtherUnit(encoding: FileEncoding): FileHeader | undefined {
    const unitLine = this.#lines.find(({ bytes }) => namesOtherUnit(decode(bytes, encoding)));
    return (
      unitLine && {
        kind: 'rejected',
        reason: 'unit-not-yuan',
        detail: describeLine(unitLine.number),
      }
    );
  }

  #rejectOfAnother(text: string): FileHeader | undefined {
    const title = seemsOfAnotherSource(text, this.#columns);
    return (
      title && {
        kind: 'rejected',
        reason: 'file-of-another-source',
        detail: `似为“${title.zh}”的文件 it looks like a file of ${title.en}`,
      }
    );
  }

  #reject({ line, reading }: { line: number; reading: Missing }, seems: string | undefined): FileHeader {
    const reason = REASONS[reading.kind];
    const details = [reading.columns.join('、')];
    // A line of people is no header: of such nothing is quoted.
    const quotable = reading.known < LEAST_KNOWN ? [] : reading.nearly.filter((name) => !/\d/.test(name));
    const nearly = quotable.map((name) => `「${visibly(name)}」`).join('、');
    if (nearly !== '') details.push(`第 ${line} 行写作 ${nearly} line ${line} has ${nearly} instead`);
    else if (line > 1 && reading.known > 0)
      details.push(`第 ${line} 行似为表头 line ${line} looks like the header`);
    if (seems !== undefined) details.push(seems);
    return { kind: 'rejected', reason, detail: details.join('；') };
  }
}

const noHeader =
  '前 20 行中没有表头，请在第一行写明各列的名称 no header in the first 20 lines; put the names of the columns in the first line';

const REASONS = { missing: 'column-missing', doubled: 'column-doubled', unit: 'unit-not-yuan' } as const;

/** A name with its line breaks as spaces, cut where it is long, and what nobody sees in it by its code. */
function visibly(name: string): string {
  const short = Array.from(name.replace(/\s+/g, ' ')).slice(0, 20);
  return short
    .map((char) =>
      UNSEEN.test(char) ? `<U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>` : char,
    )
    .join('');
}

/** Controls, formats, marks on other characters, and letters that are blank. */
const UNSEEN = /[\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Whether a return ends a row before its line ends, so that titles or rows are in the header's line; names may hold returns. */
function isFollowedByRows(text: string, columns: readonly Column[]): boolean {
  const names = splitRecord(text.replaceAll(/"[^"]*"/g, '""'));
  return names.some((name) => splitAtReturns(name).length > 1 && readHeader(name, columns).known === 0);
}

function describeLine(line: number): string {
  return `第 ${line} 行 line ${line}`;
}

/** Whether the first line ends inside a quote, which closes on the last: only then are they one record. */
function isOpenUntilItsEnd(text: string): boolean {
  const lines = text.split('\n');
  let quotes = 0;
  return lines.every((line, at) => {
    quotes += line.split('"').length - 1;
    return at === lines.length - 1 ? quotes % 2 === 0 : quotes % 2 === 1;
  });
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function isMarked(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isValid(bytes: Uint8Array, encoding: FileEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decode(bytes: Uint8Array, encoding: FileEncoding): string {
  return new TextDecoder(encoding).decode(bytes).replace(/\r?\n?$/, '');
}
