import { describe, expect, it } from 'vitest';
import type { AmountInput, CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { gateBreaches, missingFromGate } from '../../../../shared/domain/cases/gate.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { aHardCase, aSoftCase, CaseLife, heard, steps, surveyed } from '../../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';
import { aStaffMember, staff, type Person } from '../../../builders/staff.ts';

const codesOf = (life: CaseLife, who: Parameters<CaseLife['try']>[0], step: CaseStepInput) => {
  const outcome = life.try(who, step);
  return outcome.kind === 'taken' ? 'taken' : outcome.problems.map(({ code }) => code);
};

describe('the gate before money is taken away', () => {
  it.each([
    ['investigation', 'investigators-missing'],
    ['survey', 'survey-missing'],
    ['proposal', 'proposal-missing'],
    ['check', 'check-missing'],
    ['notice', 'notice-missing'],
    ['service', 'service-missing'],
  ] as const)('names a missing %s', (part, code) => {
    const ready = heard(aHardCase()).case;
    expect(missingFromGate(ready, '2026-10-12')).toEqual([]);
    const without = { ...ready, reply: null, [part]: null };
    expect(missingFromGate(without, '2026-10-20').map((each) => each.code)).toEqual([code]);
  });

  it('is shut on a case that claims a state without its record, whoever asks', () => {
    const ready = heard(aHardCase());
    for (const part of ['investigation', 'survey', 'check', 'notice', 'service'] as const) {
      const life = heard(aHardCase());
      life.keep({ ...ready.case, reply: null, [part]: null });
      expect(codesOf(life.on('2026-10-30'), 'approver', steps.decide)).not.toBe('taken');
    }
  });

  it('one investigator is not enough, nor the same one twice', () => {
    const life = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    const begin = (...investigators: string[]) =>
      codesOf(life, 'handler', { step: 'begin-investigation', investigators });
    expect(begin('town-handler-1')).toEqual(['investigators-missing']);
    expect(begin('town-handler-1', 'town-handler-1')).toEqual(['investigators-missing']);
    expect(begin('town-handler-1', 'nobody')).toEqual(['staff-unknown']);
  });

  it('a household that is registered apart is visited by the county too', () => {
    const life = aHardCase()
      .take('county', { step: 'screen', registeredApart: true })
      .take('county', steps.dispatch);
    expect(codesOf(life, 'handler', steps.begin)).toEqual(['county-visit-missing']);
    const withCounty = { ...steps.begin, investigators: ['town-handler-1', 'county-handler-2'] };
    expect(codesOf(life, 'handler', withCounty)).toBe('taken');
  });

  it('there is no proposal without a survey, and no survey that nobody signed or saw refused', () => {
    const life = aHardCase()
      .take('county', steps.screen)
      .take('county', steps.dispatch)
      .take('handler', steps.begin);
    expect(codesOf(life, 'leader', steps.terminate)).toContain('survey-missing');
    const stranger = { ...steps.survey, signature: { kind: 'signed', memberOrdinal: 7 } } as const;
    expect(codesOf(life, 'handler', stranger)).toEqual(['survey-unsound']);
    expect(codesOf(life, 'handler', { ...steps.survey, visitedOn: '2026-10-13' })).toEqual([
      'survey-unsound',
    ]);
    const refused = {
      ...steps.survey,
      signature: { kind: 'refused', witness: '王村长', circumstances: '不愿签字' },
    } as const;
    expect(codesOf(life, 'handler', refused)).toBe('taken');
  });

  it('a decision that takes money away is not reached from the check', () => {
    const life = surveyed(aHardCase()).take('leader', steps.terminate).take('county', steps.check);
    expect(codesOf(life, 'approver', steps.decide)).toEqual(['notice-needed']);
  });

  it.each(['reduce', 'gradual-exit', 'suspend', 'terminate'] as const)('%s needs the notice', (decision) => {
    const amount = decision === 'reduce' ? 350_00 : 0;
    const calculation: AmountInput = { headcount: 1, incomeFen: 0, incomePeriod: 'month', supporters: [] };
    const life = surveyed(aHardCase())
      .take('leader', {
        ...steps.terminate,
        decision,
        monthlyAmountFen: amount,
        calculation,
        deviation: '按标准',
      })
      .take('county', steps.check);
    expect(codesOf(life, 'approver', steps.decide)).toEqual(['notice-needed']);
  });
});

describe('the reply period', () => {
  const served = () =>
    surveyed(aHardCase())
      .take('leader', steps.terminate)
      .take('county', steps.check)
      .take('county', steps.notice)
      .take('handler', steps.serve);

  it('counts five working days from the day after service', () => {
    expect(served().case.deadline).toMatchObject({ dueOn: '2026-10-19', provisional: false });
    expect(codesOf(served().on('2026-10-19'), 'county', steps.hear)).toEqual(['reply-period-running']);
    expect(codesOf(served().on('2026-10-20'), 'county', steps.hear)).toBe('taken');
  });

  it('that was not used may be noted only once it is over', () => {
    const noReply = (day: string) =>
      codesOf(served().on(day), 'handler', { step: 'record-reply', reply: 'no-reply', receivedOn: day });
    expect(noReply('2026-10-19')).toEqual(['reply-period-running']);
    expect(noReply('2026-10-20')).toBe('taken');
  });

  it('is longer by an extension, which names who granted it', () => {
    const life = served().take('county', {
      step: 'extend-deadline',
      workingDays: 3,
      grantedBy: 'county-approver-1',
      reason: '住院',
    });
    expect(life.case.deadline).toMatchObject({
      dueOn: '2026-10-22',
      extensions: [{ grantedBy: { id: 'county-approver-1' }, by: { id: 'county-handler-1' } }],
    });
    expect(codesOf(life.on('2026-10-22'), 'county', steps.hear)).toEqual(['reply-period-running']);
  });

  it('an extension is not granted by who asks, nor by anybody but an approver', () => {
    const extend = (who: Person, grantedBy: string) =>
      codesOf(served(), who, { step: 'extend-deadline', workingDays: 3, grantedBy, reason: '住院' });
    expect(extend('county', 'county-handler-1')).toEqual(['extension-not-granted']);
    expect(extend('leader', 'county-handler-2')).toEqual(['extension-not-granted']);
  });

  it('cannot be over in a year whose working days are not published', () => {
    const { case: it_ } = served();
    const later = { ...it_, service: it_.service && { ...it_.service, servedOn: '2034-12-29' } };
    expect(missingFromGate(later, '2035-06-01').map(({ code }) => code)).toEqual(['calendar-unpublished']);
  });

  it('begins again after an objection: the town checks again, and an earlier survey does not suffice', () => {
    const life = served().take('handler', {
      step: 'object',
      receivedOn: '2026-10-12',
      objection: '款项不属于本户',
      evidence: '病历',
    });
    expect(life.case).toMatchObject({
      state: 'investigating',
      survey: null,
      proposal: null,
      notice: null,
      service: null,
    });
    expect(life.whyNot('leader', 'propose')).toEqual(['survey-missing']);
  });
});

describe('who decides', () => {
  it('has neither proposed nor investigated, in this round or an earlier one', () => {
    const all = aStaffMember({ id: 'county-approver-2', roles: ['county-approver', 'county-handler'] });
    const life = aHardCase();
    const people = life.people as Map<string, typeof all>;
    people.set(all.id, all);
    life
      .take('county', steps.screen)
      .take('county', steps.dispatch)
      .take('handler', { ...steps.begin, investigators: ['town-handler-1', all.id] })
      .take('handler', steps.survey)
      .take('leader', steps.terminate)
      .take('county', { step: 'return-for-more', reason: '补充' })
      .take('handler', steps.begin)
      .take('leader', steps.terminate)
      .take('county', steps.check)
      .take('county', steps.notice)
      .take('handler', steps.serve)
      .take('handler', steps.agrees)
      .take('county', steps.hear);
    expect(codesOf(life, all, steps.decide)).toEqual(['approver-involved']);
    expect(codesOf(life, 'approver', steps.decide)).toBe('taken');
  });

  it('gives the reference of the collective decision where policy asks for one', () => {
    expect(codesOf(heard(aHardCase()), 'approver', { step: 'decide' })).toEqual([
      'collective-decision-missing',
    ]);
    const cases = {
      ...defaultPolicy.cases,
      collectiveDecision: { neededFor: [], restsOn: 'product choice' },
    };
    const file = aHousehold({
      members: [aMember()],
      holdings: [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' })],
    });
    const lenient = heard(new CaseLife(file, '2026-10-12', { ...defaultPolicy, cases }));
    expect(codesOf(lenient, 'approver', { step: 'decide' })).toBe('taken');
  });

  it('asks of gradual exit, which ends payment, what it asks of termination', () => {
    const life = surveyed(aHardCase())
      .take('leader', { ...steps.terminate, decision: 'gradual-exit' })
      .take('county', steps.check)
      .take('county', steps.notice)
      .take('handler', steps.serve)
      .take('handler', steps.agrees)
      .take('county', steps.hear);
    expect(codesOf(life, 'approver', { step: 'decide' })).toEqual(['collective-decision-missing']);
    expect(codesOf(life, 'approver', steps.decide)).toBe('taken');
  });

  it('decides on the amount that was proposed, or returns it', () => {
    const life = heard(aHardCase());
    life.file = { ...life.file, profile: { ...life.file.profile, monthlyAmountFen: 500_00 } };
    expect(codesOf(life, 'approver', steps.decide)).toEqual(['amount-changed']);
    expect(codesOf(life, 'approver', { step: 'return-for-more', reason: '金额已变' })).toBe('taken');
  });
});

describe('leniency with a hard, verified finding', () => {
  const clear = {
    step: 'clear',
    rule: 'financial-assets',
    reason: 'medical-money',
    until: '2027-06-30',
  } as const;

  it('takes a second person, until whom nothing is cleared', () => {
    const life = aHardCase().take('county', steps.screen).take('county', clear);
    expect(life.case).toMatchObject({
      state: 'screened',
      clearances: [],
      pending: [{ subject: 'financial-assets' }],
    });
    expect(codesOf(life, 'county', { step: 'confirm', subject: 'financial-assets' })).toEqual([
      'second-person-needed',
    ]);
    life.take('otherCounty', { step: 'confirm', subject: 'financial-assets' });
    expect(life.case).toMatchObject({
      state: 'explained',
      clearances: [{ amountFen: 20_000_00, by: 'county-handler-1', confirmedBy: 'county-handler-2' }],
    });
  });

  it('that a second person refuses changes nothing', () => {
    const life = aHardCase().take('county', steps.screen).take('county', clear);
    life.take('approver', { step: 'refuse', subject: 'financial-assets', reason: '无凭证' });
    expect(life.case).toMatchObject({ state: 'screened', clearances: [], pending: [] });
  });

  it('to continue is decided by somebody who did not propose it', () => {
    const both = aStaffMember({ id: 'everything', roles: ['county-approver', 'county-handler'] });
    const life = surveyed(aHardCase()).take('leader', steps.continue).take('county', steps.check);
    life.keep({ ...life.case, involved: [...life.case.involved, both.id] });
    expect(codesOf(life, both, { step: 'decide' })).toEqual(['approver-involved']);
    expect(codesOf(life, 'approver', { step: 'decide' })).toBe('taken');
    expect(life.case.state).toBe('decided');
  });

  it('to end a case, or to withdraw it, takes two as well', () => {
    const moved = { step: 'mark-ended', cause: 'moved', on: '2026-10-11', reason: '迁出' } as const;
    const ending = aHardCase().take('county', steps.screen).take('county', moved);
    expect(ending.case).toMatchObject({ state: 'screened', pending: [{ subject: 'end' }] });
    expect(ending.take('approver', { step: 'confirm', subject: 'end' }).case.state).toBe('ended');

    const gone = aHardCase().take('county', steps.screen);
    expect(gone.whyNot('county', 'withdraw')).toEqual(['findings-left']);
    gone.assess({ holdings: [] }).take('county', { step: 'withdraw', reason: '已销户' });
    expect(gone.case).toMatchObject({ state: 'screened', pending: [{ subject: 'withdraw' }] });
    expect(gone.take('approver', { step: 'confirm', subject: 'withdraw' }).case.state).toBe('withdrawn');
  });

  it('is one person’s where the finding is soft', () => {
    const life = aSoftCase()
      .take('county', steps.screen)
      .take('county', { ...clear, rule: 'motor-vehicle', reason: 'disabled-members-vehicle' });
    expect(life.case.state).toBe('explained');
  });

  it('needs a reason that is offered and an end that policy allows', () => {
    const life = aHardCase().take('county', steps.screen);
    expect(codesOf(life, 'county', { ...clear, reason: 'because' })).toEqual(['reason-unknown']);
    expect(codesOf(life, 'county', { ...clear, until: '2028-01-01' })).toEqual(['until-wrong']);
    expect(codesOf(life, 'county', { ...clear, until: '2026-10-12' })).toEqual(['until-wrong']);
    expect(codesOf(life, 'county', { ...clear, assets: ['strange'] })).toEqual(['finding-unknown']);
  });
});

describe('who may do anything', () => {
  it.each([
    ['related to the household', { relatedHouseholds: ['110101-0001'] }, 'related-staff'],
    ['of another county', { county: '220202' }, 'out-of-scope'],
    ['no longer active', { active: false }, 'inactive'],
    ['without the role', { roles: ['auditor' as const] }, 'role-missing'],
  ])('nobody %s', (_what, parts, code) => {
    const person = { ...staff.county, ...parts };
    expect(codesOf(aHardCase(), person, steps.screen)).toEqual([code]);
  });

  it('of another town nobody, before and after it is dispatched', () => {
    const other = { ...staff.handler, town: '西街镇' };
    const life = aHardCase().take('county', steps.screen);
    expect(codesOf(life, staff.handler, steps.begin)).toEqual(['out-of-scope']);
    expect(codesOf(life.take('county', steps.dispatch), other, steps.begin)).toEqual(['out-of-scope']);
  });

  it('relatives do not investigate either', () => {
    const relative = { ...staff.otherHandler, relatedHouseholds: ['110101-0001'] };
    const life = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    (life.people as Map<string, typeof relative>).set(relative.id, relative);
    expect(codesOf(life, 'handler', steps.begin)).toEqual(['staff-related']);
  });
});

describe('a stored decision', () => {
  it.each<[string, Partial<HouseholdCase>, string]>([
    ['without a notice', { notice: null }, 'notice-missing'],
    ['by an investigator', { involved: ['county-approver-1'] }, 'approver-involved'],
    ['without any decision', { decision: null }, 'proposal-missing'],
  ])('%s is found out', (_what, parts, code) => {
    const decided = heard(aHardCase()).take('approver', steps.decide).case;
    expect(gateBreaches(decided)).toEqual([]);
    expect(gateBreaches({ ...decided, ...parts }).map((each) => each.code)).toContain(code);
  });
});
