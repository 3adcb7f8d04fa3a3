import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedLines } from '../../functions/match-delivery/sorted-lines.ts';

describe('lines by household', () => {
  it('come sorted by household, and of each in the order in which they were added', () => {
    const entry = fc.record({
      household: fc.constantFrom('a', 'b', 'c-10', 'c-9'),
      text: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const lines = new SortedLines();
        for (const { household, text } of entries) lines.add(household, JSON.stringify(text));
        expect(lines.count).toBe(entries.length);
        const sorted = [...entries].sort((a, b) =>
          a.household < b.household ? -1 : a.household > b.household ? 1 : 0,
        );
        expect(lines.take('first').toString()).toBe(
          ['first\n', ...sorted.map(({ text }) => `${JSON.stringify(text)}\n`)].join(''),
        );
        expect(lines.count).toBe(0);
      }),
    );
  });

  it('keep what is longer than all before', () => {
    const lines = new SortedLines();
    const long = JSON.stringify('核'.repeat(100_000));
    lines.add('b', long);
    lines.add('a', '1');
    expect(lines.take('first').toString()).toBe(`first\n1\n${long}\n`);
  });
});
