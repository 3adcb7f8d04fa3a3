import { describe, expect, it } from 'vitest';
import type { CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { compareDeclared } from '../../../../shared/domain/cases/compare-declared.ts';
import { listPaymentChanges } from '../../../../shared/domain/cases/payment-changes.ts';
import { CaseLife, steps, surveyed } from '../../../builders/case-life.ts';
import { aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';
import { statedPolicy as policy } from '../../../builders/stated-methods.ts';

/** Two rural people with 2,500 a year are due 2,300 and paid 1,800: 500 a year are missing. */
const couple = (monthlyAmountFen = 150_00) =>
  aHousehold({
    profile: {
      ...{ scheme: 'rural', headcount: 2, incomeFen: 2_500_00, incomePeriod: 'year', monthlyAmountFen },
    },
    members: [aMember(), aMember({ ordinal: 2 })],
  });
const life = (): CaseLife => new CaseLife(couple(), '2026-10-12', policy);

const raise = (parts: Partial<CaseStepInput & { step: 'propose' }> = {}): CaseStepInput => ({
  step: 'propose',
  decision: 'increase',
  scope: { kind: 'household' },
  effectiveMonth: '2026-11',
  monthlyAmountFen: 191_66,
  calculation: {
    ...{ headcount: 2, livingTogether: 2, incomeFen: 2_500_00, incomePeriod: 'year', supporters: [] },
  },
  reason: '按申报应增发',
  ...parts,
});
const terminate: CaseStepInput = steps.terminate;

const codes = (outcome: ReturnType<CaseLife['try']>) =>
  outcome.kind === 'refused' ? outcome.problems.map(({ code }) => code) : outcome.kind;

describe('a household that is paid less than it is due', () => {
  it('is an entitlement of its own kind', () => {
    expect(life().case).toMatchObject({ kind: 'entitlement', state: 'raised' });
    expect(life().case.events[0]?.reason.zh).toContain('每月实发 150.00 元，应发 191.67 元');
  });

  it('needs a proposal and the decision of somebody else alone', () => {
    const done = life().take('county', raise()).take('approver', { step: 'decide' });
    expect(done.case).toMatchObject({
      state: 'decided',
      ...{ survey: null, check: null, notice: null },
      proposal: { calculation: { yearlyFen: 2_300_00 } },
    });
    const [change] = listPaymentChanges([done.case], { after: '2026-09-20', through: '2026-10-20' });
    expect(change).toMatchObject({ change: 'raised', previousFen: 150_00, nextFen: 191_66 });
    expect(change?.lines).toEqual(done.case.proposal?.calculation?.lines);
  });

  it('goes back to whoever proposed it where more is asked: to the county, or to the town that works on it', () => {
    const back = { step: 'return-for-more', reason: '请补充依据' } as const;
    const county = life().take('county', raise()).take('approver', back);
    expect(county.case).toMatchObject({ state: 'screened', town: null, proposal: null });
    expect(county.whyNot('county', 'propose')).toEqual([]);
    const dispatched = life().take('county', steps.screen).take('county', steps.dispatch);
    const town = dispatched.take('leader', raise()).take('approver', back);
    expect(town.case.state).toBe('investigating');
    expect(town.whyNot('leader', 'propose')).toEqual([]);
  });

  it('is proposed by the county from the first day, and by the leader of the town that works on it', () => {
    expect(life().whyNot('county', 'propose')).toEqual([]);
    expect(life().whyNot('leader', 'propose')).toEqual(['out-of-scope']);
    const dispatched = life().take('county', steps.screen).take('county', steps.dispatch);
    expect(dispatched.whyNot('leader', 'propose')).toEqual([]);
    expect(dispatched.whyNot('handler', 'propose')).toEqual(['role-missing']);
    const visited = dispatched.take('handler', steps.begin);
    expect(visited.whyNot('leader', 'propose')).toEqual([]);
    expect(visited.whyNot('county', 'propose')).toEqual(['role-missing']);
  });

  it('is not decided by whoever proposed', () => {
    const proposed = life().take('county', raise());
    expect(codes(proposed.try('county', { step: 'decide' }))).toEqual(['role-missing']);
    const both = { ...proposed.case, involved: [...proposed.case.involved, 'county-approver-1'] };
    expect(codes(proposed.try('approver', { step: 'decide' }, both))).toEqual(['approver-involved']);
  });

  it('may be kept as it is after all', () => {
    const keeps = raise({ decision: 'continue', monthlyAmountFen: 150_00, calculation: undefined });
    expect(life().take('county', keeps).take('approver', { step: 'decide' }).case.state).toBe('decided');
  });

  describe('loses nothing on the shorter way', () => {
    it('which no proposal to take money away goes', () => {
      expect(codes(life().try('county', terminate))).toEqual(['survey-missing']);
      const visited = life()
        .take('county', steps.screen)
        .take('county', steps.dispatch)
        .take('handler', steps.begin);
      expect(codes(visited.try('leader', terminate))).toEqual(['survey-missing']);
    });

    it('and what is proposed after a survey passes check, notice and reply as ever', () => {
      const proposed = surveyed(life()).take('leader', terminate);
      expect(codes(proposed.try('approver', steps.decide))).toEqual(['notice-needed']);
      proposed.take('county', steps.check);
      expect(codes(proposed.try('approver', steps.decide))).toEqual(['notice-needed']);
    });

    it('and a household of which something else is found meanwhile is looked into first', () => {
      const found = life().take('county', raise());
      found.assess({ holdings: [aVehicleHolding()] });
      expect(found.case.kind).toBe('review');
      expect(codes(found.try('approver', { step: 'decide' }))).toContain('state-wrong');
      expect(codes(found.try('otherCounty', { step: 'check' }))).toEqual(['survey-missing']);
      found.take('county', { step: 'return-for-more', reason: '先查车辆' }).take('county', steps.dispatch);
      expect(found.case.state).toBe('dispatched');
    });
  });

  it('no other case goes the shorter way', () => {
    const car = new CaseLife({ ...couple(191_67), holdings: [aVehicleHolding()] }, '2026-10-12', policy);
    expect(car.case.kind).toBe('review');
    expect(codes(car.try('county', raise()))).toEqual(['role-missing']);
    expect(
      surveyed(car)
        .take('leader', { ...steps.continue, monthlyAmountFen: 191_67 })
        .whyNot('approver', 'decide'),
    ).toContain('state-wrong');
  });

  it('weighs less than a review, and is told so when the kind changes', () => {
    const untouched = life();
    untouched.assess({ holdings: [aVehicleHolding()] });
    expect(last(untouched.case)).toMatchObject({ type: 'escalated' });
    expect(last(untouched.case)?.reason.en).toMatch(/^Now a review: new: the owner of a motor vehicle/);
    untouched.assess({ holdings: [] });
    expect(last(untouched.case)).toMatchObject({ type: 'lowered' });
    expect(last(untouched.case)?.reason.zh).toMatch(/^降为应享未享：/);
    expect(last(untouched.case)?.reason.en).toMatch(/^Now an entitlement: /);
  });

  it('is laid beside what is declared in its own words', () => {
    const { file, case: open } = life();
    expect(compareDeclared(file.profile, 2, open).at(-1)).toEqual({
      topic: { zh: '保障金额不符', en: 'amount differs' },
      declared: { zh: '每月实发 150.00 元', en: '150.00 yuan paid a month' },
      found: { zh: '按申报应发 191.67 元', en: '191.67 yuan due by what is declared' },
    });
  });
});

function last({ events }: HouseholdCase) {
  return events.at(-1);
}
