/** What the first line of a file decides: whether it can be read, in which encoding, and which column stands where. */
import type { RejectionReason } from '../contracts/reasons.ts';
import { type Column, type HeaderReading, readHeader } from '../domain/kernel/header.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import { looksLike, seemsSeparatedBy } from './looks-like.ts';
import type { Positions } from './match-row.ts';

/** How the rows of a file are to be read. */
export type RowFormat = {
  readonly encoding: FileEncoding;
  readonly positions: Positions;
};

/** `formats` has two where the header fits both encodings: the second holds if the file is not valid in the first. */
export type FileHeader =
  | { kind: 'header'; formats: readonly RowFormat[] }
  | {
      kind: 'rejected';
      reason: RejectionReason;
      /** Names of columns, and what the file looks like. */ detail?: string;
    };

/**
 * Reads the bytes of the first line (its line end may be there). The encoding is the one in which more of its names are
 * known: in the wrong one none of the Chinese names is. A header of ASCII names fits both. A byte order mark of UTF-8
 * leaves no choice.
 */
export function readFileHeader(line: Uint8Array, columns: readonly Column[]): FileHeader {
  const readings = decodings(line).map(({ encoding, text }) => ({
    ...{ encoding, text },
    reading: readHeader(text, columns),
  }));
  const known = Math.max(...readings.map(({ reading }) => reading.known));
  const fitting = readings.filter(({ reading }) => reading.known === known);
  const formats = fitting.flatMap(({ encoding, reading }) =>
    reading.kind === 'header' ? [{ encoding, positions: reading.positions }] : [],
  );
  if (formats.length > 0) return { kind: 'header', formats };
  const seems = looksLike(line);
  for (const { reading, text } of fitting)
    if (reading.kind !== 'header')
      return reject(reading, seems ?? seemsSeparatedBy(text, columns, reading.known));
  return { kind: 'rejected', reason: 'encoding-invalid', ...(seems !== undefined && { detail: seems }) };
}

function reject(
  { kind, columns }: Exclude<HeaderReading, { kind: 'header' }>,
  seems: string | undefined,
): FileHeader {
  const reason = kind === 'missing' ? 'column-missing' : 'column-doubled';
  const detail = columns.join('、');
  return { kind: 'rejected', reason, detail: seems === undefined ? detail : `${detail}; ${seems}` };
}

function decodings(line: Uint8Array): { encoding: FileEncoding; text: string }[] {
  const marked = line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
  const encodings: FileEncoding[] = marked ? ['utf-8'] : ['utf-8', 'gb18030'];
  return encodings.flatMap((encoding) => {
    const text = decodeStrictly(line, encoding);
    return text === undefined ? [] : [{ encoding, text: text.replace(/\r?\n?$/, '') }];
  });
}

function decodeStrictly(bytes: Uint8Array, encoding: FileEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
