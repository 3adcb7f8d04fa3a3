/** What else a household may apply for, on the page of a household that has left the roster. */
import { expect, it } from 'vitest';
import { otherKindsPanel } from '../../../../functions/console/pages/other-kinds.ts';
import { otherKinds } from '../../../../shared/domain/payments/other-kinds.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { aHousehold } from '../../../builders/household-file.ts';
import { aVisit } from '../../../builders/shown.ts';

it('names each kind, with whether it may be applied for', () => {
  const ended = aHousehold({ profile: { status: 'ended' } });
  const kinds = otherKinds(ended, policyInForce(defaultPolicy, '110101', '2026-11-22'));
  const shown = String(otherKindsPanel(kinds, aVisit('/households/110101-0001')));
  expect(shown).toContain('还可以申请的救助');
  for (const text of ['低保边缘家庭：', '刚性支出困难家庭：', '单人保：', '不能判断', '可以申请'])
    expect(shown).toContain(text);
  expect(otherKindsPanel([], aVisit('/households/110101-0001'))).toBeUndefined();
});
