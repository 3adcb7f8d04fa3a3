import { describe, expect, test } from 'vitest';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { aHardCase, heard, steps, surveyed } from '../../../builders/case-life.ts';

const dispatch = { step: 'take-back-dispatch', reason: '选错乡镇' } as const;
const proposal = { step: 'take-back-proposal', reason: '金额有误' } as const;
const request = { step: 'take-back-request', subject: 'financial-assets', reason: '凭证有误' } as const;
const clear = {
  step: 'clear',
  rule: 'financial-assets',
  reason: 'medical-money',
  until: '2027-03-31',
} as const;
const refusedBecause = (code: string) => ({ kind: 'refused', problems: [{ code }] });

describe('taking back', () => {
  test('a dispatch leaves the case as it was, its deadline too, and stays in the timeline', () => {
    const life = aHardCase().take('county', steps.screen);
    const { state, town, assignee, deadline } = life.case;
    life.on('2026-10-13').take('county', steps.dispatch).take('county', dispatch);
    expect(life.case).toMatchObject({ state, town, assignee, deadline });
    expect(life.case.events.map(({ type }) => type)).toEqual([
      'raised',
      'screen',
      'dispatch',
      'take-back-dispatch',
    ]);
    expect(life.case.events.at(-1)?.reason.zh).toBe('收回转办：选错乡镇');
  });

  test('a dispatch to a second town leads back to the first', () => {
    const life = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    life.take('county', { ...steps.dispatch, town: '西街镇' }).take('county', dispatch);
    expect(life.case).toMatchObject({ state: 'dispatched', town: '东街镇' });
    expect(life.try('county', dispatch)).toMatchObject(refusedBecause('nothing-to-take-back'));
  });

  test('a proposal leads back to the investigation, survey and all, and who made it still never decides', () => {
    const life = surveyed(aHardCase());
    const { deadline, survey } = life.case;
    life.on('2026-10-14').take('leader', steps.terminate).take('leader', proposal);
    expect(life.case).toMatchObject({ state: 'investigating', proposal: null, deadline, survey });
    expect(life.case.involved).toContain('town-leader-1');
    life.take('leader', steps.continue);
    expect(life.case.proposal?.decision).toBe('continue');
  });

  test('a case that was returned counts as returned again once its new proposal is taken back', () => {
    const life = surveyed(aHardCase()).take('leader', steps.terminate);
    life.take('county', { step: 'return-for-more', reason: '补充' });
    expect(listCase(life.case).returned).toBe(true);
    life.take('leader', steps.terminate).take('leader', proposal);
    expect(listCase(life.case).returned).toBe(true);
  });

  test('a request to a second person leaves the finding', () => {
    const life = surveyed(aHardCase()).take('county', clear);
    expect(life.try('otherCounty', request)).toMatchObject(refusedBecause('done-by-another'));
    life.take('county', request);
    expect(life.case).toMatchObject({ pending: [], clearances: [], state: 'investigating' });
    expect(life.try('county', request)).toMatchObject(refusedBecause('nothing-to-take-back'));
    expect(life.case.events.at(-1)?.reason.zh).toContain('排除：');
  });

  test('is no longer possible once somebody else has acted, and never for somebody else', () => {
    const dispatched = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    expect(dispatched.try('otherCounty', dispatch)).toMatchObject(refusedBecause('done-by-another'));
    dispatched.take('handler', { step: 'comment', text: '周五入户' });
    expect(dispatched.try('county', dispatch)).toMatchObject(refusedBecause('acted-since'));
    const checked = surveyed(aHardCase()).take('leader', steps.terminate).take('county', steps.check);
    expect(checked.try('leader', proposal)).toMatchObject(refusedBecause('state-wrong'));
    const decided = heard(aHardCase()).take('approver', steps.decide);
    expect(decided.try('leader', proposal)).toMatchObject(refusedBecause('state-wrong'));
  });

  test('what the machine or oneself adds meanwhile bars nothing', () => {
    const life = surveyed(aHardCase()).take('leader', steps.terminate);
    life.take('leader', { step: 'comment', text: '请核对' }).assess();
    life.take('leader', proposal);
    expect(life.case.state).toBe('investigating');
  });

  test('a record of before, which does not say how it stood, is not taken back', () => {
    const life = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    const { before: _unknown, ...old } = life.case;
    life.keep(old);
    expect(life.whyNot('county', 'take-back-dispatch')).toEqual(['not-kept-before']);
    expect(life.whyNot('otherCounty', 'take-back-dispatch')).toContain('done-by-another');
  });

  test('what is taken back already is nothing that an earlier version recorded', () => {
    const life = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    const { before: _unknown, ...old } = life.case;
    life.keep(old);
    life.take('county', steps.dispatch).take('county', dispatch);
    expect(life.case.state).toBe('dispatched');
    expect(life.whyNot('county', 'take-back-dispatch')).toEqual(['nothing-to-take-back']);
  });
});
