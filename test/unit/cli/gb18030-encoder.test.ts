import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('gb18030', { fatal: true }).decode(bytes);

describe('GB18030 encoder', () => {
  it('writes the bytes that the standard gives', () => {
    expect(Buffer.from(encodeGb18030('A中，€')).toString('hex')).toBe('41d6d0a3aca2e3');
    expect(Buffer.from(encodeGb18030('\u0080ß𬭎')).toString('hex')).toBe('81308130813089389933a932');
  });

  it('is read back by the decoder, every character that it has bytes for', () => {
    let unwritable = 0;
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += codePoint < 0x1_0000 ? 1 : 997) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const character = String.fromCodePoint(codePoint);
      try {
        expect(decode(encodeGb18030(character))).toBe(character);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        unwritable += 1;
      }
    }
    // A few code points of private use, whose bytes later editions of the standard gave to real characters.
    expect(unwritable).toBeLessThan(30);
  });

  it('refuses half a surrogate pair', () => {
    expect(() => encodeGb18030('\ud842')).toThrow(RangeError);
    expect(() => encodeGb18030('张\udfb7')).toThrow(RangeError);
  });
});
