import { describe, expect, it } from 'vitest';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import {
  compareAssessments,
  describeResult,
} from '../../../../shared/domain/assessment/compare-assessments.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aContext, withMode } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';

const file = aHousehold({ members: [aMember()], holdings: [aBankHolding({ balanceFen: 20_000_00 })] });
const by = (policy: Policy) => assess(file, aContext({ policy }));
const differencesTo = (policy: Policy) =>
  compareAssessments(by(defaultPolicy), by(policy)).map(
    ({ rule, before, after }) => `${rule}: ${describeResult(before).en} -> ${describeResult(after).en}`,
  );

describe('what another policy would say of a household', () => {
  it('is nothing where it says the same', () => {
    expect(differencesTo(defaultPolicy)).toEqual([]);
  });

  it('is described by rule, with amount and limit', () => {
    const rules = defaultPolicy.rules.map((entry) =>
      entry.rule === 'financial-assets' ? { ...entry, multiplier: 100 } : entry,
    );
    const [difference] = differencesTo({ ...defaultPolicy, rules });
    expect(difference).toMatch(
      /^financial-assets: fails \((suspension|review)\), 20,?000\.00 of at most [\d,.]+ -> passes$/,
    );
  });

  it('describes a rule that is in shadow, off, or not named', () => {
    expect(differencesTo(withMode('financial-assets', 'shadow'))[0]).toContain('(in shadow)');
    expect(differencesTo(withMode('financial-assets', 'off'))[0]).toMatch(/-> off$/);
    const rules = defaultPolicy.rules.filter(({ rule }) => rule !== 'financial-assets');
    expect(differencesTo({ ...defaultPolicy, rules })).toContainEqual(
      expect.stringMatching(/^financial-assets: .* -> not named by the policy$/),
    );
  });
});
