import { expect, it } from 'vitest';
import { identityOf } from '../../../shared/store/aws/deployment.ts';

const account = '111122223333';

it('one person is one, whatever they call their sessions', () => {
  const [first, second] = ['zhang', 'li'].map((name) =>
    identityOf(`arn:aws-cn:sts::${account}:assumed-role/Operators/${name}`),
  );
  expect(first).toBe(`arn:aws-cn:iam::${account}:role/Operators`);
  expect(second).toBe(first);
  const [guest, other] = ['zhang', 'li'].map((name) =>
    identityOf(`arn:aws:sts::${account}:federated-user/${name}`),
  );
  expect(guest).toBe(other);
});

it('users and roles of their own are people of their own', () => {
  const user = `arn:aws-cn:iam::${account}:user/zhang`;
  expect(identityOf(user)).toBe(user);
  const roles = ['OperatorZhang', 'OperatorLi'].map((role) =>
    identityOf(`arn:aws-cn:sts::${account}:assumed-role/${role}/session`),
  );
  expect(new Set(roles).size).toBe(2);
});
