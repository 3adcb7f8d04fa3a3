import { describe, expect, it } from 'vitest';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import {
  aBankHolding,
  aClearance,
  aHousehold,
  aMember,
  aVehicleHolding,
  tokenOf,
} from '../../../builders/household-file.ts';
import type { Clearance, Holding, Profile } from '../../../../shared/contracts/household-file.ts';

/** Three urban members: they may hold 12,600.00. */
function household(holdings: Holding[], profile: Partial<Profile> = {}, clearances: Clearance[] = []) {
  const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
  return aHousehold({ members, holdings, profile, clearances });
}

function deposits(holdings: Holding[], profile: Partial<Profile> = {}, clearances: Clearance[] = []) {
  return findingsOf(household(holdings, profile, clearances)).get('financial-assets');
}

const saw = (holdings: Holding[], profile: Partial<Profile> = {}) =>
  resultOf(household(holdings, profile), 'financial-assets').explanation;

const second = { identityToken: tokenOf(2), name: '李小梅' };

describe('deposits against the limit', () => {
  it('three urban members may hold 12,600.00', () => {
    expect(deposits([aBankHolding({ balanceFen: 12_600_00 })])).toBeUndefined();
  });

  it('and not 12,600.01', () => {
    expect(deposits([aBankHolding({ balanceFen: 12_600_01 })])).toMatchObject({
      kind: 'suspension',
      amountFen: 12_600_01,
      limitFen: 12_600_00,
      evidence: [{ countedFen: 12_600_01, certainty: 'verified' }],
      evidenceOmitted: 0,
    });
  });

  it('two rural members may hold 4,800.00', () => {
    const rural = { scheme: 'rural', headcount: 2 } as const;
    expect(deposits([aBankHolding({ balanceFen: 4_800_00 })], rural)).toBeUndefined();
    expect(deposits([aBankHolding({ balanceFen: 4_800_01 })], rural)?.limitFen).toBe(4_800_00);
  });

  it('accounts of all members and banks are summed, a negative balance as 0, the largest first in evidence', () => {
    const finding = deposits([
      aBankHolding({ balanceFen: 5_000_00 }),
      aBankHolding({ balanceFen: 8_000_00, accountNumber: '6222020000005678' }, { ...second, line: 3 }),
      aBankHolding({ balanceFen: -9_000_00 }, { provider: 'city-bank', line: 4 }),
    ]);
    expect(finding?.amountFen).toBe(13_000_00);
    expect(finding?.evidence.map(({ line, countedFen }) => [line, countedFen])).toEqual([
      [3, 8_000_00],
      [2, 5_000_00],
    ]);
  });

  it('explains the sum and the limit in plain words, without names or whole account numbers', () => {
    const { zh, en } = deposits([aBankHolding({ balanceFen: 20_000_00 })])?.explanation ?? { zh: '', en: '' };
    expect(en).toBe(
      'Deposits 20,000.00 are over the limit of 12,600.00 (3 people × 4,200.00 a year). ' +
        '1 account counted, the largest ending in 1234. ' +
        'Suspension: every counted account is verified and clear, and no balance is older than 90 days.',
    );
    expect(zh).toContain('存款 20,000.00 元，超过限额 12,600.00 元（3 人 × 每人年保障标准 4,200.00 元）。');
    expect(zh + en).not.toMatch(/张三丰|6222020000001234/);
  });

  it('explains a pass, with what was not counted and why', () => {
    const { en } = saw([
      aBankHolding({ balanceFen: 3_200_00 }),
      aBankHolding({ accountNumber: '6222020000005678', status: '销户' }, { line: 3 }),
      aBankHolding({ accountNumber: '6222020000005679', currency: 'USD' }, { line: 4 }),
      aBankHolding({ accountNumber: '6222020000005680', status: '预销户' }, { line: 5 }),
      aBankHolding({ accountNumber: '6222020000005681' }, { line: 6, name: '王五六' }),
    ]);
    expect(en).toContain('Deposits 3,200.00 are within the limit of 12,600.00');
    expect(en).toContain(
      '1 account counted, the largest ending in 1234; not counted: 1 closed; 1 of doubtful identity; ' +
        '1 of unclear state; 1 in a currency without a rate.',
    );
  });

  it('that are exactly the limit are within it', () => {
    expect(saw([aBankHolding({ balanceFen: 12_600_00 })]).en).toContain(
      'Deposits 12,600.00 are within the limit of 12,600.00',
    );
  });

  it('are described without what is not an account', () => {
    const { en } = saw([aBankHolding(), aVehicleHolding({ status: '报废' })]);
    expect(en).toContain('1 account counted, the largest ending in 1234.');
  });

  it('is not judged where policy names no standard', () => {
    const policy = {
      ...defaultPolicy,
      standards: defaultPolicy.standards.map((each) => ({ ...each, county: '110102' })),
    };
    const file = household([aBankHolding({ balanceFen: 90_000_00 })]);
    expect(resultOf(file, 'financial-assets', { policy }).kind).toBe('unjudged');
    expect(findingsOf(file, { policy }).size).toBe(0);
  });

  it('takes the multiplier of the policy, decimals too', () => {
    const rules = defaultPolicy.rules.map((entry) =>
      entry.rule === 'financial-assets' ? { ...entry, multiplier: 1.5 } : entry,
    );
    const file = household([aBankHolding({ balanceFen: 1_575_01 })]);
    expect(findingsOf(file, { policy: { ...defaultPolicy, rules } }).get('financial-assets')?.limitFen).toBe(
      1_575_00,
    );
  });
});

