import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { splitRecord } from '../../../../shared/domain/kernel/csv.ts';

describe('splitting a line', () => {
  it.each([
    ['', ['']],
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    [',', ['', '']],
    ['a,,c,', ['a', '', 'c', '']],
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""yes""",x', ['say "yes"', 'x']],
    ['"",""', ['', '']],
    ['""""', ['"']],
    ['a"b,c', ['a"b', 'c']],
    [' "a,b"', [' "a', 'b"']],
    ['"a"b,c', ['ab', 'c']],
    ['"a"b"c,d', ['ab"c', 'd']],
    ['"a" ,b', ['a ', 'b']],
    ['"a,b', ['a,b']],
    ['x,"a,b""', ['x', 'a,b"']],
    ['"', ['']],
  ])('splits %s', (line, fields) => {
    expect(splitRecord(line)).toEqual(fields);
  });

  const text = fc.string({ unit: fc.constantFrom('"', ',', 'a', '张', '𠮷', ' ', '\\', '|') });
  const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;

  it('reads back every record that is written with quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean()), { minLength: 1 }), (record) => {
        const line = record
          .map(([field, plain]) => (plain && !/[",]/.test(field) ? field : quote(field)))
          .join(',');
        expect(splitRecord(line)).toEqual(record.map(([field]) => field));
      }),
    );
  });

  it('makes fields of anything, and loses no character but quotes and commas', () => {
    fc.assert(
      fc.property(text, (line) => {
        const bare = (part: string): string => part.replace(/[",]/g, '');
        expect(bare(splitRecord(line).join(''))).toBe(bare(line));
      }),
    );
  });
});
