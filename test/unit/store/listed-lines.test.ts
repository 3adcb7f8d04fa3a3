import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import { caseLines, lineFormat, remembering } from '../../../shared/store/listed-lines.ts';

const line: ListedCase = {
  householdId: '110101-1',
  number: 1,
  version: 3,
  kind: 'review',
  state: 'raised',
  rules: ['motor-vehicle'],
  certainty: 'verified',
  amountAtStakeFen: 600_00,
  raisedOn: '2026-10-12',
  dueOn: '2026-10-15',
  closedOn: null,
  headName: '张三',
  scheme: 'urban',
  town: '东街镇',
  village: '一村',
  assignee: null,
  awaitsSecond: false,
  surveyed: false,
  served: false,
  returned: false,
  outcome: null,
};
/** As the first version wrote it. */
const written =
  '["110101-1",1,3,"review","raised",["motor-vehicle"],"verified",60000,"2026-10-12","2026-10-15",null,"张三",' +
  '"urban","东街镇","一村",null,false,false,false,false,null]';

describe('a line of a list', () => {
  it('is written and read as it always was', () => {
    expect(caseLines.write(line)).toBe(written);
    expect(caseLines.read(written)).toEqual(line);
  });

  it('of another version is read without what it does not know', () => {
    const later = written.replace(/]$/, ',{"people":4}]');
    expect(caseLines.read(later)).toMatchObject(line);
    const strange = written.replace('"review"', '"lottery"').replace('"raised"', '"drawn"');
    expect(caseLines.read(strange)).toMatchObject({ kind: 'lottery', state: 'drawn', dueOn: '2026-10-15' });
  });

  it('that is not a case line is reported', () => {
    expect(() => caseLines.read('["110101-1",1]')).toThrow('a line of a list has 2 values');
  });

  it('may get fields: older lines stay readable, and older readers are not misled', () => {
    const before = lineFormat(z.object({ a: z.string(), b: z.int() }), ['a', 'b']);
    const after = lineFormat(z.object({ extra: z.string().optional(), a: z.string(), b: z.int() }), [
      'a',
      'b',
    ]);
    expect(after.read(before.write({ a: 'x', b: 1 }))).toEqual({ a: 'x', b: 1 });
    expect(before.read(after.write({ a: 'x', b: 1, extra: 'new' }))).toMatchObject({ a: 'x', b: 1 });
    expect(after.read(after.write({ a: 'x', b: 1, extra: 'new' }))).toEqual({ a: 'x', b: 1, extra: 'new' });
  });
});

describe('lines that are remembered', () => {
  const texts = Array.from({ length: 5 }, (_, number) => caseLines.write({ ...line, number }));
  const [first = '', second = '', third = ''] = texts;

  it('read as those that are read anew, whatever was forgotten', () => {
    const kept = remembering(caseLines, 2);
    for (const text of [...texts, ...texts.toReversed(), ...texts])
      expect(kept.read(text)).toStrictEqual(caseLines.read(text));
  });

  it('are read once as long as they are asked for', () => {
    const read: string[] = [];
    const counting = {
      ...caseLines,
      read: (text: unknown) => (read.push(String(text)), caseLines.read(text)),
    };
    const kept = remembering(counting, 2);
    for (const text of [first, second, first, third, first, second]) kept.read(text);
    expect(read).toEqual([first, second, third]);
  });

  it('are others as soon as anything in them is', () => {
    const kept = remembering(caseLines, 2);
    kept.read(first);
    expect(kept.read(caseLines.write({ ...line, number: 0, state: 'screened' })).state).toBe('screened');
  });
});