describe('suspension or review', () => {
  const big = { balanceFen: 20_000_00 };

  it.each([
    ['a name that is only alike', [aBankHolding(big, { name: '张三峰' })], 'only resembles'],
    ['a balance of 91 days ago', [aBankHolding({ ...big, balanceDate: '2026-08-23' })], 'older than 90 days'],
    [
      'several balances of one account on one day',
      [aBankHolding(big), aBankHolding({ balanceFen: 30_000_00 }, { line: 3 })],
      'several balances',
    ],
    [
      'one small account among the counted that is only probable',
      [aBankHolding(big), aBankHolding({ accountNumber: '6222020000005678' }, { line: 3, name: '张三峰' })],
      '1 account under a name',
    ],
    [
      'a newer balance of a verified account that only a doubtful row tells',
      [
        aBankHolding({ balanceDate: '2026-09-30' }),
        aBankHolding({ ...big, balanceDate: '2026-10-31' }, { line: 3, name: '王五六' }),
      ],
      'only resembles',
    ],
  ])('%s makes it a review', (_what, holdings, why) => {
    const finding = deposits(holdings);
    expect(finding?.kind).toBe('review');
    expect(finding?.explanation.en).toContain(`Review, not suspension: `);
    expect(finding?.explanation.en).toContain(why);
  });

  it('one of several balances that is only probable makes the account under a name', () => {
    const finding = deposits([
      aBankHolding(big),
      aBankHolding({ balanceFen: 30_000_00 }, { line: 3, name: '张三峰' }),
    ]);
    expect(finding?.explanation.en).toContain(
      "1 account under a name that only resembles the member's; 1 account with several",
    );
  });

  it('a balance of 90 days ago is new enough', () => {
    expect(deposits([aBankHolding({ ...big, balanceDate: '2026-08-24' })])?.kind).toBe('suspension');
  });

  it('an account that counts for nothing says nothing about the others', () => {
    const empty = { accountNumber: '6222020000005678', balanceFen: 0, balanceDate: '2020-01-01' };
    const finding = deposits([aBankHolding(big), aBankHolding(empty, { line: 3, name: '张三峰' })]);
    expect(finding).toMatchObject({ kind: 'suspension', evidence: [{ line: 2 }] });
  });

  it('a doubtful account is in no sum', () => {
    expect(deposits([aBankHolding(big, { name: '王五六' })])).toBeUndefined();
  });
});

