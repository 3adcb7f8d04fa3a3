/** How soon a case is looked at, by what is known of it. */
import { describe, expect, it } from 'vitest';
import { deadlineFor, renewDeadline } from '../../../../shared/domain/cases/deadlines.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import type { Certainty } from '../../../../shared/contracts/primitives.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { aBankHolding, aVehicleHolding } from '../../../builders/household-file.ts';
import { aHardCase, aSoftCase } from '../../../builders/case-life.ts';

const monday = '2026-10-12';
const policy = policyInForce(defaultPolicy, '110101', monday);
const soft = aSoftCase().case;

function asSureAs(certainty: Certainty): HouseholdCase {
  const findings = soft.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map((row) => ({ ...row, certainty })),
  }));
  return { ...soft, findings };
}

const dueOf = (it: Pick<HouseholdCase, 'kind' | 'findings'>) =>
  deadlineFor('raised', monday, policy, it)?.dueOn;

describe('the deadline of a new case', () => {
  it('is that of the default policy: suspensions first, reviews the surer the sooner', () => {
    expect(dueOf(aHardCase().case)).toBe('2026-10-15');
    expect(dueOf(asSureAs('verified'))).toBe('2026-10-19');
    expect(dueOf(asSureAs('probable'))).toBe('2026-10-26');
    expect(dueOf(asSureAs('doubtful'))).toBe('2026-11-09');
    expect(dueOf({ ...soft, kind: 'entitlement' })).toBe('2026-10-19');
  });

  it('is the same for all where a county has stated one number', () => {
    const { reviews: _reviews, entitlements: _entitlements, ...raised } = policy.cases.deadlines.raised;
    const stated = {
      ...policy,
      cases: { ...policy.cases, deadlines: { ...policy.cases.deadlines, raised } },
    };
    for (const it of [aHardCase().case, soft, { ...soft, kind: 'of-another-version' }])
      expect(deadlineFor('raised', monday, stated, it)?.dueOn).toBe('2026-10-15');
  });

  it('moves with what is found until somebody begins, and is not overdue by that alone', () => {
    const life = aSoftCase();
    expect(life.case.deadline?.dueOn).toBe('2026-10-19');
    const money = aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' });
    life.on('2026-10-16').assess({ holdings: [aVehicleHolding(), money] });
    expect(life.case).toMatchObject({ kind: 'suspension', deadline: { dueOn: '2026-10-21' } });
    const renewed = renewDeadline({ raisedOn: monday }, soft, { day: '2026-10-16', policy });
    expect(renewed?.dueOn).toBe('2026-10-19');
  });
});
