/** The report of a night, in all and by county. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../shared/contracts/deliveries.ts';
import type { CountyIndex } from '../../../../shared/contracts/registry.ts';
import type { HouseholdResult } from '../../../../shared/contracts/runs.ts';
import { summarizeRun } from '../../../../shared/domain/runs/summarize-run.ts';
import { fresh } from '../../../builders/assessment.ts';

const index: CountyIndex = {
  indexKey: 'i',
  registerKey: 'r',
  households: 1,
  persons: 1,
  rosterFileId: 'f',
  keyVersions: ['1'],
};
const run: Run = {
  run: '20261031T143000Z',
  startedAt: '2026-10-31T14:30:00.000Z',
  day: '2026-10-31',
  policyVersion: 'policy-1',
  index: { version: 'index-1', revision: 1, counties: { '329902': index, '329901': index } },
  awaited: [],
  published: [],
  chunks: 1,
  chunksOf: 'table',
  finishedChunks: [0],
  state: 'assessing',
};
const freshness = [fresh('bank', 'rural-bank')];

function aResult(parts: Partial<HouseholdResult> = {}): HouseholdResult {
  return {
    householdId: '329901-0001',
    status: 'active',
    town: '东街镇',
    openCase: null,
    amountAtStakeFen: 600_00,
    rules: [],
    shadowRules: [],
    matches: { verified: 0, probable: 0, doubtful: 0 },
    notices: [],
    chains: [],
    ...parts,
  };
}

async function summarize(...results: HouseholdResult[]) {
  async function* streamed() {
    yield* await Promise.resolve(results);
  }
  const closing = { run, closedAt: '2026-10-31T14:50:00.000Z', freshness };
  const { whole, byCounty } = await summarizeRun({ ...closing, results: streamed() });
  return { whole, byCounty, county: byCounty.get('329901') };
}

describe('the report of a night', () => {
  it('without households counts nothing, and says what it rests on', async () => {
    const { whole, byCounty } = await summarize();
    expect(whole).toEqual({
      run: '20261031T143000Z',
      day: '2026-10-31',
      startedAt: '2026-10-31T14:30:00.000Z',
      closedAt: '2026-10-31T14:50:00.000Z',
      policyVersion: 'policy-1',
      indexVersion: 'index-1',
      households: { active: 0, disputed: 0, ended: 0 },
      openCases: { review: 0, suspension: 0 },
      findingsByRule: {},
      shadowFindingsByRule: {},
      matches: { verified: 0, probable: 0, doubtful: 0 },
      amountAtStakeFen: 0,
      notices: {},
      freshness,
      towns: {},
    });
    expect([...byCounty]).toEqual([
      ['329901', whole],
      ['329902', whole],
    ]);
  });

  it('adds up households, cases, rules, matches and notices', async () => {
    const { whole } = await summarize(
      aResult({
        openCase: 'suspension',
        rules: ['financial-assets', 'motor-vehicle'],
        shadowRules: ['second-home'],
        matches: { verified: 3, probable: 2, doubtful: 1 },
      }),
      aResult({ openCase: 'review', amountAtStakeFen: 100_00, rules: ['motor-vehicle'] }),
      aResult({ status: 'disputed', notices: [{ member: null, reason: 'household-disputed' }] }),
      aResult({ status: 'ended', matches: { verified: 10, probable: 20, doubtful: 30 } }),
      aResult({
        notices: [
          { member: 1, reason: 'member-unauthorised' },
          { member: 2, reason: 'member-unauthorised' },
        ],
      }),
    );
    expect(whole).toMatchObject({
      households: { active: 3, disputed: 1, ended: 1 },
      openCases: { review: 1, suspension: 1 },
      findingsByRule: { 'financial-assets': 1, 'motor-vehicle': 2 },
      shadowFindingsByRule: { 'second-home': 1 },
      matches: { verified: 13, probable: 22, doubtful: 31 },
      notices: { 'household-disputed': 1, 'member-unauthorised': 2 },
      // Of households with an open case alone.
      amountAtStakeFen: 700_00,
    });
  });

  it('tells a county of its own households, and the whole of every one', async () => {
    const { whole, byCounty } = await summarize(
      aResult(),
      aResult({ householdId: '329902-0001' }),
      aResult({ householdId: '329903-0001' }),
    );
    expect([...byCounty].map(([county, { households }]) => [county, households.active])).toEqual([
      ['329901', 1],
      ['329902', 1],
    ]);
    expect(whole.households.active).toBe(3);
  });

  it('tells a county of its towns, and the whole of none, since names of towns repeat', async () => {
    const { whole, county } = await summarize(
      aResult({ openCase: 'review' }),
      aResult({ openCase: 'suspension', notices: [{ member: 2, reason: 'identity-invalid' }] }),
      ...Array<HouseholdResult>(2).fill(
        aResult({ status: 'disputed', notices: [{ member: null, reason: 'household-disputed' }] }),
      ),
      aResult({ town: '西街镇' }),
    );
    expect(county?.towns).toEqual({
      东街镇: { active: 2, disputed: 2, incomplete: 1, review: 1, suspension: 1 },
      西街镇: { active: 1, disputed: 0, incomplete: 0, review: 0, suspension: 0 },
    });
    expect(whole.towns).toEqual({});
  });

  it('leaves out of the towns who has left the roster, and whose town is not known', async () => {
    const { county } = await summarize(aResult({ status: 'ended' }), aResult({ town: '' }));
    expect(county?.towns).toEqual({});
    expect(county?.households).toEqual({ active: 1, disputed: 0, ended: 1 });
  });

  describe('about providers that deliver mostly the same things', () => {
    const delivered = (things: number, ...providers: string[]) => ({ source: 'bank', providers, things });

    it('names two that share over half of what the smaller one has, in the county and in all', async () => {
      const { whole, county } = await summarize(
        aResult({ delivered: [delivered(2, 'new-name', 'old-name'), delivered(9, 'new-name')] }),
        aResult({ delivered: [delivered(1, 'new-name', 'old-name'), delivered(2, 'old-name')] }),
      );
      const found = [{ source: 'bank', providers: ['new-name', 'old-name'], shared: 3, of: 5 }];
      expect(whole.sharing).toEqual(found);
      expect(county?.sharing).toEqual(found);
    });

    it('names nobody for half or less, for fewer than three, or for another source', async () => {
      const half = await summarize(
        aResult({ delivered: [delivered(3, 'a', 'b'), delivered(3, 'a'), delivered(3, 'b')] }),
      );
      expect(half.whole).not.toHaveProperty('sharing');
      const two = await summarize(aResult({ delivered: [delivered(2, 'a', 'b')] }));
      expect(two.whole).not.toHaveProperty('sharing');
      const apart = await summarize(
        aResult({ delivered: [delivered(5, 'a'), { ...delivered(5, 'a', 'b'), source: 'securities' }] }),
      );
      expect(apart.whole.sharing).toMatchObject([{ source: 'securities', shared: 5, of: 5 }]);
    });

    it('names each pair of three', async () => {
      const { whole } = await summarize(aResult({ delivered: [delivered(4, 'a', 'b', 'c')] }));
      expect(whole.sharing?.map(({ providers }) => providers.join('+'))).toEqual(['a+b', 'a+c', 'b+c']);
    });
  });
});
