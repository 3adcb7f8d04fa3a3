/** Who delivered an account that is the same whoever delivers it. */
import { expect, it } from 'vitest';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/document.ts';
import { aContext } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';

const account = (accountNumber: string, provider: string) => aBankHolding({ accountNumber }, { provider });
const long = '6222020000001234567';

const deliveredUnder = (policy: Policy, ...holdings: ReturnType<typeof account>[]) =>
  assess(aHousehold({ members: [aMember()], holdings }), aContext({ policy })).delivered;

it('an account of 16 digits or more counts once, with everybody who delivered it; a shorter one is each bank’s own', () => {
  const holdings = [account(long, 'b-bank'), account(long, 'a-bank'), account('0012', 'a-bank')];
  expect(deliveredUnder(defaultPolicy, ...holdings)).toEqual([
    { source: 'bank', providers: ['a-bank', 'b-bank'], things: 1 },
  ]);
});

it('a bank that policy says was renamed is one provider', () => {
  const renamed: Policy = {
    ...defaultPolicy,
    providers: [
      {
        ...{ source: 'bank', provider: 'b-bank', aliases: ['a-bank'] },
        ...{ effectiveFrom: '2020-01-01', restsOn: 'product choice' },
      },
    ],
  };
  expect(deliveredUnder(renamed, account(long, 'b-bank'), account(long, 'a-bank'))).toEqual([
    { source: 'bank', providers: ['b-bank'], things: 1 },
  ]);
});
