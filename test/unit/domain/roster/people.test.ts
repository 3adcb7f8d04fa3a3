/** Names beside the members that explanations mention by their ordinals. */
import { expect, it } from 'vitest';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { nameMembers } from '../../../../shared/domain/roster/people.ts';

const people = [
  { ordinal: 1, name: '张三丰' },
  { ordinal: 12, name: '李小梅' },
];

it('stand behind each of them', () => {
  const text = say(
    '成员 1 的户籍已注销。成员 12：未授权。',
    'Member 1 was cancelled. The pay of member 12 is not known.',
  );
  expect(nameMembers(text, people)).toEqual({
    zh: '成员 1（张三丰）的户籍已注销。成员 12（李小梅）：未授权。',
    en: 'Member 1 (张三丰) was cancelled. The pay of member 12 (李小梅) is not known.',
  });
});

it('are left out of somebody who is not known, of counts, and where they are already', () => {
  const text = say(
    '成员 3 去世，2 名成员未比对，成员 1（张三丰）在世。',
    '2 members, member 3, member 1 (张三丰).',
  );
  expect(nameMembers(text, people)).toEqual(text);
});
