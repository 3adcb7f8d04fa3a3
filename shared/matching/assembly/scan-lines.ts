/**
 * The hot loop: finds the lines of a block and, in each, the identity number as an integer, without decoding anything,
 * and looks it up. Only plain identities are read here (17 digits and a digit or X, in their field nothing but spaces
 * around them, quoted or not);
 * any other line is handed on, and the definition decides about it. So this loop may give up on a line, but must never
 * misread one.
 *
 * Why bytes may be compared without decoding: in UTF-8 and in GB18030 the bytes of comma, quote and newline occur in no
 * other character. Digits do occur in GB18030's four-byte characters, but never first: a field that starts with one is
 * ASCII there, and up to the byte that ends the number every byte is.
 */
import { hash, IdentityTable, mightBeAuthorised, mightHold, NOBODY, ordinalOf } from './identity-table';

export { add, extend, find } from './identity-table';

const NEWLINE: u8 = 0x0a;
const RETURN: u8 = 0x0d;
const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const SPACE: u8 = 0x20;
const ZERO: u8 = 0x30;

/** In place of a key: the identity is not plain, and the definition has to read it. */
const NOT_PLAIN: u64 = 0xffff_ffff_ffff_ffff;
/** In place of a key: the line is over the limit, and nobody reads it. */
const TOO_LONG: u64 = 0xffff_ffff_ffff_fffe;

/** Lines that are looked up together: few enough for the processor's first cache. */
const BATCH_LINES: u32 = 256;

/** What one call takes and gives. It is in memory as 32-bit integers; `shared/matching/engine.ts` lays it out. */
@unmanaged
class Scan {
  /** The block: lines lie from `from` up to `to`, each with its newline; offsets count from `bytes`. */
  bytes: usize;
  from: usize;
  to: usize;
  column: u32;
  lineLimitBytes: u32;
  day: u32;
  /** As many lines as a call may scan at most; there is room for as many candidates. */
  linesAtMost: u32;
  /** Lines of the block that were scanned so far, in this call and in those before. `from` goes on with them. */
  lines: u32;
  /** Given: lines of this call that the definition decides about. */
  found: u32;
  /**
   * Four integers each: place among the lines of the block, where the line starts, where its newline is, or -2, and who
   * the identity is, or -1 where it is not plain.
   */
  candidates: usize;
  /** Room for the starts (4 bytes) and keys (8 bytes) of a batch. */
  starts: usize;
  keys: usize;
}

/**
 * Scans lines until `linesAtMost` may be passed or the block ends.
 *
 * Invariants: `from` is the start of a line and `to` the end of one, the byte before it being a newline, so every search
 * for a newline ends; 64 more bytes can be read behind `to`. Reading past the newline of a line is harmless: a newline
 * is no digit, so nothing that spans it is a number.
 */
export function examine(scan: Scan, table: IdentityTable): void {
  const linesAtMost = scan.lines + scan.linesAtMost;
  let start = scan.from;
  scan.found = 0;
  while (start < scan.to && scan.lines + BATCH_LINES <= linesAtMost) {
    const count = scanBatch(scan, start);
    lookUp(scan, table, count);
    scan.lines += count;
    start = load<u32>(scan.starts + ((<usize>count) << 2));
  }
  scan.from = start;
}

/**
 * The first return between `from` and `to` that may end a row without a newline: neither of a line's end (one return or
 * several, then a newline) nor at the start of a line. `to` where there is none.
 */
export function findLoneReturn(from: usize, to: usize): usize {
  const carriage = i8x16.splat(RETURN);
  const newline = i8x16.splat(NEWLINE);
  for (let at = from; at < to; at += 16) {
    const returns = i8x16.eq(v128.load(at), carriage);
    if (!v128.any_true(returns)) continue;
    const next = v128.load(at, 1);
    const atAnEnd = v128.or(i8x16.eq(next, newline), i8x16.eq(next, carriage));
    const atAStart = i8x16.eq(v128.load(at - 1), newline);
    const bits = i8x16.bitmask(v128.andnot(returns, v128.or(atAnEnd, atAStart)));
    if (bits != 0) return min(at + ctz(bits), to);
  }
  return to;
}

/** Fills `starts` and `keys`; the start behind the last line is where scanning goes on. */
function scanBatch(scan: Scan, from: usize): u32 {
  const to = scan.to;
  const column = scan.column;
  const limit = scan.lineLimitBytes;
  const starts = scan.starts;
  const keys = scan.keys;
  let start = from;
  let count: u32 = 0;
  while (start < to && count < BATCH_LINES) {
    let at = column == 0 ? start : findField(start, column);
    const quoted = load<u8>(at) == QUOTE;
    if (quoted) at += 1;
    at = behindSpaces(at);
    const digits = i8x16.sub(v128.load(at), i8x16.splat(ZERO));
    const last = <u32>load<u8>(at, 16) - ZERO;
    const isNumber = v128.any_true(i8x16.gt_u(digits, i8x16.splat(9))) == false && last <= 9;
    let key = isNumber && endsField(at + 17, quoted) ? numberOf(digits) * 10 + last : NOT_PLAIN;
    const end = findNewline(isNumber ? at + 17 : at);
    if (end - start > limit) key = TOO_LONG;
    store<u32>(starts + ((<usize>count) << 2), start);
    store<u64>(keys + ((<usize>count) << 3), key);
    start = end + 1;
    count += 1;
  }
  store<u32>(starts + ((<usize>count) << 2), start);
  return count;
}

