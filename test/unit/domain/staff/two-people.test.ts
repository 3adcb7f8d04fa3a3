import { expect, test } from 'vitest';
import { areTwo } from '../../../../shared/domain/staff/two-people.ts';

test.each([
  ['county-handler', 'county-approver', 'two'],
  ['arn:aws-cn:iam::1:role/a', 'arn:aws-cn:iam::1:role/b', 'two'],
  ['county-handler', 'county-handler', 'same'],
  // One person may be a member of staff and own credentials of the account.
  ['county-handler', 'arn:aws-cn:iam::1:user/a', 'kinds-differ'],
] as const)('%s and %s are %s', (first, second, what) => {
  expect(areTwo(first, second)).toBe(what);
  expect(areTwo(second, first)).toBe(what);
});
