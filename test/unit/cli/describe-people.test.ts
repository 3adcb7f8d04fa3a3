/** What `explain` says of the people of a household: by name, whom nobody can compare, and what rosters did to it. */
import { expect, it } from 'vitest';
import { describePeople } from '../../../cli/describe-people.ts';
import { aHousehold, aMember } from '../../builders/household-file.ts';

const on = '2026-10-25';

it('people are named, also who has left, and of whom nothing is known and why', () => {
  const file = aHousehold({
    members: [aMember(), aMember({ ordinal: 3, name: '李小梅', authorisedUntil: '2026-10-01' })],
    formerMembers: [aMember({ ordinal: 2, name: '王老五', leftOn: on })],
  });
  expect(describePeople(file, '2026-10-31')).toEqual([
    '成员 Members',
    '  成员 1（张三丰） member 1 (张三丰)',
    expect.stringMatching(/^ {2}成员 3（李小梅） member 3 \(李小梅\)：.*授权/),
    '  成员 2（王老五） member 2 (王老五)：2026-10-25 起不在花名册 not in the roster since',
  ]);
});

it('moves, merges and numbers that changed hands name the other household', () => {
  const file = aHousehold({
    members: [aMember()],
    profile: {
      status: 'ended',
      ended: { cause: 'merged', households: ['110101-0002'], on },
      links: [
        { kind: 'renumbered', number: '0009', on },
        { kind: 'members-went-to', household: '110101-0002', ordinals: [1], on },
      ],
    },
  });
  const result = describePeople(file, on).join('\n');
  expect(result).toContain('家庭编号由 0009 变更，档案延续');
  expect(result).toContain('成员 1（张三丰）转入 110101-0002');
  expect(result).toContain('该家庭已并入 110101-0002');
});
