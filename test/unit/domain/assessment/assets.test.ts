/** From rows to assets: what several rows about one account, title or vehicle make up. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import type { HeldAsset } from '../../../../shared/domain/catalogue/held.ts';
import { groupIntoAssets } from '../../../../shared/domain/assessment/holdings-to-assets.ts';
import { matchRows } from '../../../../shared/domain/assessment/match-rows.ts';
import { makeFraction } from '../../../../shared/domain/kernel/fraction.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import {
  aBankHolding,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
  tokenOf,
} from '../../../builders/household-file.ts';

const second = { identityToken: tokenOf(2), name: '李小梅' };
const doubtful = { name: '王五六' };
const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];

const policy = policyInForce(defaultPolicy, '110101', '2026-11-22');
const rowsOf = (...holdings: Holding[]) => matchRows(aHousehold({ members, holdings }), '2026-11-22');
const assetsOf = (...holdings: Holding[]): HeldAsset[] =>
  groupIntoAssets(rowsOf(...holdings), { policy, doubt: 'as-judged' });

/** The one asset that rows make up. */
function assetOf(...holdings: Holding[]): HeldAsset {
  const [asset, ...others] = assetsOf(...holdings);
  if (asset === undefined || others.length > 0) throw new Error('not one asset');
  return asset;
}
const linesOf = ({ rows }: HeldAsset) => rows.map(({ holding }) => holding.line);

describe('rows of a household', () => {
  it('appear by source, provider, file, line and member, however they come', () => {
    const inOrder = [
      aBankHolding({}, { provider: 'a', file: 'a.csv', line: 2 }),
      aBankHolding({}, { provider: 'a', file: 'a.csv', line: 10 }),
      aBankHolding({}, { provider: 'a', file: 'a.csv', line: 10, ...second }),
      aBankHolding({}, { provider: 'a', file: 'b.csv', line: 1 }),
      aBankHolding({}, { provider: 'b', file: 'a.csv', line: 1 }),
      aPropertyHolding({}, { provider: 'a', file: 'a.csv', line: 1 }),
      aVehicleHolding({}, { provider: 'a', file: 'a.csv', line: 1 }),
    ];
    const places = (rows: ReturnType<typeof rowsOf>) =>
      rows.map(({ holding, memberOrdinal: member }) => {
        const { asset, provider, file, line } = holding;
        return { source: asset.source, provider, file, line, member };
      });
    const reversed = rowsOf(...[...inOrder].reverse());
    expect(reversed.map(({ holding }) => holding)).toEqual(inOrder);
    expect(places(rowsOf(...inOrder))).toEqual(places(reversed));
  });

  it('whose check digit is wrong say so, whatever the name', () => {
    expect(rowsOf(aBankHolding({}, { checkDigitRight: false }))).toMatchObject([
      {
        certainty: 'doubtful',
        note: { zh: '身份证号校验码不符', en: 'the check digit of the identity number is wrong' },
      },
    ]);
  });

  it('make up assets by source and key, however they come', () => {
    const car = (plateNumber: string, line: number) => aVehicleHolding({ plateNumber }, { line });
    const keys = assetsOf(
      car('京C10001', 2),
      car('京A10001', 3),
      car('京B10001', 4),
      aPropertyHolding(),
      aBankHolding(),
    );
    expect(keys.map(({ source, key }) => `${source} ${key.split('|').at(-1) ?? ''}`)).toEqual([
      'bank CNY',
      'property 110101001001GB00001F00010001',
      'vehicle 京A10001',
      'vehicle 京B10001',
      'vehicle 京C10001',
    ]);
  });
});

