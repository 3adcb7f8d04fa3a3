/**
 * Whether bytes are valid in an encoding, checked piece by piece and without decoding them. GB18030 is what WHATWG's
 * decoder of that name accepts.
 */
import { isUtf8 } from 'node:buffer';
import type { FileEncoding } from '../contracts/staged-hits.ts';

/** How many bytes at the start are whole valid characters (at most 3 remain), or `INVALID`. */
type ValidPrefix = (bytes: Uint8Array) => number;
const INVALID = -1;
/** The character goes on where the bytes end. */
const CUT = 0;

/** Checks a file of which the pieces may be cut anywhere. Once a piece is invalid, so is the file. */
export class EncodingValidator {
  readonly #validPrefix: ValidPrefix;
  /** The character that the last piece cut, as far as it was there. */
  #cut: number[] = [];

  constructor(encoding: FileEncoding) {
    this.#validPrefix = encoding === 'utf-8' ? utf8Prefix : gb18030Prefix;
  }

  /** Takes the next piece; false where the file cannot be valid any more. */
  push(piece: Uint8Array): boolean {
    const from = this.#completeCut(piece);
    const rest = piece.subarray(from);
    const valid = from === INVALID ? INVALID : this.#validPrefix(rest);
    if (valid === INVALID) return false;
    this.#cut.push(...rest.subarray(valid));
    return true;
  }

  /** Gives the character that was cut its next bytes, one by one; returns how many it took, or `INVALID`. */
  #completeCut(piece: Uint8Array): number {
    let taken = 0;
    while (this.#cut.length > 0 && taken < piece.length) {
      this.#cut.push(piece[taken++]!);
      const valid = this.#validPrefix(Uint8Array.from(this.#cut));
      if (valid === INVALID) return INVALID;
      if (valid > 0) this.#cut = [];
    }
    return taken;
  }

  /** Whether the file may end here: no character is cut. */
  end(): boolean {
    return this.#cut.length === 0;
  }
}

function utf8Prefix(bytes: Uint8Array): number {
  const valid = bytes.length - cutUtf8Bytes(bytes);
  return isUtf8(bytes.subarray(0, valid)) ? valid : INVALID;
}

/** How many of the last bytes begin a character that needs more of them. */
function cutUtf8Bytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    const isContinuation = (byte & 0xc0) === 0x80;
    if (!isContinuation) return utf8Length(byte) > back ? back : 0;
  }
  return 0;
}

function utf8Length(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  if (firstByte >= 0xe0) return 3;
  return firstByte >= 0xc0 ? 2 : 1;
}

/**
 * The decoder of https://encoding.spec.whatwg.org/#gb18030-decoder as a check. Most text is runs of ASCII and runs of
 * two-byte characters, so four bytes are taken at a time where they are one or the other.
 */
function gb18030Prefix(bytes: Uint8Array): number {
  const { length } = bytes;
  const words = new DataView(bytes.buffer, bytes.byteOffset, length);
  let at = 0;
  while (at < length) {
    if (at + 4 <= length && isPlainGb18030(words.getInt32(at, true))) {
      at += 4;
    } else {
      const characterBytes = gb18030Length(bytes, at);
      if (characterBytes === INVALID) return INVALID;
      if (characterBytes === CUT) break;
      at += characterBytes;
    }
  }
  return at;
}

/**
 * Whether four bytes, the first in the lowest bits, are four of ASCII, or two characters of two bytes with the high bit
 * set in all. Then no byte may be 0xFF, and 0x80 does not lead.
 */
function isPlainGb18030(word: number): boolean {
  const highBits = word & 0x80808080;
  if (highBits === 0) return true;
  if (~highBits & 0x80808080) return false;
  const low = word & 0x7f7f7f7f;
  const no0xff = ((low + 0x01010101) & 0x80808080) === 0;
  return no0xff && (((low & 0x007f007f) + 0x007f007f) & 0x00800080) === 0x00800080;
}

/**
 * Bytes of the character at `at`, or `CUT`, or `INVALID`. ASCII and 0x80 stand alone; 0x81 to 0xFE lead two bytes (the
 * second 0x40 to 0xFE but 0x7F; all of these are assigned) or four (the second and the fourth being digits).
 */
function gb18030Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead <= 0x80) return 1;
  if (lead === 0xff) return INVALID;
  const second = bytes[at + 1];
  if (second === undefined) return CUT;
  if (second >= 0x40) return second === 0x7f || second === 0xff ? INVALID : 2;
  if (second < 0x30 || second > 0x39) return INVALID;
  return gb18030FourBytes(lead, second, bytes[at + 2], bytes[at + 3]);
}

/** The same for four bytes of which the first two are right: is the character assigned, in the BMP or above it? */
function gb18030FourBytes(lead: number, second: number, third?: number, fourth?: number): number {
  if (third === undefined) return CUT;
  if (third < 0x81 || third > 0xfe) return INVALID;
  if (fourth === undefined) return CUT;
  if (fourth < 0x30 || fourth > 0x39) return INVALID;
  const pointer = (lead - 0x81) * 12_600 + (second - 0x30) * 1_260 + (third - 0x81) * 10 + (fourth - 0x30);
  return pointer <= 39_419 || (pointer >= 189_000 && pointer <= 1_237_575) ? 4 : INVALID;
}
