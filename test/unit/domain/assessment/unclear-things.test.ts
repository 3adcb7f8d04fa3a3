/** Things of which something is unclear: a rule that might fail by them passes nobody, whatever rule it is. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import { resultOf } from '../../../builders/assessment.ts';
import {
  aBankHolding,
  aClearance,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
} from '../../../builders/household-file.ts';

const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
const judged = (rule: string, holdings: Holding[]) => resultOf(aHousehold({ members, holdings }), rule).kind;
const hongKongDollars = aBankHolding({ balanceFen: 5_040_00, currency: '港币' });

describe('a thing of which something is unclear', () => {
  it.each<[string, string, Holding[]]>([
    ['money in a currency without a rate', 'financial-assets', [hongKongDollars]],
    [
      'money of a state that nobody knows, which makes the limit with what is known',
      'financial-assets',
      [
        aBankHolding({ balanceFen: 8_000_00 }),
        aBankHolding({ balanceFen: 8_000_00, accountNumber: '6222020000005678', status: '待定' }),
      ],
    ],
    ['a car of a state that nobody knows', 'motor-vehicle', [aVehicleHolding({ status: '待定' })]],
    [
      'a second home of a purpose that nobody knows',
      'second-home',
      [
        aPropertyHolding(),
        aPropertyHolding({
          certificateNumber: '京（2020）不动产权第0000002号',
          unitNumber: '110101001001GB00001F00010002',
          purpose: '待定',
        }),
      ],
    ],
    [
      'a building of a purpose that nobody knows',
      'commercial-property',
      [aPropertyHolding({ purpose: '待定' })],
    ],
  ])('%s: is neither passed nor failed', (_, rule, holdings) => {
    expect(judged(rule, holdings)).toBe('unjudged');
    expect(judged('unclear-asset', holdings)).toBe('failed');
  });

  it('is no reason where the rule fails by what is clear', () => {
    expect(judged('financial-assets', [hongKongDollars, aBankHolding({ balanceFen: 90_000_00 })])).toBe(
      'failed',
    );
  });

  it('concerns no rule that could not count it', () => {
    expect(judged('motor-vehicle', [hongKongDollars])).toBe('passed');
  });

  it('is asked about no more once somebody has explained it', () => {
    const explained = aClearance({
      rule: 'unclear-asset',
      assets: [assetKeyOf(hongKongDollars.asset, hongKongDollars)],
    });
    const household = aHousehold({ members, holdings: [hongKongDollars], clearances: [explained] });
    expect(resultOf(household, 'financial-assets').kind).toBe('passed');
  });
});
