import fc, { long } from '../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { FileEncoding } from '../../../shared/contracts/staged-hits.ts';
import { findInvalidLines, isValidIn } from '../../../shared/matching/encoding-validator.ts';

const numRuns = long ? 200_000 : 3_000;

function decodes(encoding: FileEncoding, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Runs of bytes that belong together in one encoding or the other, and bytes at the edges of their ranges. */
const mixedBytes = fc
  .array(
    fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 5 }),
      fc.constantFrom(
        [0x41, 0x42, 0x2c, 0x0a],
        [0xd6, 0xd0],
        [0xd6, 0xd0, 0xb9, 0xfa],
        [0xe4, 0xb8, 0xad],
        [0xc3, 0xa9],
      ),
      fc.constantFrom(
        [0x81, 0x30, 0x81, 0x30],
        [0x84, 0x31, 0xa4, 0x37],
        [0x84, 0x31, 0xa4, 0x39],
        [0xe3, 0x32, 0x9a, 0x35],
      ),
      fc.constantFrom(
        [0xe3, 0x32, 0x9a, 0x36],
        [0x90, 0x30, 0x81, 0x30],
        [0x8f, 0x39, 0xfe, 0x39],
        [0xf0, 0x9f, 0xa7, 0xa9],
      ),
      fc.constantFrom(
        [0x80],
        [0xff],
        [0x81],
        [0xfe, 0xfe],
        [0x81, 0x7f],
        [0x81, 0x40],
        [0xed, 0xa0, 0x80],
        [0xf4, 0x90],
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

describe.each(['utf-8', 'gb18030'] as const)('the validity check of %s', (encoding) => {
  it('agrees with the decoder of the platform', () => {
    fc.assert(
      fc.property(mixedBytes, (bytes) => {
        expect(isValidIn(encoding, bytes)).toBe(decodes(encoding, bytes));
      }),
      { numRuns },
    );
  });

  it('finds exactly the lines that the decoder refuses', () => {
    fc.assert(
      fc.property(fc.array(mixedBytes, { maxLength: 6 }), (pieces) => {
        const bytes = Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from('\n')]));
        const found = findInvalidLines({ bytes, from: 0, to: bytes.length }, encoding);
        const expected = splitLines(bytes).flatMap((line, place) => (decodes(encoding, line) ? [] : [place]));
        expect(found.map(({ place }) => place)).toEqual(expected);
        for (const { start, end } of found) expect(decodes(encoding, bytes.subarray(start, end))).toBe(false);
      }),
      { numRuns },
    );
  });

  it('agrees with the decoder on every sequence of two bytes', () => {
    const differing: string[] = [];
    for (let first = 0; first < 256; first += 1) {
      for (let second = 0; second < 256; second += 1) {
        const bytes = Uint8Array.of(first, second);
        if (isValidIn(encoding, bytes) !== decodes(encoding, bytes)) differing.push(`${first} ${second}`);
      }
    }
    expect(differing).toEqual([]);
  });

  it('accepts an empty file', () => {
    expect(isValidIn(encoding, new Uint8Array(0))).toBe(true);
  });

  it('does not accept a file that ends within a character', () => {
    expect(
      isValidIn(encoding, encoding === 'utf-8' ? Uint8Array.of(0x41, 0xe4, 0xb8) : Uint8Array.of(0x41, 0xd6)),
    ).toBe(false);
  });
});

describe('the validity check of gb18030', () => {
  it('knows which characters of four bytes are assigned, at every edge of the two ranges', () => {
    const edges = [0, 39_419, 39_420, 188_999, 189_000, 1_237_575, 1_237_576, 126 * 12_600 - 1];
    const accepted = edges.filter((pointer) => isValidIn('gb18030', bytesOfPointer(pointer)));
    expect(accepted).toEqual(edges.filter((pointer) => decodes('gb18030', bytesOfPointer(pointer))));
    expect(accepted).toEqual([0, 39_419, 189_000, 1_237_575]);
  });

  it('accepts the single byte 0x80, as WHATWG decoders do, and never 0xFF', () => {
    const text = Uint8Array.from([0xd6, 0xd0, 0xd6, 0xd0, 0x80, 0x80, 0x80, 0xd6, 0xd0, 0x41]);
    expect([isValidIn('gb18030', text), decodes('gb18030', text)]).toEqual([true, true]);
    expect(isValidIn('gb18030', Uint8Array.of(0xd6, 0xd0, 0xff, 0xd0))).toBe(false);
  });
});

/** Without newlines. */
function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function bytesOfPointer(pointer: number): Uint8Array {
  const second = 0x30 + (Math.floor(pointer / 1_260) % 10);
  const third = 0x81 + (Math.floor(pointer / 10) % 126);
  return Uint8Array.of(0x81 + Math.floor(pointer / 12_600), second, third, 0x30 + (pointer % 10));
}