describe('one account counts once', () => {
  it('held by two members, with the best certainty of its rows', () => {
    const joint = { balanceFen: 13_000_00 };
    const finding = deposits([
      aBankHolding(joint, { line: 3, name: '张三峰' }),
      aBankHolding(joint, { ...second, line: 9 }),
    ]);
    expect(finding).toMatchObject({ kind: 'suspension', amountFen: 13_000_00 });
    expect(finding?.evidence.map(({ line, countedFen }) => [line, countedFen])).toEqual([
      [9, 13_000_00],
      [3, 0],
    ]);
  });

  it('with the newest balance', () => {
    const older = aBankHolding({ balanceFen: 50_000_00, balanceDate: '2026-09-30' });
    const newer = aBankHolding({ balanceFen: 100_00 }, { line: 3 });
    expect(saw([older, newer]).en).toContain('Deposits 100.00 are');
  });

  it('and not at all once it is closed', () => {
    const older = aBankHolding({ balanceFen: 50_000_00, balanceDate: '2026-09-30' });
    expect(deposits([older, aBankHolding({ status: '销户' }, { line: 3 })])).toBeUndefined();
  });

  it('different balances on the newest day are summed, and unclear', () => {
    const findings = findingsOf(
      household([
        aBankHolding({ balanceFen: 7_000_00 }),
        aBankHolding({ balanceFen: 7_000_00 }, { line: 3 }),
        aBankHolding({ balanceFen: 6_000_00 }, { line: 4 }),
        aBankHolding({ balanceFen: 9_000_00, status: '销户' }, { line: 5 }),
      ]),
    );
    expect(findings.get('financial-assets')).toMatchObject({ kind: 'review', amountFen: 13_000_00 });
    expect(findings.get('unclear-asset')?.explanation.en).toContain('several balances on one day');
  });

  it('sub-accounts and other banks are accounts of their own', () => {
    const holdings = [
      aBankHolding({ balanceFen: 5_000_00, subAccount: '001' }),
      aBankHolding({ balanceFen: 5_000_00, subAccount: '002' }, { line: 3 }),
      aBankHolding({ balanceFen: 5_000_00 }, { line: 4, provider: 'city-bank' }),
    ];
    expect(deposits(holdings)).toMatchObject({ kind: 'suspension', amountFen: 15_000_00 });
  });
});

describe('unclear money of a known amount', () => {
  const unclear = (balanceFen: number, accountNumber = '6222020000005678') =>
    aBankHolding({ balanceFen, accountNumber, status: '待核实' }, { line: 3 });
  const found = (holdings: Holding[], clearances: Clearance[] = []) => [
    ...findingsOf(household(holdings, {}, clearances)).keys(),
  ];

  it('asks nobody while the household is within the limit with all of it', () => {
    expect(found([unclear(12_600_00)])).toEqual([]);
    expect(found([aBankHolding({ balanceFen: 12_500_00 }), unclear(100_00)])).toEqual([]);
  });

  it('asks for a review where the household would be over the limit with it', () => {
    expect(found([unclear(12_600_01)])).toEqual(['unclear-asset']);
    expect(found([aBankHolding({ balanceFen: 12_500_00 }), unclear(100_01)])).toEqual(['unclear-asset']);
    expect(found([unclear(6_300_00), unclear(6_300_01, '6222020000005679')])).toEqual(['unclear-asset']);
  });

  it('is judged beside what a clearance leaves, and in another currency always asks', () => {
    const inherited = aBankHolding({ balanceFen: 50_000_00 });
    const clearance = aClearance({
      rule: 'financial-assets',
      assets: [assetKeyOf(inherited.asset, inherited)],
      amountFen: 50_000_00,
    });
    expect(found([inherited, unclear(100_00)], [clearance])).toEqual([]);
    expect(found([aBankHolding({ balanceFen: 1_00, currency: 'USD' })])).toEqual(['unclear-asset']);
  });

  it('that counts nowhere, as of somebody else or closed, does not add to what would count', () => {
    const closed = aBankHolding({ balanceFen: 20_000_00, accountNumber: '6222020000005679', status: '销户' });
    expect(found([closed, unclear(100_00)])).toEqual([]);
  });

  it.each([
    [6_300_00, []],
    [6_300_01, ['unclear-asset']],
    [12_600_01, ['financial-assets']],
  ])(
    'equal rows of one holder of %i fen count once, and ask where each of them would decide',
    (fen, rules) => {
      const rows = [aBankHolding({ balanceFen: fen }), aBankHolding({ balanceFen: fen }, { line: 3 })];
      expect(found(rows)).toEqual(rules);
    },
  );

  it('equal rows of two holders are one joint account, and clear', () => {
    expect(
      found([aBankHolding({ balanceFen: 9_000_00 }), aBankHolding({ balanceFen: 9_000_00 }, second)]),
    ).toEqual([]);
  });

  it('under a number whose digits are lost is not taken for the account that the guarantee is paid into', () => {
    const rounded = aBankHolding({ balanceFen: 13_000_00, accountNumber: '6.22202E+15' });
    const profile = { aidAccount: '6.22202E+15', monthlyAmountFen: 600_00 };
    expect([...findingsOf(household([rounded], profile)).keys()]).toEqual(['unclear-asset']);
  });
});

