import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../shared/contracts/household-file.ts';
import { matchRows } from '../../../../shared/domain/assessment/match-rows.ts';
import {
  keyVersionOf,
  KeysApartError,
  newestBorneByAll,
} from '../../../../shared/domain/roster/identity-keys.ts';
import { aBankHolding, aHousehold, aMember, tokenOf } from '../../../builders/household-file.ts';

const second = tokenOf(1).replace('1:', '2:');
const rotated = aBankHolding({}, { identityToken: second });

describe('holdings lead to their member', () => {
  it('under any key that the member has a token of', () => {
    const members = [aMember({ furtherTokens: [second] })];
    const rows = matchRows(aHousehold({ members, holdings: [aBankHolding(), rotated] }), '2026-10-31');
    expect(rows.map(({ memberOrdinal }) => memberOrdinal)).toEqual([1, 1]);
  });

  it('or the household is not judged at all: what nobody can be told to hold is not nothing', () => {
    const apart = aHousehold({ members: [aMember()], holdings: [rotated] });
    expect(() => matchRows(apart, '2026-10-31')).toThrow(KeysApartError);
    expect(() => matchRows(apart, '2026-10-31')).toThrow(
      'household 110101-0001 has holdings under identity key 2, which its members have no token of: ' +
        'npx hedui identity-key shows what has which',
    );
  });

  it('and of a household where nobody is compared nothing is asked', () => {
    const members = [aMember({ authorisedUntil: 'never' })];
    expect(matchRows(aHousehold({ members, holdings: [rotated] }), '2026-10-31')).toEqual([]);
  });
});

it('a member has a token under every key, the oldest first, and none without a number', () => {
  expect(tokensOf(aMember({ furtherTokens: [second] })).map(keyVersionOf)).toEqual(['1', '2']);
  expect(tokensOf(aMember())).toEqual([tokenOf(1)]);
  expect(tokensOf({ furtherTokens: [second] })).toEqual([]);
});

it.each([
  [['1'], [['1']], '1'],
  [['1', '2'], [['1'], ['1', '2']], '1'],
  [
    ['1', '2'],
    [
      ['1', '2'],
      ['1', '2'],
    ],
    '2',
  ],
  [['2'], [['1', '2'], ['2']], '2'],
  [['1', '2'], [], '2'],
  [['2'], [['1']], undefined],
] as const)('of the keys %j the newest that all of %j have is %s', (known, borne, newest) => {
  expect(newestBorneByAll(known, borne)).toBe(newest);
});
