/** Which lines are valid in an encoding, without decoding them. GB18030 is what WHATWG's decoder of that name accepts. */
import { isUtf8 } from 'node:buffer';
import type { FileEncoding } from '../contracts/staged-hits.ts';

const INVALID = -1;
/** The character goes on where the bytes end. */
const CUT = 0;
const NEWLINE = 0x0a;

const validators: Readonly<Record<FileEncoding, (bytes: Uint8Array) => boolean>> = {
  'utf-8': isUtf8,
  gb18030: (bytes) => gb18030Prefix(bytes) === bytes.length,
};

/** Whether bytes are whole valid characters of an encoding. */
export function isValidIn(encoding: FileEncoding, bytes: Uint8Array): boolean {
  return validators[encoding](bytes);
}

/** A line that is not valid: its place among the lines, where it starts, and where its newline is. */
export type InvalidLine = { readonly place: number; readonly start: number; readonly end: number };

/**
 * The lines that are not valid. In both encodings a newline is no part of another character, so that each line can be
 * looked at alone; nearly always all of them are valid, as one look shows.
 *
 * @param lines are in the bytes from `from` up to `to`, each with its newline
 */
export function findInvalidLines(
  { bytes, from, to }: { readonly bytes: Uint8Array; readonly from: number; readonly to: number },
  encoding: FileEncoding,
): readonly InvalidLine[] {
  if (from >= to || isValidIn(encoding, bytes.subarray(from, to))) return [];
  const invalid: InvalidLine[] = [];
  let start = from;
  for (let place = 0; start < to; place += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    if (!isValidIn(encoding, bytes.subarray(start, end))) invalid.push({ place, start, end });
    start = end + 1;
  }
  return invalid;
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
 * Bytes of the character at `at`, or `CUT`, or `INVALID`. ASCII and 0x80 are alone; 0x81 to 0xFE lead two bytes (the
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
