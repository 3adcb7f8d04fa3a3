/** What a clearance explains of a finding, and when a finding is worse than before. */
import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../../../shared/contracts/findings.ts';
import type { Clearance } from '../../../../shared/contracts/household-file.ts';
import { assetsOf, countedFor, covers, isWorse } from '../../../../shared/domain/cases/findings-covered.ts';
import { aHardCase } from '../../../builders/case-life.ts';
import { aClearance } from '../../../builders/household-file.ts';

const policy = {
  clearanceGrowthShare: 0.2,
  namesOfProvider: ({ provider }: { provider: string }) => [provider],
};

const keyOf = (account: string) => `bank|rural-bank|${account}||CNY`;

/** Deposits on accounts: number and what it counts for. */
function deposits(...accounts: [account: string, countedFen?: number][]): Finding {
  const [finding] = aHardCase().case.findings;
  const [row] = finding?.evidence ?? [];
  if (finding === undefined || row?.asset.source !== 'bank') throw new Error('nothing was found');
  const { asset } = row;
  const { countedFen: _counted, ...uncounted } = row;
  return {
    ...finding,
    amountFen: accounts.reduce((sum, [, countedFen = 0]) => sum + countedFen, 0),
    evidence: accounts.map(([accountNumber, countedFen]): Evidence => ({
      ...uncounted,
      asset: { ...asset, accountNumber },
      ...(countedFen !== undefined && { countedFen }),
    })),
  };
}

describe('a finding', () => {
  const finding = deposits(['62222', 500], ['61111', 300], ['62222', 0], ['63333']);

  it('rests on each asset once, by its key', () => {
    expect(assetsOf(finding)).toEqual([keyOf('61111'), keyOf('62222'), keyOf('63333')]);
  });

  it('counts some of its assets for what they count for, and none for nothing', () => {
    expect(countedFor(finding, [keyOf('62222')])).toBe(500);
    expect(countedFor(finding, [keyOf('61111'), keyOf('62222'), keyOf('63333')])).toBe(800);
    expect(countedFor(finding, [keyOf('63333')])).toBe(0);
    expect(countedFor(finding, [])).toBe(0);
  });

  it('that is not about money counts for no amount', () => {
    expect(countedFor({ ...finding, amountFen: null }, assetsOf(finding))).toBeNull();
  });
});

describe('a clearance', () => {
  const finding = deposits(['61111', 1_000], ['62222', 500]);
  const both = [keyOf('61111'), keyOf('62222')];
  const explains = (parts: Partial<Clearance>, of = finding) =>
    covers(aClearance({ assets: both, ...parts }), of, policy);

  it('explains a finding of its rule with all of its assets', () => {
    expect(explains({})).toBe(true);
    expect(explains({ assets: [...both, keyOf('63333')] })).toBe(true);
    expect(explains({ assets: [keyOf('61111')] })).toBe(false);
    expect(explains({ rule: 'unclear-asset' })).toBe(false);
  });

  it('explains up to its amount and the growth that policy allows', () => {
    expect(explains({ amountFen: 1_500 })).toBe(true);
    expect(explains({ amountFen: 1_250 })).toBe(true);
    expect(explains({ amountFen: 1_249 })).toBe(false);
    expect(explains({ amountFen: 1 }, { ...finding, amountFen: null })).toBe(true);
  });
});

describe('a finding of today', () => {
  const before = deposits(['61111', 1_000]);
  const worse = (parts: Partial<Finding>, than: Partial<Finding> = {}) =>
    isWorse({ ...before, ...parts }, { ...before, ...than }, 0.2);

  it('is worse by more than policy lets an amount grow', () => {
    expect(worse({ amountFen: 1_200 })).toBe(false);
    expect(worse({ amountFen: 1_201 })).toBe(true);
    expect(worse({ amountFen: 1 })).toBe(false);
  });

  it('is worse where it is hard and was not', () => {
    expect(worse({ kind: 'suspension' }, { kind: 'review' })).toBe(true);
    expect(worse({ kind: 'review' }, { kind: 'suspension' })).toBe(false);
    expect(worse({ kind: 'suspension', amountFen: null }, { kind: 'review', amountFen: null })).toBe(true);
  });

  it('is no worse where there is no amount to compare', () => {
    expect(worse({ amountFen: null })).toBe(false);
    expect(worse({ amountFen: 5_000 }, { amountFen: null })).toBe(false);
  });
});
