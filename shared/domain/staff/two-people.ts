/** Whether two names are two people, wherever something takes two. */
import { say } from '../kernel/say.ts';

/**
 * `kinds-differ`: one is a member of staff and the other an owner of credentials of the account. Each of them is told from
 * others of their kind; whether one person is both, nobody knows.
 */
export type Two = 'two' | 'same' | 'kinds-differ';

export function areTwo(first: string, second: string): Two {
  if (first === second) return 'same';
  return isOwnerOfCredentials(first) === isOwnerOfCredentials(second) ? 'two' : 'kinds-differ';
}

/** They are named by AWS, without the name of a session, which is anybody's to choose. */
function isOwnerOfCredentials(name: string): boolean {
  return name.startsWith('arn:');
}

export const kindsDiffer = say(
  '一人以工作人员身份、一人以账户凭证办理，不能确认是两个人；请两人以同一种身份办理',
  'one acted as a member of staff and one by credentials of the account, which may be one person: both have to act in the same way',
);
