/** Money that is with securities firms and payment institutions. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import type { Source } from '../../../../shared/domain/catalogue/source.ts';
import { payment } from '../../../../shared/domain/catalogue/sources/payment.ts';
import { securities } from '../../../../shared/domain/catalogue/sources/securities.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { findingsOf, resultOf } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, tokenOf } from '../../../builders/household-file.ts';

type Cells = Readonly<Record<string, string>>;

function read(source: Source, cells: Cells, place: Partial<Holding> = {}): Holding {
  const reading = source.readRow((name) => cells[name] ?? '');
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  return { ...aBankHolding({}, place), asset: reading.row };
}

const shares = (changes: Cells = {}, place: Partial<Holding> = {}) =>
  read(
    securities,
    {
      account_number: 'A123456789',
      kind: '股票',
      code: '600000',
      market_value: '8,000.00',
      as_of_date: '2026-10-31',
      account_status: '正常',
      ...changes,
    },
    { provider: 'a-broker', file: 'inbox/securities/a-broker/2026-10-31/s.csv', ...place },
  );
const wallet = (changes: Cells = {}, place: Partial<Holding> = {}) =>
  read(
    payment,
    {
      account_number: 'P123456789',
      balance: '4000',
      balance_date: '2026-10-31',
      account_status: '正常',
      ...changes,
    },
    { provider: 'a-wallet', file: 'inbox/payment/a-wallet/2026-10-31/p.csv', ...place },
  );

const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
const second = { identityToken: tokenOf(2), name: '李小梅' };
const rulesOf = (...holdings: Holding[]) => [...findingsOf(aHousehold({ members, holdings })).keys()];
const moneyOf = (...holdings: Holding[]) =>
  findingsOf(aHousehold({ members, holdings, profile: { headcount: 1 } })).get('financial-assets')?.amountFen;

describe('securities', () => {
  it('count with the cash of their account, which its rows repeat', () => {
    const bonds = { kind: '债券', code: '019547', market_value: '3000', cash_balance: '500.00' };
    expect(moneyOf(shares({ cash_balance: '500.00' }), shares(bonds, { line: 3 }))).toBe(11_500_00);
  });

  it('count once for two holders of one account, and at their newest day', () => {
    expect(moneyOf(shares(), shares({}, { ...second, line: 3 }))).toBe(8_000_00);
    expect(moneyOf(shares(), shares({ market_value: '90000', as_of_date: '2026-09-30' }, { line: 3 }))).toBe(
      8_000_00,
    );
  });

  it('whose cash cannot be read, or is given differently, are in no sum and asked about', () => {
    expect(rulesOf(shares({ market_value: '20000', cash_balance: '不详五百' }))).toEqual(['unclear-asset']);
    const other = shares({ code: '600001', cash_balance: '7' }, { line: 3 });
    expect(rulesOf(shares({ cash_balance: '5' }), other)).toEqual(['unclear-asset']);
  });

  it('that are worth less than nothing count as nothing, and a closed account too', () => {
    expect(moneyOf(shares({ market_value: '-8000', cash_balance: '-3' }))).toBeUndefined();
    expect(rulesOf(shares({ market_value: '90000', account_status: '销户' }))).toEqual([]);
    expect(rulesOf(shares({ market_value: '90000', account_status: '其他' }))).toEqual(['unclear-asset']);
  });

  it.each([
    ['account_number', '-', 'account-number-invalid'],
    ['market_value', '约八千', 'market-value-invalid'],
    ['as_of_date', '2026-13-01', 'as-of-date-invalid'],
  ])('a row whose %s is %j is set aside', (field, value, reason) => {
    const cells: Cells = {
      ...{
        account_number: 'A123456789',
        market_value: '1',
        as_of_date: '2026-10-31',
        account_status: '正常',
      },
      [field]: value,
    };
    expect(securities.readRow((name) => cells[name] ?? '')).toEqual({ kind: 'invalid', reason });
  });
});

describe('money of several sources', () => {
  const deposit = (fen: number) => aBankHolding({ balanceFen: fen });

  it('is one sum, by the names that it has', () => {
    const file = aHousehold({ members, holdings: [deposit(5_000_00), shares(), wallet()] });
    expect(resultOf(file, 'financial-assets')).toMatchObject({
      kind: 'failed',
      finding: {
        kind: 'suspension',
        amountFen: 17_000_00,
        explanation: { zh: expect.stringContaining('金融资产 17,000.00 元，超过限额') as string },
        evidence: [
          { source: 'securities', countedFen: 8_000_00 },
          { source: 'bank', countedFen: 5_000_00 },
          { source: 'payment', countedFen: 4_000_00 },
        ],
      },
    });
  });

  it('is only looked at where it may have moved from one to the other: days apart, and enough in neither', () => {
    const apart = wallet({ balance_date: '2026-10-21' });
    const one = { headcount: 1 };
    const kindOf = (...holdings: Holding[]) =>
      findingsOf(aHousehold({ members, holdings, profile: one })).get('financial-assets')?.kind;
    expect(kindOf(deposit(4_000_00), apart)).toBe('review');
    expect(kindOf(deposit(4_000_00), wallet())).toBe('suspension');
    expect(kindOf(deposit(4_300_00), apart)).toBe('suspension');
    const { explanation } = resultOf(
      aHousehold({ members, holdings: [deposit(4_000_00), apart], profile: one }),
      'financial-assets',
    );
    expect(explanation.zh).toContain('先复核、不拟停发：不同来源的余额相隔超过 7 天，可能是同一笔钱。');
    expect(explanation.en).toContain('balances of different sources are more than 7 days apart');
  });

  it('is that of the sources which the entry names: one on record before others came counts banks', () => {
    const rules = defaultPolicy.rules.map((entry) =>
      entry.rule === 'financial-assets' ? { ...entry, sources: ['bank'] } : entry,
    );
    const file = aHousehold({ members, holdings: [shares({ market_value: '90000' })] });
    expect(resultOf(file, 'financial-assets', { policy: { ...defaultPolicy, rules } }).kind).toBe('passed');
    expect(resultOf(file, 'financial-assets').kind).toBe('failed');
  });
});
