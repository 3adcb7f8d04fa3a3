import { deflateRawSync } from 'node:zlib';
import fc from '../../builders/fast-check.ts';
import { expect, it } from 'vitest';
import { pack, unpack } from '../../../shared/store/packed.ts';

const list = fc.array(fc.record({ zh: fc.string({ unit: 'binary' }), fen: fc.integer() }));
const long = fc.nat(300_000).map((length) => [{ zh: '核'.repeat(length), fen: 1 }]);

it('what is packed is what zlib makes of it, takes no more memory than its bytes, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(list, long), (value) => {
      const packed = pack(value);
      expect(Buffer.from(packed).equals(deflateRawSync(JSON.stringify(value)))).toBe(true);
      expect(packed.buffer.byteLength).toBe(packed.length);
      expect(unpack(packed)).toEqual(value);
    }),
    { numRuns: 200 },
  );
});