describe('an account', () => {
  const account = (balanceFen: number, line: number, facts = {}) =>
    aBankHolding({ balanceFen, ...facts }, { line });
  const older = { balanceDate: '2026-09-30' };

  it('has its newest balance, wherever that stands', () => {
    for (const rows of [
      [account(500, 2), account(900, 3, older)],
      [account(900, 2, older), account(500, 3)],
    ]) {
      expect(assetOf(...rows)).toMatchObject({ facets: [{ kind: 'money', on: '2026-10-31', fen: 500 }] });
    }
  });

  it('has its largest balance first where there are several', () => {
    expect(assetOf(account(100, 2), account(300, 3), account(200, 4))).toMatchObject({
      facets: [{ kind: 'money', parts: [{ fen: 300 }, { fen: 200 }, { fen: 100 }], fen: 600 }],
      unclear: [{ point: 'several-balances' }],
    });
  });

  it('that is closed keeps its rows, and nothing about it is unclear', () => {
    const closed = assetOf(account(500, 2, { status: '销户', currency: 'USD' }));
    expect(closed).toMatchObject({ state: 'out', unclear: [] });
    expect(linesOf(closed)).toEqual([2]);
  });

  it('that one row says is closed and another one is not is what the other says', () => {
    const account2 = assetOf(account(500, 2, { status: '销户' }), account(300, 3));
    expect(account2).toMatchObject({ state: 'in-force', facets: [{ kind: 'money', fen: 300 }] });
    expect(linesOf(account2)).toEqual([3]);
  });
});

describe('a title', () => {
  const title = (facts: object, row: object) => aPropertyHolding(facts, row);

  it('leaves out what has ended, unless all has', () => {
    const ended = title({ share: '1/3', status: '历史' }, { line: 2 });
    const held = title({ share: '1/2' }, { line: 3 });
    const asset = assetOf(ended, held);
    expect(asset).toMatchObject({
      state: 'in-force',
      facets: [{ kind: 'home', share: makeFraction(1n, 2n) }],
    });
    expect(linesOf(asset)).toEqual([3]);
    const gone = assetOf(ended);
    expect(gone).toMatchObject({ state: 'out', facets: [{ kind: 'home', share: makeFraction(1n, 3n) }] });
    expect(linesOf(gone)).toEqual([2]);
  });

  it('that has ended has nothing unclear about it', () => {
    const mixed = title({ purpose: '商住', share: '50', status: '历史' }, { line: 2 });
    expect(assetOf(mixed)).toMatchObject({ state: 'out', unclear: [] });
  });

  it('has all that is unclear about it named', () => {
    expect(
      assetOf(title({ purpose: '商住', share: '50', status: '待定' }, {})).unclear.map(({ point }) => point),
    ).toEqual(['state', 'use', 'share']);
  });

  it('is held to the share that is known: what a doubtful row says is not added', () => {
    const known = title({ share: '1/3' }, { line: 2 });
    const question = title({ share: '2/3', status: '待定' }, { ...second, ...doubtful, line: 3 });
    expect(assetOf(known, question)).toMatchObject({
      certainty: 'verified',
      state: 'in-force',
      facets: [{ kind: 'home', share: makeFraction(1n, 3n) }],
    });
    expect(assetOf(question)).toMatchObject({
      certainty: 'doubtful',
      facets: [{ share: makeFraction(2n, 3n) }],
    });
  });
});

describe('a vehicle', () => {
  const car = (facts: object, row: object) => aVehicleHolding({ vin: 'LVIN', ...facts }, row);

  it('has the kinds of plate of the rows that say what it is now, in ascending order', () => {
    const rows = [
      car({ plateType: '52' }, { line: 2 }),
      car({ plateType: '02' }, { line: 3 }),
      car({ plateType: '52' }, { line: 4 }),
      car({ plateType: '07', status: '转出' }, { line: 5 }),
    ];
    expect(assetOf(...rows)).toMatchObject({
      state: 'in-force',
      facets: [{ kind: 'vehicle', type: 'motor', classes: ['02', '52'] }],
      unclear: [],
    });
  });

  it('of which only a doubtful row says that it is in force is as the others say', () => {
    const gone = car({ status: '报废' }, { line: 2 });
    const question = car({}, { ...doubtful, line: 3 });
    expect(assetOf(gone, question)).toMatchObject({ state: 'out', certainty: 'verified' });
  });
});