describe('other currencies', () => {
  const dollars = aBankHolding({ balanceFen: 2_000_00, currency: '美元' });

  it('are in no sum without a rate', () => {
    const findings = findingsOf(household([dollars]));
    expect([...findings.keys()]).toEqual(['unclear-asset']);
  });

  it('count at the rate of the policy', () => {
    const rate = {
      currency: '美元',
      yuanPerUnit: 7.1034,
      effectiveFrom: '2026-01-01',
      restsOn: 'product choice',
    };
    const findings = findingsOf(household([dollars]), {
      policy: { ...defaultPolicy, currencyRates: [rate] },
    });
    expect(findings.get('financial-assets')).toMatchObject({ kind: 'suspension', amountFen: 14_206_80 });
  });

  it.each(['', 'CNY', 'rmb', '人民币', '156'])('%s is yuan', (currency) => {
    expect(deposits([aBankHolding({ balanceFen: 20_000_00, currency })])?.kind).toBe('suspension');
  });
});

describe('the account that receives the guarantee', () => {
  const aid = { aidAccount: '6222020000001234', monthlyAmountFen: 600_00 };

  it("up to twelve months' guarantee on it are not counted", () => {
    expect(deposits([aBankHolding({ balanceFen: 12_600_00 + 7_200_00 })], aid)).toBeUndefined();
    const over = deposits([aBankHolding({ balanceFen: 12_600_00 + 7_200_01 })], aid);
    expect(over).toMatchObject({ amountFen: 12_600_01, evidence: [{ countedFen: 12_600_01 }] });
    expect(over?.explanation.en).toContain(
      '7,200.00 on the account that receives the guarantee is not counted',
    );
  });

  it('comes off the largest account that has its number first', () => {
    const holdings = [
      aBankHolding({ balanceFen: 1_000_00, subAccount: '1' }),
      aBankHolding({ balanceFen: 20_000_00, subAccount: '2' }, { line: 3 }),
    ];
    expect(deposits(holdings, aid)?.evidence.map(({ line, countedFen }) => [line, countedFen])).toEqual([
      [3, 12_800_00],
      [2, 1_000_00],
    ]);
  });

  it('comes off the largest of several balances, and what is left of it off the next', () => {
    const holdings = [
      aBankHolding({ balanceFen: 5_000_00 }),
      aBankHolding({ balanceFen: 4_000_00 }, { line: 3 }),
      aBankHolding({ balanceFen: 12_000_00, accountNumber: '6222020000005678' }, { line: 4 }),
    ];
    const finding = deposits(holdings, aid);
    expect(finding?.amountFen).toBe(13_800_00);
    expect(finding?.evidence.map(({ line, countedFen }) => [line, countedFen])).toEqual([
      [4, 12_000_00],
      [3, 1_800_00],
    ]);
  });

  it('may leave another account as the one that counts for most', () => {
    const other = aBankHolding({ balanceFen: 9_000_00, accountNumber: '6222020000005678' }, { line: 3 });
    const { en } = saw([aBankHolding({ balanceFen: 10_000_00 }), other], aid);
    expect(en).toContain('2 accounts counted, the largest ending in 5678.');
  });

  it('once, however many accounts have its number', () => {
    const holdings = [
      aBankHolding({ balanceFen: 10_000_00, subAccount: '1' }),
      aBankHolding({ balanceFen: 10_000_00, subAccount: '2' }, { line: 3 }),
    ];
    expect(deposits(holdings, aid)?.amountFen).toBe(12_800_00);
  });

  it('other accounts count in full', () => {
    const other = aBankHolding({ balanceFen: 12_600_01, accountNumber: '6222020000005678' });
    expect(deposits([other, aBankHolding({ balanceFen: 100_00 }, { line: 3 })], aid)).toMatchObject({
      amountFen: 12_600_01,
      evidence: [{ line: 2 }],
    });
  });
});

