import { describe, expect, it } from 'vitest';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { reconcileCase } from '../../../../shared/domain/cases/reconcile-case.ts';
import { aContext, everySource } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

const holdings = [
  aBankHolding({ balanceFen: 50_000_00 }, { file: 'inbox/bank/b/2026-10-30/b.csv', line: 17 }),
  aVehicleHolding({}, { file: 'inbox/vehicle/v/2026-10-28/v.csv', line: 4 }),
];
const file = aHousehold({ members: [aMember()], holdings });
const context = aContext({ day: '2026-10-31' });

describe('a case', () => {
  it('leads to the file, line and date of every row, and to policy and index', () => {
    const versions = { policyVersion: 'policy-1', indexVersion: 'index-1' };
    const change = reconcileCase(file, assess(file, context), {
      ...context,
      ...versions,
      at: '2026-10-31T15:00:00Z',
    });
    if (change.kind !== 'raise') throw new Error('nothing was raised');
    expect(change.case).toMatchObject({ ...versions, day: '2026-10-31' });
    expect(change.case.deliveriesRead).toEqual(
      context.freshness.map(({ source, provider, asOf }) => ({ source, provider, asOf })),
    );
    const { findings } = change.case;
    expect(findings.map(({ rule }) => rule)).toEqual(['financial-assets', 'motor-vehicle']);
    const evidence = findings.flatMap((finding) => finding.evidence);
    expect(evidence.map((each) => [each.source, each.provider, each.asOf, each.file, each.line])).toEqual(
      holdings.map((each) => [each.asset.source, each.provider, each.asOf, each.file, each.line]),
    );
  });

  it('explains every rule in both languages, passed ones too', () => {
    const { results } = assess(file, { ...context, freshness: everySource });
    expect(new Set(results.map(({ rule }) => rule))).toEqual(
      new Set(defaultPolicy.rules.map(({ rule }) => rule)),
    );
    expect(results.filter(({ kind }) => kind === 'passed').length).toBeGreaterThan(2);
    for (const { explanation, restsOn } of results) {
      expect(explanation.zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(explanation.en).toMatch(/[a-z].*\.$/);
      expect(restsOn).not.toBe('');
    }
  });
});
