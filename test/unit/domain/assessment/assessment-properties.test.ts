import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { canonicalJson } from '../../../../shared/domain/kernel/canonical-json.ts';
import { aContext } from '../../../builders/assessment.ts';
import {
  aBankHolding,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
  tokenOf,
} from '../../../builders/household-file.ts';

const members = [
  aMember(),
  aMember({ ordinal: 2, name: '李小梅' }),
  aMember({ ordinal: 3, authorisedUntil: 'never' }),
];

const row = fc.record({
  line: fc.integer({ min: 2, max: 9 }),
  provider: fc.constantFrom('a', 'b'),
  identityToken: fc.constantFrom(tokenOf(1), tokenOf(2), tokenOf(3)),
  name: fc.constantFrom('张三丰', '张三峰', '李小梅', '王五六', ''),
  checkDigitRight: fc.constantFrom(true, true, false),
});
const account = fc.record({
  accountNumber: fc.constantFrom('62221111', '62222222', '62223333'),
  balanceFen: fc.constantFrom(-100_00, 0, 5_000_00, 7_000_00, 9_000_00),
  balanceDate: fc.constantFrom('2026-10-31', '2026-10-31', '2026-01-31'),
  status: fc.constantFrom('正常', '正常', '销户', '其他'),
  currency: fc.constantFrom('CNY', 'CNY', 'USD'),
});
const vehicle = fc.record({
  plateNumber: fc.constantFrom('京A11111', '京A22222'),
  plateType: fc.constantFrom('02', '07'),
  status: fc.constantFrom('A', 'B', 'E'),
});
const title = fc.record({
  unitNumber: fc.constantFrom('U1', 'U2'),
  purpose: fc.constantFrom('住宅', '商铺', '商住', '车位'),
  share: fc.constantFrom('1/2', '1/3', '50', '1'),
  status: fc.constantFrom('现势', '现势', '历史', '待定'),
});
const holding: fc.Arbitrary<Holding> = fc.oneof(
  fc.tuple(account, row).map(([asset, of]) => aBankHolding(asset, of)),
  fc.tuple(vehicle, row).map(([asset, of]) => aVehicleHolding(asset, of)),
  fc.tuple(title, row).map(([asset, of]) => aPropertyHolding(asset, of)),
);
/** No two rows on one line of one file, as no file has them. */
const holdings = fc.uniqueArray(holding, {
  maxLength: 12,
  selector: ({ provider, file, line }) => `${provider} ${file} ${line}`,
});

const textOf = (list: readonly Holding[], of = members) =>
  canonicalJson(assess(aHousehold({ members: [...of], holdings: [...list] }), aContext()));

describe('for any household', () => {
  it('the same holdings and members in another order give the same assessment, byte for byte', () => {
    const shuffled = holdings.chain((list) => {
      const everything = { minLength: list.length, maxLength: list.length };
      return fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, everything),
        fc.shuffledSubarray(members, { minLength: 3 }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([list, otherOrder, otherMembers]) => {
        expect(textOf(otherOrder, otherMembers)).toBe(textOf(list));
      }),
      { numRuns: 150 },
    );
  });

  it('an account that is closed changes no finding', () => {
    const findingsOf = (list: Holding[]) =>
      assess(aHousehold({ members, holdings: list }), aContext()).findings;
    const closed = aBankHolding(
      { accountNumber: '62229999', status: '销户', balanceFen: 90_000_00 },
      { line: 99 },
    );
    // Only the explanations tell of it.
    const bare = (list: Holding[]) => findingsOf(list).map((finding) => ({ ...finding, explanation: '' }));
    fc.assert(
      fc.property(holdings, (list) => {
        expect(bare([...list, closed])).toEqual(bare(list));
      }),
      { numRuns: 100 },
    );
  });

  it('a doubtful row never changes what deposits amount to, nor makes a suspension', () => {
    const amount = (list: Holding[]) =>
      assess(aHousehold({ members, holdings: list }), aContext()).findings.find(
        ({ rule }) => rule === 'financial-assets',
      );
    const doubtful = aBankHolding(
      { accountNumber: '62229999', balanceFen: 90_000_00 },
      { line: 99, name: '王五六' },
    );
    fc.assert(
      fc.property(holdings, (list) => {
        expect(amount([...list, doubtful])?.amountFen).toBe(amount(list)?.amountFen);
        expect(amount([...list, doubtful])?.kind).toBe(amount(list)?.kind);
      }),
      { numRuns: 100 },
    );
  });

  it('what rows count for in evidence adds up to the amount', () => {
    fc.assert(
      fc.property(holdings, (list) => {
        const { findings } = assess(aHousehold({ members, holdings: list }), aContext());
        const deposits = findings.find(({ rule }) => rule === 'financial-assets');
        const counted = deposits?.evidence.reduce((sum, { countedFen }) => sum + (countedFen ?? 0), 0);
        expect(counted).toBe(deposits?.amountFen);
      }),
      { numRuns: 100 },
    );
  });

  it('no explanation holds a name, an account number or a plate', () => {
    fc.assert(
      fc.property(holdings, (list) => {
        const { results } = assess(aHousehold({ members, holdings: list }), aContext());
        const result = results.map(({ explanation }) => explanation.zh + explanation.en).join();
        expect(result).not.toMatch(/张三|李小梅|王五|6222\d{4}|京A/);
      }),
      { numRuns: 100 },
    );
  });
});
