import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { HitChunk } from '../../../../shared/app/deliveries/pass/hit-chunk.ts';

const idOf = (household: number): string => `329901-${String(household).padStart(10, '0')}`;

function hitOf(line: number, text: string) {
  const bytes = Buffer.from(`before${text}behind`);
  return { line, bytes, start: 6, end: bytes.length - 6 };
}

describe('a chunk of hits', () => {
  it('gives them by household, and of each in the order in which they were added', () => {
    const entry = fc.record({
      household: fc.constantFrom(0, 1, 2, 10, 2 ** 32 - 1),
      // Below 0 where the row could not be read.
      line: fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
      text: fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '')),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const chunk = new HitChunk(40);
        for (const { household, line, text } of entries) chunk.add(household, hitOf(line, text));
        expect([chunk.isEmpty, chunk.isFull]).toEqual([entries.length === 0, entries.length === 40]);
        const sorted = [...entries].sort((a, b) => a.household - b.household);
        const lines = sorted.map(({ household, line, text }) => `${idOf(household)} ${line} ${text}\n`);
        const expected = Buffer.from(['first\n', ...lines].join(''));
        expect(chunk.take('first', idOf)).toEqual(expected);
        expect(chunk.isEmpty).toBe(true);
      }),
    );
  });

  it('keeps what is longer than all before, and is used again', () => {
    const chunk = new HitChunk(2);
    const long = '核'.repeat(100_000);
    chunk.add(2, hitOf(7, long));
    chunk.add(1, hitOf(8, '1'));
    expect(chunk.take('first', idOf).toString()).toBe(`first\n${idOf(1)} 8 1\n${idOf(2)} 7 ${long}\n`);
    chunk.add(1, hitOf(9, '2'));
    expect(chunk.take('second', idOf).toString()).toBe(`second\n${idOf(1)} 9 2\n`);
  });
});
