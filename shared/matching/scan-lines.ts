/**
 * The hot loop: finds the lines of a block and, in each, the identity number as two integers, without decoding anything.
 * Only plain identities are read here (17 digits and a digit or X, alone in their field, quoted or not); any other line
 * is marked, and the definition decides about it. So this loop may give up on a line, but must never misread one.
 *
 * Why bytes may be compared without decoding: in UTF-8 and in GB18030 the bytes of comma, quote and newline occur in no
 * other character. Digits do occur in GB18030's four-byte characters, but never first: a field that starts with one is
 * ASCII there, and up to the byte that ends the number every byte is.
 */
import { NEWLINE } from './line-blocks.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const RETURN = 0x0d;

/** Marks a line whose identity is not plain: the definition has to read it. */
export const NOT_PLAIN = -1;
/** Marks a line over the limit, which nobody reads. */
export const TOO_LONG = -2;

/** Lines that are looked up together: few enough for the processor's first cache. */
const BATCH_LINES = 2048;

/** One batch of scanned lines; reused. */
export type LineBatch = {
  count: number;
  /** Where each line starts; the one after the last is where scanning goes on. */
  readonly starts: Int32Array;
  /** Digits 1 to 8 of the identity, or `NOT_PLAIN`, or `TOO_LONG`; and digits 9 to 17. */
  readonly hi: Int32Array;
  readonly lo: Int32Array;
};

export function createLineBatch(): LineBatch {
  const numbers = (): Int32Array => new Int32Array(BATCH_LINES + 1);
  return { count: 0, starts: numbers(), hi: numbers(), lo: numbers() };
}

/**
 * Scans lines from `from` until the batch is full or `to` is reached; `batch.starts[batch.count]` is where it stopped.
 *
 * Invariants: `from` is the start of a line and `to` the end of one, `bytes[to - 1]` being a newline, so every search for
 * a newline ends; `words` shows the same bytes, with 32 more that can be read behind `to`. Reading past the newline of a
 * line is harmless: a newline is no digit, so nothing that spans it is a number.
 */
export function scanLines(
  bytes: Uint8Array,
  words: DataView,
  range: {
    readonly from: number;
    readonly to: number;
    readonly column: number;
    readonly lineLimitBytes: number;
  },
  batch: LineBatch,
): void {
  const { to, column, lineLimitBytes } = range;
  const { starts, hi, lo } = batch;
  let start = range.from;
  let count = 0;
  while (start < to && count < BATCH_LINES) {
    let at = column === 0 ? start : findField(bytes, start, column);
    const quoted = bytes[at] === QUOTE;
    if (quoted) at += 1;
    const first = fourDigits(words, at);
    const second = fourDigits(words, at + 4);
    const third = fourDigits(words, at + 8);
    const fourth = fourDigits(words, at + 12);
    const last = bytes[at + 16]! - 0x30;
    const isNumber = (first | second | third | fourth | last) >= 0 && last <= 9;
    starts[count] = start;
    hi[count] = isNumber && endsField(bytes, at + 17, quoted) ? first * 10_000 + second : NOT_PLAIN;
    lo[count] = (third * 10_000 + fourth) * 10 + last;
    const end = findNewline(words, isNumber ? at + 17 : at);
    if (end - start > lineLimitBytes) hi[count] = TOO_LONG;
    start = end + 1;
    count += 1;
  }
  starts[count] = start;
  batch.count = count;
}

/** Where the field of a column starts, or the line's newline where the line has not that many. */
function findField(bytes: Uint8Array, start: number, column: number): number {
  let at = start;
  for (let passed = 0; passed < column; passed += 1) {
    if (bytes[at] === QUOTE) at = findQuotedEnd(bytes, at + 1);
    while (bytes[at] !== COMMA && bytes[at] !== NEWLINE) at += 1;
    if (bytes[at] === NEWLINE) return at;
    at += 1;
  }
  return at;
}

/** Behind the closing quote of a field, or the line's newline where the field is not closed. */
function findQuotedEnd(bytes: Uint8Array, inside: number): number {
  let at = inside;
  for (;;) {
    while (bytes[at] !== QUOTE && bytes[at] !== NEWLINE) at += 1;
    if (bytes[at] === NEWLINE) return at;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at += 2;
  }
}

/** Four ASCII digits as a number, or a negative one where they are not all digits. */
function fourDigits(words: DataView, at: number): number {
  // Each byte minus '0'; the first digit is in the lowest byte.
  const digits = words.getInt32(at, true) ^ 0x30303030;
  if (((digits | (digits + 0x76767676)) & 0x80808080) !== 0) return -1;
  // Two digits a half: tens from the even bytes, units from the odd ones. Then two halves.
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff;
  return (pairs & 0xffff) * 100 + (pairs >>> 16);
}

/** Whether the check character stands at `at`, and the field ends behind it. */
function endsField(bytes: Uint8Array, at: number, quoted: boolean): boolean {
  const check = bytes[at]!;
  const isCheck = (check >= 0x30 && check <= 0x39) || check === 0x58 || check === 0x78;
  if (!isCheck || (quoted && bytes[at + 1] !== QUOTE)) return false;
  const behind = quoted ? at + 2 : at + 1;
  const byte = bytes[behind];
  return byte === COMMA || byte === NEWLINE || (byte === RETURN && bytes[behind + 1] === NEWLINE);
}

/** The first newline from `at` on: four bytes at a time, by the lowest byte that turns to zero. */
function findNewline(words: DataView, from: number): number {
  for (let at = from; ; at += 4) {
    const zeroed = words.getInt32(at, true) ^ 0x0a0a0a0a;
    const zeros = (zeroed - 0x01010101) & ~zeroed & 0x80808080;
    if (zeros !== 0) return at + ((31 - Math.clz32(zeros & -zeros)) >> 3);
  }
}
