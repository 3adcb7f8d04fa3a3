/** Rows that lead to a member and cannot be read: unknown, and not nothing. */
import { describe, expect, it } from 'vitest';
import { unreadableRow, type Holding } from '../../../../shared/contracts/holdings.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { aContext } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

const unread = (line = 7) => ({
  ...aBankHolding({}, { line, name: '' }),
  asset: unreadableRow('bank', { line, reason: 'balance-invalid' }),
});

const assessed = (holdings: Holding[]) => assess(aHousehold({ members: [aMember()], holdings }), aContext());
const kindsOf = (holdings: Holding[]) =>
  assessed(holdings).results.map(({ rule, kind }) => `${rule} ${kind}`);

describe('a row that cannot be read', () => {
  it('passes no rule that reads its source, and others as before', () => {
    expect(kindsOf([unread()])).toEqual(
      expect.arrayContaining([
        'financial-assets unjudged',
        'motor-vehicle passed',
        'unclear-asset failed',
        'identity-question passed',
      ]),
    );
  });

  it('changes nothing where a rule fails anyway', () => {
    expect(kindsOf([unread(), aBankHolding({ balanceFen: 90_000_00 })])).toContain('financial-assets failed');
    expect(kindsOf([unread(), aVehicleHolding()])).toContain('motor-vehicle failed');
  });

  it('is named with its reason, each a thing of its own, and nothing of it is quoted', () => {
    const [finding] = assessed([unread(7), unread(8)]).findings;
    expect(finding).toMatchObject({ rule: 'unclear-asset', kind: 'review' });
    expect(finding?.explanation.zh).toContain('账户的记录未能读取 2 项');
    expect(finding?.evidence.map(({ note }) => note.zh)).toEqual(
      Array(2).fill('该行含有本人的身份证号，但未能读取；银行存款的一行未能读取：余额无法识别'),
    );
  });
});
