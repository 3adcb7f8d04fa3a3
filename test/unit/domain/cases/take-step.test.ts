/** What taking a step leads to: the next version with its event, or everything that speaks against it. */
import { describe, expect, it } from 'vitest';
import { stepNames } from '../../../../shared/contracts/case-steps.ts';
import { verifyChain } from '../../../../shared/domain/cases/chain.ts';
import { listSteps } from '../../../../shared/domain/cases/take-step.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed, type CaseLife } from '../../../builders/case-life.ts';
import { staff, type Person } from '../../../builders/staff.ts';

const codesOf = (outcome: ReturnType<CaseLife['try']>) =>
  outcome.kind === 'refused' ? outcome.problems.map(({ code }) => code) : outcome.kind;

function optionsFor(life: CaseLife, who: Person) {
  const context = { policy: life.policy, day: life.day, at: `${life.day}T02:00:00Z`, staff: life.people };
  return listSteps(life.file, life.case, staff[who], context);
}

describe('a step that is taken', () => {
  it('makes the next version, which is written over the one that was read', () => {
    const outcome = aHardCase().try('county', { step: 'screen', note: '属实' });
    expect(outcome).toMatchObject({
      kind: 'taken',
      expectedVersion: 1,
      case: { version: 2, state: 'screened' },
    });
  });

  it('is put on record with who took it, what they said, and in words', () => {
    const life = aHardCase().take('county', { step: 'screen', note: '属实' });
    expect(life.case.events.at(-1)).toMatchObject({
      at: '2026-10-12T02:00:00Z',
      actor: 'county-handler-1',
      actorName: '职员 county-handler-1',
      type: 'screen',
      reason: { zh: '初筛：属实', en: 'screen: 属实' },
      step: { step: 'screen', note: '属实' },
    });
    expect(verifyChain(life.case.events)).toEqual({ kind: 'intact' });
  });

  it('tells people and reasons by their names', () => {
    const life = aSoftCase().take('county', steps.screen);
    life.take('county', { step: 'clear', rule: 'motor-vehicle', reason: 'inheritance', until: '2027-03-31' });
    expect(life.case.events.at(-1)?.reason.zh).toContain('继承所得，尚未分割或仅为登记');
    const begun = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    begun.take('handler', steps.begin);
    expect(begun.case.events.at(-1)?.reason.zh).toBe('开始调查：职员 town-handler-1、职员 town-handler-2');
  });

  it('that takes a case up again makes the first version of a new one', () => {
    const life = aSoftCase().take('county', steps.screen);
    life.take('county', { step: 'clear', rule: 'motor-vehicle', reason: 'inheritance', until: '2027-03-31' });
    const outcome = life.try('approver', { step: 'reopen', reason: '凭证有误' });
    expect(outcome).toMatchObject({ kind: 'taken', case: { number: 2, version: 1 } });
    expect(outcome).toHaveProperty('expectedVersion', undefined);
  });
});

describe('a step that is refused', () => {
  it('for who asks says nothing of the case', () => {
    const related = { ...staff.county, relatedHouseholds: ['110101-0001'] };
    expect(codesOf(aHardCase().try(related, steps.decide))).toEqual(['role-missing']);
    expect(codesOf(aHardCase().try(related, steps.notice))).toEqual(['related-staff']);
    expect(codesOf(aHardCase().try({ ...staff.approver, county: '110102' }, steps.decide))).toEqual([
      'out-of-scope',
    ]);
  });

  it('in another state says so; of a decision also what is missing on the way', () => {
    expect(codesOf(aHardCase().try('county', steps.check))).toEqual(['state-wrong']);
    const life = surveyed(aHardCase());
    expect(codesOf(life.try('approver', steps.decide))).toEqual([
      'state-wrong',
      'proposal-missing',
      'check-missing',
      'notice-missing',
      'service-missing',
    ]);
  });

  it('of a closed case does not list what a decision would need', () => {
    const life = heard(aHardCase())
      .take('approver', steps.decide)
      .take('county', { step: 'execute', paymentList: '2026-11' })
      .take('county', { step: 'archive' });
    expect(codesOf(life.try('approver', steps.decide))).toEqual(['state-wrong']);
  });

  it('where the case as it would be stored lacks what its decision needed', () => {
    const life = heard(aHardCase())
      .take('approver', steps.decide)
      .take('county', { step: 'execute', paymentList: '2026-11' });
    life.keep({ ...life.case, notice: null });
    expect(codesOf(life.try('county', { step: 'archive' }))).toEqual(['notice-missing']);
  });

  it('tells why in both languages', () => {
    const outcome = aHardCase().try('county', steps.check);
    expect(outcome).toMatchObject({
      problems: [
        { message: { zh: '个案当前状态不能办理此步骤', en: 'the case is not in a state for this step' } },
      ],
    });
  });
});

describe('the steps of a case', () => {
  it('are all listed once, those that may be taken now as allowed', () => {
    const options = optionsFor(surveyed(aHardCase()), 'leader');
    expect(options.map(({ step }) => step).sort()).toEqual([...stepNames].sort());
    const allowed = options.filter((option) => option.allowed);
    expect(allowed.map(({ step }) => step)).toContain('propose');
    expect(allowed.every(({ problems }) => problems.length === 0)).toBe(true);
    expect(options.find(({ step }) => step === 'decide')).toMatchObject({
      title: { zh: '作出决定', en: 'decide' },
      allowed: false,
      problems: [{ code: 'role-missing' }],
    });
  });
});
