import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import { caseLines, lineFormat } from '../../../shared/store/listed-lines.ts';

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