describe('what a clearance covers is not counted', () => {
  const key = 'bank|rural-bank|6222020000001234||CNY';
  const saved = (balanceFen: number) => [aBankHolding({ balanceFen })];
  const cleared = (parts: Partial<Clearance> = {}) => [
    aClearance({ assets: [key], amountFen: 20_000_00, ...parts }),
  ];

  it('while it holds', () => {
    expect(deposits(saved(20_000_00))).toBeDefined();
    const result = resultOf(household(saved(20_000_00), {}, cleared()), 'financial-assets');
    expect(result.kind).toBe('passed');
    expect(result.explanation.en).toContain('1 covered by a clearance');
  });

  it('until its last day, and not after', () => {
    expect(deposits(saved(20_000_00), {}, cleared({ until: '2026-11-22' }))).toBeUndefined();
    expect(deposits(saved(20_000_00), {}, cleared({ until: '2026-11-21' }))).toBeDefined();
  });

  it('until the amount has grown by more than 20 %', () => {
    expect(deposits(saved(24_000_00), {}, cleared())).toBeUndefined();
    expect(deposits(saved(24_000_01), {}, cleared())?.amountFen).toBe(24_000_01);
    expect(deposits(saved(90_000_00), {}, cleared({ amountFen: null }))).toBeUndefined();
  });

  it('and nothing else: other accounts and other rules are judged as before', () => {
    const other = aBankHolding({ balanceFen: 13_000_00, accountNumber: '6222020000005678' }, { line: 3 });
    expect(deposits([...saved(20_000_00), other], {}, cleared())).toMatchObject({
      amountFen: 13_000_00,
      evidence: [{ line: 3 }],
    });
    expect(deposits(saved(20_000_00), {}, cleared({ rule: 'unclear-asset' }))).toBeDefined();
  });

  it('growth is measured in what counts, without the guarantee on the account', () => {
    const aid = { aidAccount: '6222020000001234', monthlyAmountFen: 600_00 };
    expect(deposits(saved(20_000_00 + 7_200_00), aid, cleared())).toBeUndefined();
  });
});

describe('evidence is bounded', () => {
  it('200 rows, the largest first, the rest counted', () => {
    const holdings = Array.from({ length: 250 }, (_, index) =>
      aBankHolding(
        { accountNumber: `62220200${10_000 + index}`, balanceFen: 1_000_00 + index },
        { line: index + 2 },
      ),
    );
    const finding = deposits(holdings);
    expect(finding?.evidence).toHaveLength(200);
    expect(finding?.evidence[0]?.countedFen).toBe(1_000_00 + 249);
    expect(finding?.evidenceOmitted).toBe(50);
    expect(finding?.amountFen).toBe(250 * 1_000_00 + (249 * 250) / 2);
  });
});

describe('freshness', () => {
  const file = household([]);
  const explanation = (freshness: ReturnType<typeof fresh>[]) =>
    resultOf(file, 'financial-assets', { freshness }).explanation.en;

  it('a pass says which banks are overdue, and when nothing has come at all', () => {
    expect(explanation([fresh('bank', 'rural-bank', '2026-10-18')])).not.toContain('Overdue');
    expect(explanation([fresh('bank', 'rural-bank', '2026-10-17')])).toContain(
      'Overdue: rural-bank (2026-10-17).',
    );
    expect(explanation([fresh('bank', 'rural-bank', null)])).toContain('Overdue: rural-bank (nothing yet).');
    expect(explanation([])).toContain('No bank data has been delivered yet.');
  });

  it('and who could not be compared', () => {
    const members = [aMember({ authorisedUntil: 'never' }), aMember({ ordinal: 2 })];
    expect(resultOf(aHousehold({ members }), 'financial-assets').explanation.en).toContain('1 of 2 members');
  });
});

describe('an account that is held together with somebody of another household', () => {
  const joint = (balanceFen: number) =>
    aBankHolding({ balanceFen, accountNumber: '6222020000007777' }, { line: 9, heldElsewhere: true });
  const own = (balanceFen: number) => aBankHolding({ balanceFen });

  it('is no ground for a suspension by itself, and says so', () => {
    expect(deposits([own(20_000_00)])?.kind).toBe('suspension');
    const found = deposits([joint(20_000_00), own(1_000_00)]);
    expect(found).toMatchObject({ kind: 'review', amountFen: 21_000_00 });
    expect(found?.explanation.zh).toContain('另一家庭');
    expect(found?.evidence.map(({ note }) => note.zh.includes('另一家庭'))).toEqual([true, false]);
  });

  it('takes nothing away from a suspension that stands without it', () => {
    expect(deposits([joint(20_000_00), own(20_000_00)])?.kind).toBe('suspension');
  });
});
