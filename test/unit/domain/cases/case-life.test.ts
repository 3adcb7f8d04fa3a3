import { describe, expect, it } from 'vitest';
import { aHardCase, heard, steps, surveyed } from '../../../builders/case-life.ts';

describe('a suspension that is carried through', () => {
  it('goes from raised to archived', () => {
    const life = heard(aHardCase())
      .take('approver', steps.decide)
      .take('county', { step: 'execute', paymentList: '2026-11 a1b2' })
      .take('county', { step: 'archive' });
    expect(life.case).toMatchObject({ state: 'archived', kind: 'suspension', deadline: null });
    expect(life.case.events.map(({ type }) => type)).toEqual([
      'raised',
      'screen',
      'dispatch',
      'begin-investigation',
      'record-survey',
      'propose',
      'check',
      'issue-notice',
      'record-service',
      'record-reply',
      'hear',
      'decide',
      'execute',
      'archive',
    ]);
  });

  it('tells what may be done next, and why the rest may not', () => {
    const life = surveyed(aHardCase());
    expect(life.whyNot('leader', 'propose')).toEqual([]);
    expect(life.whyNot('handler', 'propose')).toEqual(['role-missing']);
    expect(life.whyNot('approver', 'decide')).toEqual([
      'state-wrong',
      'proposal-missing',
      'check-missing',
      'notice-missing',
      'service-missing',
    ]);
  });
});
