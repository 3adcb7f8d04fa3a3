/** Money that is over the limit, and no ground for a suspension by itself. */
import { describe, expect, it } from 'vitest';
import type { Holding, HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { householdRegister } from '../../../../shared/domain/catalogue/sources/household-register.ts';
import { otherAid } from '../../../../shared/domain/catalogue/sources/other-aid.ts';
import { payment } from '../../../../shared/domain/catalogue/sources/payment.ts';
import { findingsOf } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
/** Two urban members may hold 8,400.00. */
const moneyOf = (holdings: readonly Holding[], profile: Partial<HouseholdFile['profile']> = {}) =>
  findingsOf(aHousehold({ members, holdings: [...holdings], profile: { headcount: 2, ...profile } })).get(
    'financial-assets',
  );
const outcomeOf = (...holdings: Holding[]) => {
  const finding = moneyOf(holdings);
  return [finding?.kind, finding?.explanation.zh.split('：').at(-1)];
};

const account = (yuan: number, place: Partial<Holding> = {}, accountNumber = `6217${yuan}`, more = {}) =>
  aBankHolding(
    { accountNumber, balanceFen: yuan * 100, balanceDate: '2026-10-31', ...more },
    { line: yuan, ...place },
  );

describe('money over the limit', () => {
  it('is a suspension', () => {
    expect(outcomeOf(account(9_000))[0]).toBe('suspension');
  });

  it('only with a joint account is a review, unless members hold it together', () => {
    const joint = { accountType: '联名账户' };
    expect(outcomeOf(account(9_000, {}, '62170001', joint))).toEqual([
      'review',
      '不计联名账户则不超过限额，须核实各自份额。',
    ]);
    const both = [
      account(9_000, {}, '62170001', joint),
      account(9_000, { ...ofSecond, line: 3 }, '62170001', joint),
    ];
    expect(outcomeOf(...both)[0]).toBe('suspension');
  });

  it('without the joint account too is a suspension all the same', () => {
    expect(outcomeOf(account(9_000), account(5_000, {}, '62170002', { accountType: '联名' }))[0]).toBe(
      'suspension',
    );
  });

  it('only with what two kinds of such accounts hold names both', () => {
    const elsewhere = account(5_000, { heldElsewhere: true });
    const joint = account(4_000, {}, '62170002', { accountType: '联名' });
    expect(outcomeOf(elsewhere, joint)).toEqual([
      'review',
      '与另一家庭的成员共有账户，不计则不超过限额，须核实各自份额；不计联名账户则不超过限额，须核实各自份额。',
    ]);
  });
});

describe('money of a minor', () => {
  const kindOf = (idNumber: string, ...holdings: Holding[]) => {
    const [parent, child] = [aMember(), aMember({ ordinal: 2, name: '李小梅', idNumber })];
    const file = aHousehold({ members: [parent, child], holdings, profile: { headcount: 2 } });
    return findingsOf(file).get('financial-assets')?.kind;
  };
  const own = account(9_000, ofSecond);

  it('is a review where the household is over the limit only with it', () => {
    expect(kindOf('110101201005010010', own)).toBe('review');
    expect(kindOf('110101201005010010', own, account(9_000))).toBe('suspension');
  });

  it('is anybody’s from the day of 18 years, which is 2026-11-22', () => {
    expect(kindOf('110101200811230010', own)).toBe('review');
    expect(kindOf('110101200811220010', own)).toBe('suspension');
  });
});

const dead = (place: Partial<Holding> = {}) =>
  rowOf(
    householdRegister,
    { register_status: '注销', reason: '死亡', changed_on: '2026-09-01' },
    { line: 9, ...place },
  );

describe('money of a member who has died', () => {
  it('is a review where the household is over the limit only with it', () => {
    expect(outcomeOf(account(9_000, ofSecond), dead(ofSecond))).toEqual([
      'review',
      '不计已故成员名下账户则不超过限额，须核实是否遗产。',
    ]);
    expect(outcomeOf(account(9_000), dead(ofSecond))[0]).toBe('suspension');
  });

  it('is not all that an account holds which a living member holds too', () => {
    const both = [account(9_000, {}, '62170001'), account(9_000, { ...ofSecond, line: 3 }, '62170001')];
    expect(outcomeOf(...both, dead(ofSecond))[0]).toBe('suspension');
  });
});

const wallet = (yuan: number, on: string) =>
  rowOf(
    payment,
    {
      account_number: 'P123456789',
      balance: String(yuan),
      balance_date: on,
      account_status: '正常',
    },
    { asOf: on },
  );

describe('money that may be the same', () => {
  const one = { headcount: 1 };

  it('4,000 in a wallet and 4,000 at a bank ten days apart, limit 4,200, are a review', () => {
    const finding = moneyOf([account(4_000), wallet(4_000, '2026-10-21')], one);
    expect([finding?.kind, finding?.amountFen, finding?.limitFen]).toEqual(['review', 8_000_00, 4_200_00]);
  });

  it('and a suspension seven days apart, or where one of them alone is over', () => {
    expect(moneyOf([account(4_000), wallet(4_000, '2026-10-24')], one)?.kind).toBe('suspension');
    expect(moneyOf([account(4_300), wallet(4_000, '2026-10-21')], one)?.kind).toBe('suspension');
  });
});

const aid = (cells: Readonly<Record<string, string>>) =>
  rowOf(
    otherAid,
    { scheme: '困难残疾人生活补贴', monthly_amount: '100', from: '2025-01-01', aid_status: '在发', ...cells },
    { line: 7 },
  );

describe('other aid on the account of the guarantee', () => {
  const profile = { headcount: 1, aidAccount: '62170001', monthlyAmountFen: 300_00 };
  const amountOf = (yuan: number, ...others: Holding[]) =>
    moneyOf([account(yuan, {}, '62170001'), ...others], profile)?.amountFen;

  it('stays out of the sum for twelve months, beside the guarantee', () => {
    expect(amountOf(9_100)).toBe(9_100_00 - 3_600_00);
    expect(amountOf(9_100, aid({}))).toBe(9_100_00 - 4_800_00);
    expect(amountOf(9_000, aid({}))).toBeUndefined();
    expect(moneyOf([account(9_100, {}, '62170001'), aid({})], profile)?.explanation.zh).toContain(
      '4,800.00 元不计入（至多 12 个月保障金和其他救助）',
    );
  });

  it('counts for nothing once it has ended', () => {
    expect(amountOf(9_100, aid({ until: '2026-06-30' }))).toBe(9_100_00 - 3_600_00);
  });

  it('of an unknown amount leaves a review, and only for that account', () => {
    expect(moneyOf([account(9_100, {}, '62170001'), aid({ monthly_amount: '' })], profile)?.kind).toBe(
      'review',
    );
    expect(moneyOf([account(9_100, {}, '62170002'), aid({ monthly_amount: '' })], profile)?.kind).toBe(
      'suspension',
    );
  });
});