/** In a loop of its own, so that the processor can wait for several words of the filter at once. */
function lookUp(scan: Scan, table: IdentityTable, count: u32): void {
  const bytes = scan.bytes;
  const starts = scan.starts;
  let candidate = scan.candidates + <usize>scan.found * 16;
  for (let place: u32 = 0; place < count; place += 1) {
    const key = load<u64>(scan.keys + ((<usize>place) << 3));
    let ordinal = NOBODY;
    if (key < TOO_LONG) {
      const hashed = hash(key);
      if (!mightHold(table, hashed)) continue;
      ordinal = ordinalOf(table, key, hashed);
      if (ordinal < 0 || !mightBeAuthorised(table, ordinal, scan.day)) continue;
    }
    const start = load<u32>(starts + ((<usize>place) << 2));
    const next = load<u32>(starts + ((<usize>place) << 2), 4);
    store<u32>(candidate, scan.lines + place);
    store<u32>(candidate, start - <u32>bytes, 4);
    store<i32>(candidate, key == TOO_LONG ? -2 : next - 1 - <u32>bytes, 8);
    store<i32>(candidate, ordinal, 12);
    candidate += 16;
    scan.found += 1;
  }
}

/** Where the field of a column starts, or the line's newline where the line has not that many. */
function findField(start: usize, column: u32): usize {
  const first = v128.load(start);
  const second = v128.load(start, 16);
  let commas = bitsOf(first, second, COMMA);
  // Nearly always the commas are in the first 32 bytes, with neither quote nor newline before them.
  for (let passed: u32 = 1; passed < column; passed += 1) commas &= commas - 1;
  const others = bitsOf(first, second, QUOTE) | bitsOf(first, second, NEWLINE);
  if (commas == 0 || (others & ((commas & (0 - commas)) - 1)) != 0) return walkToField(start, column);
  return start + ctz(commas) + 1;
}

function bitsOf(first: v128, second: v128, byte: u8): u32 {
  const wanted = i8x16.splat(byte);
  return i8x16.bitmask(i8x16.eq(first, wanted)) | (i8x16.bitmask(i8x16.eq(second, wanted)) << 16);
}

/** The same byte by byte. */
function walkToField(start: usize, column: u32): usize {
  let at = start;
  for (let passed: u32 = 0; passed < column; passed += 1) {
    if (load<u8>(at) == QUOTE) at = findQuotedEnd(at + 1);
    while (load<u8>(at) != COMMA && load<u8>(at) != NEWLINE) at += 1;
    if (load<u8>(at) == NEWLINE) return at;
    at += 1;
  }
  return at;
}

/** Behind the closing quote of a field, or the line's newline where the field is not closed. */
function findQuotedEnd(inside: usize): usize {
  let at = inside;
  while (true) {
    while (load<u8>(at) != QUOTE && load<u8>(at) != NEWLINE) at += 1;
    if (load<u8>(at) == NEWLINE) return at;
    if (load<u8>(at, 1) != QUOTE) return at + 1;
    at += 2;
  }
}

/** 16 digits, each in a byte of its own, as a number: pairs, then fours, then all. */
function numberOf(digits: v128): u64 {
  const tens = v128.and(digits, i16x8.splat(0x00ff));
  const pairs = i16x8.add(i16x8.mul(tens, i16x8.splat(10)), i16x8.shr_u(digits, 8));
  const fours = i32x4.dot_i16x8_s(pairs, i32x4.splat(0x0001_0064));
  const high = <u64>(i32x4.extract_lane(fours, 0) * 10_000 + i32x4.extract_lane(fours, 1));
  const low = <u64>(i32x4.extract_lane(fours, 2) * 10_000 + i32x4.extract_lane(fours, 3));
  return high * 100_000_000 + low;
}

/** Whether the check character is at `at`, and the field ends behind it. */
function endsField(at: usize, quoted: bool): bool {
  const check = load<u8>(at);
  if (check - ZERO > 9 && (check | 0x20) != 0x78) return false;
  let behind = behindSpaces(at + 1);
  if (quoted) {
    if (load<u8>(behind) != QUOTE) return false;
    behind += 1;
  }
  const byte = load<u8>(behind);
  return byte == COMMA || byte == NEWLINE || (byte == RETURN && load<u8>(behind, 1) == NEWLINE);
}

/** Many banks fill the field up with spaces. */
function behindSpaces(from: usize): usize {
  let at = from;
  while (load<u8>(at) == SPACE) at += 1;
  return at;
}

/** The first newline from `from` on. */
function findNewline(from: usize): usize {
  const newline = i8x16.splat(NEWLINE);
  let at = from;
  while (true) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), newline));
    if (bits != 0) return at + ctz(bits);
    at += 16;
  }
}
