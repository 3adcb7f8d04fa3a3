import { expect, it } from 'vitest';
import { holdReason } from '../../../../shared/contracts/reasons.ts';
import { adviceOn } from '../../../../shared/domain/deliveries/hold-advice.ts';

/** These end by themselves, or the file has not been read yet and its page says so. */
const endingByThemselves = ['part-missing', 'run-in-progress', 'not-compared-yet', 'too-many-files'];

it('whoever decides about a held file is told what to ask, and what is mostly right, whatever it is held for', () => {
  const without = holdReason.options.filter((reason) => adviceOn(reason) === undefined);
  expect(without.filter((reason) => !endingByThemselves.includes(reason))).toEqual([]);
  for (const reason of holdReason.options)
    if (adviceOn(reason) !== undefined) expect(adviceOn(reason)?.zh).toMatch(/退回|放行/);
});

it('has nothing to say of a reason that this version does not know', () => {
  expect(adviceOn('of-another-version')).toBeUndefined();
  expect(adviceOn('toString')).toBeUndefined();
});
