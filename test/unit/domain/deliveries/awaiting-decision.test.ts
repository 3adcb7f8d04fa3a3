import { expect, it } from 'vitest';
import type { FileState } from '../../../../shared/domain/deliveries/fold-deliveries.ts';
import { isRejectedUnasked } from '../../../../shared/domain/deliveries/awaiting-decision.ts';

it.each([
  ['rejected', 'header-only', true],
  ['rejected', 'nobody-decided', true],
  ['rejected', 'rejected-by-staff', false],
  ['held', 'members-lost', false],
  ['current', null, false],
])('%s, %s: somebody has yet to see that it was rejected: %s', (state, reason, unasked) => {
  expect(isRejectedUnasked({ state, reason } as Pick<FileState, 'state' | 'reason'>)).toBe(unasked);
});
